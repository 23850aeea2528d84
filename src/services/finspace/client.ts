import type * as Aws from '@aws-sdk/client-finspace';
import type {
  FinspaceClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-finspace';
import type { Client, Command } from '@smithy/types';
import type {
  ClientFactory,
  ClientSettings,
  ServiceOptions,
} from '../../upstream/client-factory.ts';
import { lazyPackage, loadsLike } from '../../upstream/lazy-package.ts';
import type { Places } from '../../upstream/places.ts';

const {
  CreateEnvironmentCommand,
  DeleteEnvironmentCommand,
  FinspaceClient,
  GetEnvironmentCommand,
  ListEnvironmentsCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateEnvironmentCommand,
} = lazyPackage<typeof Aws>('@aws-sdk/client-finspace');

type Finspace = Client<ServiceInputTypes, ServiceOutputTypes, FinspaceClientResolvedConfig>;

/**
 * Credentials that a client of 2024 asks for each time: it keeps those that do not expire for good and
 * others until they do, so that it would go on with what AWS has said no longer works.
 */
const unkept =
  (credentials: ClientSettings['credentials']): ClientSettings['credentials'] =>
  async (properties) => ({ ...(await credentials(properties)), expiration: new Date(0) });

/**
 * The newest client of FinSpace is of 2024. It works with today's settings and transport, only its
 * types are those of the packages of its time.
 */
const client = loadsLike(
  function (settings: ClientSettings) {
    return new FinspaceClient({ ...settings, credentials: unkept(settings.credentials) });
  } as unknown as new (settings: ClientSettings) => Finspace,
  FinspaceClient,
);

/** The command as today's packages type it. */
const command = <Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  constructor: new (input: Input) => object,
) =>
  constructor as unknown as new (
    input: Input,
  ) => Command<ServiceInputTypes, Input, ServiceOutputTypes, Output, FinspaceClientResolvedConfig>;

/** The operations of Amazon FinSpace that the gateway uses, each bound to one client. */
export const createFinspaceClient = (factory: ClientFactory, options: ServiceOptions) => {
  const { read, write } = factory.service('finspace', client, options);
  return {
    listEnvironments: read(
      command<Aws.ListEnvironmentsCommandInput, Aws.ListEnvironmentsCommandOutput>(
        ListEnvironmentsCommand,
      ),
      { required: ['environments'] },
    ),
    getEnvironment: read(
      command<Aws.GetEnvironmentCommandInput, Aws.GetEnvironmentCommandOutput>(
        GetEnvironmentCommand,
      ),
      { required: ['environment.environmentId'] },
    ),
    listTagsForResource: read(
      command<Aws.ListTagsForResourceCommandInput, Aws.ListTagsForResourceCommandOutput>(
        ListTagsForResourceCommand,
      ),
    ),
    createEnvironment: write(
      command<Aws.CreateEnvironmentCommandInput, Aws.CreateEnvironmentCommandOutput>(
        CreateEnvironmentCommand,
      ),
      { required: ['environmentId'] },
    ),
    updateEnvironment: write(
      command<Aws.UpdateEnvironmentCommandInput, Aws.UpdateEnvironmentCommandOutput>(
        UpdateEnvironmentCommand,
      ),
    ),
    deleteEnvironment: write(
      command<Aws.DeleteEnvironmentCommandInput, Aws.DeleteEnvironmentCommandOutput>(
        DeleteEnvironmentCommand,
      ),
    ),
    tagResource: write(
      command<Aws.TagResourceCommandInput, Aws.TagResourceCommandOutput>(TagResourceCommand),
    ),
    untagResource: write(
      command<Aws.UntagResourceCommandInput, Aws.UntagResourceCommandOutput>(UntagResourceCommand),
    ),
  };
};

export type FinspaceClientOperations = ReturnType<typeof createFinspaceClient>;
export type FinspacePlaces = Places<FinspaceClientOperations>;
