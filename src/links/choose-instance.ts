import { GatewayError } from '../core/errors.ts';
import { globalIds } from '../node-types.ts';
import type { IdentityCenterLoaders } from '../services/identity-center/loaders.ts';
import type { InstanceModel } from '../services/identity-center/models.ts';
import type { OrganizationsLoaders } from '../services/organizations/loaders.ts';

interface InstanceLoaders {
  readonly identityCenter: IdentityCenterLoaders;
  readonly organizations: OrganizationsLoaders;
}

const onlyOne = (instances: readonly InstanceModel[]): InstanceModel | undefined =>
  instances.length === 1 ? instances[0] : undefined;

/** The organization's own instance belongs to its management account. */
const byOwner = async (
  loaders: InstanceLoaders,
  instances: readonly InstanceModel[],
): Promise<InstanceModel | undefined> => {
  const organization = await loaders.organizations.organization().catch((error: unknown) => {
    if (error instanceof GatewayError) return null;
    throw error;
  });
  const owner = organization?.detail.MasterAccountId;
  return onlyOne(instances.filter(({ metadata }) => metadata.OwnerAccountId === owner));
};

/**
 * Where Organizations does not answer, what Identity Center says of itself has to do: an account
 * instance has no permission sets.
 */
const byPermissionSets = async (
  loaders: InstanceLoaders,
  instances: readonly InstanceModel[],
): Promise<InstanceModel | undefined> => {
  const details = await Promise.allSettled(
    instances.map(({ instanceArn }) => loaders.identityCenter.instanceDetail(instanceArn)),
  );
  return onlyOne(
    instances.filter((_, index) => {
      const detail = details[index];
      return detail?.status === 'fulfilled' && detail.value.value.PermissionSetsEnabled === true;
    }),
  );
};

/**
 * What `chooseInstance` would answer, at once; undefined where that takes a read, or it would refuse.
 */
export const instanceAtHand = (
  loaders: InstanceLoaders,
  arn: string | undefined,
): InstanceModel | undefined => {
  const instances = loaders.identityCenter.instances.now();
  if (instances instanceof Promise) {
    // Asked for again, and told, by who waits for it.
    instances.catch(() => undefined);
    return undefined;
  }
  return arn === undefined
    ? onlyOne(instances)
    : instances.find((instance) => instance.instanceArn === arn);
};

/**
 * The instance with `arn`, or the organization's own: the one that the management account owns. With
 * one instance in sight, that is it, and nothing more is asked.
 *
 * @throws GatewayError NOT_FOUND, NOT_CONFIGURED or AMBIGUOUS.
 */
export const chooseInstance = async (
  loaders: InstanceLoaders,
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
  const own = (await byOwner(loaders, instances)) ?? (await byPermissionSets(loaders, instances));
  if (own !== undefined) return own;
  const arns = instances.map(({ instanceArn }) => instanceArn).join(', ');
  throw new GatewayError(
    'AMBIGUOUS',
    `There are several IAM Identity Center instances. Say which one with \`instance\`: ${arns}.`,
    {
      argument: 'instance',
      candidates: instances.map(({ instanceArn }) =>
        globalIds.encode('IdentityCenterInstance', instanceArn),
      ),
    },
  );
};
