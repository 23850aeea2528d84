import type { GatewayContext } from '../../context.ts';
import type { Connection, Gap, PageArgs } from '../../core/connection.ts';
import { createCursorCodec } from '../../core/cursor.ts';
import { connectPages, isOutOfTime, type ItemFilter } from '../../core/paged-list.ts';
import type { PermissionSetFilter } from '../../generated/resolvers.ts';
import type { InstanceModel, PermissionSetModel } from './models.ts';

interface Args extends PageArgs {
  readonly filter?: PermissionSetFilter | null | undefined;
}

/**
 * Whether each set passes. Every condition costs a call for a set, so the next one is asked only
 * about what passed the one before; what a call brought is what the fields of the answer need too.
 */
const passes = async (
  context: GatewayContext,
  filter: PermissionSetFilter,
  key: PermissionSetModel,
): Promise<boolean> => {
  const { identityCenter } = context.loaders;
  if (filter.contains) {
    const set = await identityCenter.permissionSet(key);
    const text = `${set?.Name ?? ''}\n${set?.Description ?? ''}`.toLowerCase();
    if (!text.includes(filter.contains.toLowerCase())) return false;
  }
  if (filter.managedPolicyArn) {
    const policies = await identityCenter.managedPolicies(key);
    if (!policies.some((policy) => policy.Arn === filter.managedPolicyArn)) return false;
  }
  if (filter.outdated != null) {
    const behind = await identityCenter.accountsOfSet({
      ...key,
      status: 'LATEST_PERMISSION_SET_NOT_PROVISIONED',
    });
    if (behind.items.length > 0 !== filter.outdated) return false;
  }
  return true;
};

/**
 * The permission sets of an instance, page by page, filtered where a filter is given. A set that the
 * filter could not look into is a gap.
 */
export const connectPermissionSets = (
  context: GatewayContext,
  { instanceArn, metadata }: InstanceModel,
  args: Args,
  parent: string,
): Promise<Connection<PermissionSetModel>> => {
  const { filter } = args;
  const gaps: Gap[] = [];
  const byFilter: ItemFilter<PermissionSetModel> = (keys) =>
    Promise.all(
      keys.map(async (key) => {
        try {
          return await passes(context, filter ?? {}, key);
        } catch (error) {
          if (isOutOfTime(error)) throw error;
          gaps.push(context.gap(error, 'sso-admin', metadata.OwnerAccountId));
          return false;
        }
      }),
    );
  return connectPages(
    createCursorCodec(`${parent}.permissionSets`, instanceArn, args),
    args,
    context.loaders.identityCenter.permissionSetList(instanceArn),
    (key) => key,
    filter == null ? undefined : byFilter,
    gaps,
  );
};
