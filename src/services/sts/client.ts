import type * as Aws from '@aws-sdk/client-sts';
import type { ClientFactory } from '../../upstream/client-factory.ts';
import { lazyPackage } from '../../upstream/lazy-package.ts';

const { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } =
  lazyPackage<typeof Aws>('@aws-sdk/client-sts');

/** The operations of STS that the gateway uses, each bound to one client. */
export const createStsClient = (factory: ClientFactory) => {
  const { read } = factory.service('sts', STSClient);
  return {
    getCallerIdentity: read(GetCallerIdentityCommand),
    /** It changes nothing, so it may be tried again. */
    assumeRole: read(AssumeRoleCommand, {
      required: [
        'Credentials.AccessKeyId',
        'Credentials.SecretAccessKey',
        'Credentials.SessionToken',
        'Credentials.Expiration',
      ],
    }),
  };
};

export type StsClient = ReturnType<typeof createStsClient>;
