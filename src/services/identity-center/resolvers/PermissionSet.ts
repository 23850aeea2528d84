import type { PermissionSet as AwsPermissionSet } from '@aws-sdk/client-sso-admin';
import { GatewayError } from '../../../core/errors.ts';
import type { GatewayContext } from '../../../context.ts';
import type { PermissionSetResolvers } from '../../../generated/resolvers.ts';
import { globalIds } from '../../../node-types.ts';
import type { PermissionSetModel } from '../models.ts';
import { parsePolicy } from '../policy.ts';
import { toTags } from '../../../core/tags.ts';

/** The fields of a permission set that rest on sso-admin alone. */
type Own = Omit<PermissionSetResolvers, 'accounts' | 'assignments'>;

const missing = (key: PermissionSetModel): GatewayError =>
  new GatewayError('NOT_FOUND', `There is no permission set ${key.permissionSetArn}.`, {
    service: 'sso-admin',
    operation: 'DescribePermissionSet',
  });

const pickFound = <Value>(
  key: PermissionSetModel,
  set: AwsPermissionSet | null,
  pick: (set: AwsPermissionSet) => Value,
): Value => {
  if (set === null) throw missing(key);
  return pick(set);
};

const pickLater = <Value>(
  key: PermissionSetModel,
  set: Promise<AwsPermissionSet | null>,
  pick: (set: AwsPermissionSet) => Value,
): Promise<Value> => set.then((one) => pickFound(key, one, pick));

/** A field that is told by what AWS says of the set. Nothing is made for it but its value. */
const detail =
  <Value>(
    pick: (set: AwsPermissionSet) => Value,
    by: 'permissionSet' | 'fixedPermissionSet' = 'permissionSet',
  ) =>
  (key: PermissionSetModel, _args: unknown, { loaders }: GatewayContext) => {
    const set = loaders.identityCenter[by].now(key);
    return set instanceof Promise ? pickLater(key, set, pick) : pickFound(key, set, pick);
  };

export const PermissionSet: Own = {
  id: ({ instanceArn, permissionSetArn }) =>
    globalIds.encode('PermissionSet', instanceArn, permissionSetArn),
  arn: ({ permissionSetArn }) => permissionSetArn,
  instanceArn: ({ instanceArn }) => instanceArn,
  instance: ({ instanceArn }, _args, context) => context.instance(instanceArn),
  name: detail((set) => set.Name, 'fixedPermissionSet'),
  description: detail((set) => set.Description),
  sessionDuration: detail((set) => set.SessionDuration),
  relayState: detail((set) => set.RelayState),
  createdAt: detail((set) => set.CreatedDate, 'fixedPermissionSet'),
  inlinePolicy: async (key, _args, { loaders }) =>
    parsePolicy(await loaders.identityCenter.inlinePolicy(key)),
  async managedPolicies(key, _args, { loaders }) {
    const policies = await loaders.identityCenter.managedPolicies(key);
    return policies.flatMap(({ Name, Arn }) =>
      Arn === undefined ? [] : [{ name: Name, arn: Arn }],
    );
  },
  async customerManagedPolicies(key, _args, { loaders }) {
    const policies = await loaders.identityCenter.customerManagedPolicies(key);
    return policies.flatMap(({ Name, Path }) =>
      Name === undefined ? [] : [{ name: Name, path: Path ?? '/' }],
    );
  },
  async permissionsBoundary(key, _args, { loaders }) {
    const boundary = await loaders.identityCenter.permissionsBoundary(key);
    if (boundary === null) return null;
    const reference = boundary.CustomerManagedPolicyReference;
    return {
      managedPolicyArn: boundary.ManagedPolicyArn,
      customerManagedPolicy:
        reference?.Name === undefined
          ? null
          : { name: reference.Name, path: reference.Path ?? '/' },
    };
  },
  tags: async ({ instanceArn, permissionSetArn }, _args, { loaders }) =>
    toTags(await loaders.identityCenter.tagsOf({ instanceArn, resourceArn: permissionSetArn })),
};
