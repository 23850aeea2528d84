import { GatewayError } from '../../../core/errors.ts';
import type { GatewayContext } from '../../../context.ts';
import type { PermissionSetResolvers } from '../../../generated/resolvers.ts';
import { when } from '../../../core/when.ts';
import { globalIds } from '../../../node-types.ts';
import type { PermissionSetModel } from '../models.ts';
import { parsePolicy } from '../policy.ts';
import { toTags } from '../../../core/tags.ts';

/** The fields of a permission set that rest on sso-admin alone. */
type Own = Omit<PermissionSetResolvers, 'accounts' | 'assignments'>;

const describe = (key: PermissionSetModel, { loaders }: GatewayContext) =>
  when(loaders.identityCenter.permissionSet.now(key), (found) => {
    if (found !== null) return found;
    throw new GatewayError('NOT_FOUND', `There is no permission set ${key.permissionSetArn}.`, {
      service: 'sso-admin',
      operation: 'DescribePermissionSet',
    });
  });

export const PermissionSet: Own = {
  id: ({ instanceArn, permissionSetArn }) =>
    globalIds.encode('PermissionSet', instanceArn, permissionSetArn),
  arn: ({ permissionSetArn }) => permissionSetArn,
  instanceArn: ({ instanceArn }) => instanceArn,
  instance: ({ instanceArn }, _args, context) => context.instance(instanceArn),
  name: (key, _args, context) => when(describe(key, context), (set) => set.Name),
  description: (key, _args, context) => when(describe(key, context), (set) => set.Description),
  sessionDuration: (key, _args, context) =>
    when(describe(key, context), (set) => set.SessionDuration),
  relayState: (key, _args, context) => when(describe(key, context), (set) => set.RelayState),
  createdAt: (key, _args, context) => when(describe(key, context), (set) => set.CreatedDate),
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
