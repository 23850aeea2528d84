import { badInput } from '../core/errors.ts';
import type { AssignmentFilter } from '../generated/resolvers.ts';
import { globalIds } from '../node-types.ts';
import type { InstanceModel } from '../services/identity-center/models.ts';
import type { RowConditions } from './assignments/assignment-connection.ts';

/**
 * The filter of `assignments` in AWS's own keys.
 *
 * @throws GatewayError BAD_USER_INPUT when an id is not of the right type or of another instance.
 */
export const toQuery = (
  instance: InstanceModel,
  filter: AssignmentFilter | null | undefined,
  coverage: RowConditions['coverage'],
): RowConditions => {
  const { account, permissionSet, principal, principalType, principalState } = filter ?? {};
  if (principalType === 'UNRECOGNIZED') {
    throw badInput('filter.principalType', '`principalType` is USER or GROUP.');
  }
  return {
    coverage,
    accountId:
      account == null
        ? undefined
        : globalIds.decode(account, 'filter.account', ['Account']).keys[0],
    permissionSetArn: permissionSet == null ? undefined : setOf(instance, permissionSet),
    principal: principal == null ? undefined : principalOf(instance, principal),
    principalType: principalType ?? undefined,
    principalState: principalState ?? undefined,
  };
};

const setOf = ({ instanceArn }: InstanceModel, id: string): string => {
  const { keys } = globalIds.decode(id, 'filter.permissionSet', ['PermissionSet']);
  const [ownInstance, permissionSetArn = ''] = keys;
  if (ownInstance === instanceArn) return permissionSetArn;
  throw badInput('filter.permissionSet', 'This permission set belongs to another instance.');
};

const principalOf = (
  { identityStoreId }: InstanceModel,
  id: string,
): NonNullable<RowConditions['principal']> => {
  const { type, keys } = globalIds.decode(id, 'filter.principal', ['User', 'Group']);
  const [store, principalId = ''] = keys;
  if (store !== identityStoreId) {
    throw badInput('filter.principal', 'This principal is in the directory of another instance.');
  }
  return { principalType: type === 'User' ? 'USER' : 'GROUP', principalId };
};
