import type { Environment } from '@aws-sdk/client-finspace';
import type { GatewayContext } from '../../context.ts';
import { recognize } from '../../core/enums.ts';
import type { ResolversTypes } from '../../generated/resolvers.ts';

/** How the users of an environment sign in, by the names of the schema. */
export const toFederation = (
  context: GatewayContext,
  { federationMode, federationParameters: given }: Environment,
): ResolversTypes['EnvironmentFederation'] => ({
  mode: recognize(federationMode, ['FEDERATED', 'LOCAL'] as const, (message) =>
    context.log.warn(message),
  ),
  parameters:
    given === undefined
      ? null
      : {
          samlMetadataDocument: given.samlMetadataDocument,
          samlMetadataUrl: given.samlMetadataURL,
          applicationCallBackUrl: given.applicationCallBackURL,
          urn: given.federationURN,
          providerName: given.federationProviderName,
          attributeMap:
            given.attributeMap === undefined
              ? null
              : Object.entries(given.attributeMap).map(([name, value]) => ({ name, value })),
        },
});
