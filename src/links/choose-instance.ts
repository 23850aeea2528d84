import { GatewayError } from '../core/errors.ts';
import { globalIds } from '../node-types.ts';
import type { IdentityCenterLoaders } from '../services/identity-center/loaders.ts';
import type { InstanceModel } from '../services/identity-center/models.ts';
import type { OrganizationsLoaders } from '../services/organizations/loaders.ts';

/**
 * The instance with `arn`, or the organization's own: the one that the management account owns. With
 * one instance in sight, that is it, and nothing more is asked.
 *
 * @throws GatewayError NOT_FOUND, NOT_CONFIGURED or AMBIGUOUS.
 */
export const chooseInstance = async (
  loaders: {
    readonly identityCenter: IdentityCenterLoaders;
    readonly organizations: OrganizationsLoaders;
  },
  arn: string | undefined,
): Promise<InstanceModel> => {
  const instances = await loaders.identityCenter.instances();
  if (arn !== undefined) {
    const found = instances.find((instance) => instance.instanceArn === arn);
    if (found !== undefined) return found;
    throw new GatewayError('NOT_FOUND', `There is no IAM Identity Center instance ${arn} here.`, {
      service: 'sso-admin',
      argument: 'instance',
    });
  }
  const [only] = instances;
  if (only === undefined) {
    throw new GatewayError(
      'NOT_CONFIGURED',
      'IAM Identity Center is not enabled in this Region, or not for this account.',
      { service: 'sso-admin', operation: 'ListInstances' },
    );
  }
  if (instances.length === 1) return only;
  // An account that may not ask for its organization is still told what it can choose among.
  const organization = await loaders.organizations.organization().catch((error: unknown) => {
    if (error instanceof GatewayError && !error.retryable) return null;
    throw error;
  });
  const own = instances.filter(
    ({ metadata }) => metadata.OwnerAccountId === organization?.detail.MasterAccountId,
  );
  if (own.length === 1 && own[0] !== undefined) return own[0];
  throw new GatewayError(
    'AMBIGUOUS',
    'There are several IAM Identity Center instances. Say which one with `instance`.',
    {
      argument: 'instance',
      candidates: instances.map(({ instanceArn }) =>
        globalIds.encode('IdentityCenterInstance', instanceArn),
      ),
    },
  );
};
