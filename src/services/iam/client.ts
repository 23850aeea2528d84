import type * as Aws from '@aws-sdk/client-iam';
import type { ClientFactory, ServiceOptions } from '../../upstream/client-factory.ts';
import { lazyPackage } from '../../upstream/lazy-package.ts';

const { IAMClient, SimulatePrincipalPolicyCommand } =
  lazyPackage<typeof Aws>('@aws-sdk/client-iam');

/** The Region that the one endpoint of IAM signs for, by partition ("IAM endpoints and quotas"). */
const REGIONS: Readonly<Record<string, string>> = {
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
};

/** @returns the Region that calls of IAM are made in, and that policies know them by. */
export const iamRegionOf = (partition: string): string => REGIONS[partition] ?? 'us-east-1';

/** What the doctor asks of IAM; a gateway that serves asks it nothing. */
export const createIamClient = (factory: ClientFactory, options: ServiceOptions) => {
  const { read } = factory.service('iam', IAMClient, options);
  return {
    /** It does nothing of what it is asked about. */
    simulatePrincipalPolicy: read(SimulatePrincipalPolicyCommand, {
      required: ['EvaluationResults'],
    }),
  };
};

export type IamClient = ReturnType<typeof createIamClient>;
