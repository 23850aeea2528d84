import type { GraphQLResolveInfo } from 'graphql';
import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import { selectsOnly } from '../../core/selection.ts';
import type { PermissionSetBy } from '../../generated/resolvers.ts';
import { globalIds } from '../../node-types.ts';
import type { PermissionSetModel } from './models.ts';

const existing = async (
  key: PermissionSetModel,
  { loaders }: GatewayContext,
): Promise<PermissionSetModel | null> =>
  (await loaders.identityCenter.permissionSet(key)) === null ? null : key;

/**
 * The permission set that `by` names; null when there is none. By name every set of the instance is
 * described, since AWS has no other way; AWS keeps names unique in an instance.
 */
export const findPermissionSet = async (
  context: GatewayContext,
  by: PermissionSetBy,
  instanceArn: string | undefined,
): Promise<PermissionSetModel | null> => {
  if (by.id != null) {
    const { keys } = globalIds.decode(by.id, 'by.id', ['PermissionSet']);
    const [ownInstance = '', permissionSetArn = ''] = keys;
    return existing({ instanceArn: ownInstance, permissionSetArn }, context);
  }
  const instance = await context.instance(instanceArn);
  if (by.arn != null) {
    return existing({ instanceArn: instance.instanceArn, permissionSetArn: by.arn }, context);
  }
  const all = await context.loaders.identityCenter.allPermissionSets(instance.instanceArn);
  const found: PermissionSetModel[] = [];
  await Promise.all(
    all.items.map(async (key) => {
      const set = await context.loaders.identityCenter.fixedPermissionSet.now(key);
      if (set?.Name === by.name) found.push(key);
    }),
  );
  if (found.length > 1) {
    const message = `${found.length} permission sets are named ${by.name ?? ''}. Ask by one of the ids in \`candidates\`.`;
    throw new GatewayError('AMBIGUOUS', message, {
      argument: 'by.name',
      candidates: found.map((key) =>
        globalIds.encode('PermissionSet', key.instanceArn, key.permissionSetArn),
      ),
    });
  }
  return found[0] ?? null;
};

/** The fields of a permission set that are known of every link to it, without a call. */
export const PERMISSION_SET_KEYS: ReadonlySet<string> = new Set(['id', 'arn', 'instanceArn']);

/** The link to a permission set: null when it is gone; no call when only its keys are asked for. */
export const linkPermissionSet = async (
  { instanceArn, permissionSetArn }: PermissionSetModel,
  _args: object,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<PermissionSetModel | null> => {
  const key = { instanceArn, permissionSetArn };
  return selectsOnly(info, PERMISSION_SET_KEYS) ? key : existing(key, context);
};

/** With them what AWS never changes of a set. */
export const PERMISSION_SET_FIXED: ReadonlySet<string> = new Set([
  ...PERMISSION_SET_KEYS,
  'name',
  'createdAt',
]);

/**
 * The link to a permission set of a row that AWS has just listed, which says that it is there: its name
 * costs no call for as long as it has been told once.
 */
export const linkListedSet = (
  { instanceArn, permissionSetArn }: PermissionSetModel,
  args: object,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): PermissionSetModel | null | Promise<PermissionSetModel | null> => {
  const key = { instanceArn, permissionSetArn };
  if (!selectsOnly(info, PERMISSION_SET_FIXED)) return linkPermissionSet(key, args, context, info);
  if (selectsOnly(info, PERMISSION_SET_KEYS)) return key;
  const set = context.loaders.identityCenter.fixedPermissionSet.now(key);
  return set instanceof Promise ? set.then((found) => found && key) : set && key;
};
