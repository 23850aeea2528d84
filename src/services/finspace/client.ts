import {
  FinspaceClient,
  type FinspaceClientResolvedConfig,
  GetEnvironmentCommand,
  type GetEnvironmentCommandInput,
  type GetEnvironmentCommandOutput,
  ListEnvironmentsCommand,
  type ListEnvironmentsCommandInput,
  type ListEnvironmentsCommandOutput,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-finspace';
import type { Client, Command } from '@smithy/types';
import type {
  ClientFactory,
  ClientSettings,
  ServiceOptions,
} from '../../upstream/client-factory.ts';
import type { Places } from '../../upstream/places.ts';

type Finspace = Client<ServiceInputTypes, ServiceOutputTypes, FinspaceClientResolvedConfig>;

/**
 * The newest client of FinSpace is of 2024. It works with today's settings and transport, only its
 * types are those of the packages of its time.
 */
const client = FinspaceClient as unknown as new (settings: ClientSettings) => Finspace;

/** The command as today's packages type it. */
const command = <Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  constructor: new (input: Input) => object,
) =>
  constructor as unknown as new (
    input: Input,
  ) => Command<ServiceInputTypes, Input, ServiceOutputTypes, Output, FinspaceClientResolvedConfig>;

/** The operations of Amazon FinSpace that the gateway uses, each bound to one client. */
export const createFinspaceClient = (factory: ClientFactory, options: ServiceOptions) => {
  const { read } = factory.service('finspace', client, options);
  return {
    listEnvironments: read(
      command<ListEnvironmentsCommandInput, ListEnvironmentsCommandOutput>(ListEnvironmentsCommand),
      { required: ['environments'] },
    ),
    getEnvironment: read(
      command<GetEnvironmentCommandInput, GetEnvironmentCommandOutput>(GetEnvironmentCommand),
      { required: ['environment.environmentId'] },
    ),
  };
};

export type FinspaceClientOperations = ReturnType<typeof createFinspaceClient>;
export type FinspacePlaces = Places<FinspaceClientOperations>;
