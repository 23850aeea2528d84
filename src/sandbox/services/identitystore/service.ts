/** AWS Identity Store: the directory behind an instance of IAM Identity Center. */
import type { SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { accessDenied, type Handlers } from '../answer.ts';
import { groupReads } from './groups.ts';
import { membershipReads, membershipWrites } from './memberships.ts';
import { bareId, notFound } from './shapes.ts';
import { userReads } from './users.ts';

export const identityStoreHandlers = (state: SandboxState): Handlers => ({
  ...userReads(state),
  ...groupReads(state),
  ...membershipReads(state),
  ...membershipWrites(state),
});

/**
 * Lets the management account and the delegated administrator into every store, and a member
 * account into the store of an instance of its own.
 *
 * @throws ResourceNotFoundException for a store that is not there, AccessDeniedException
 */
export const admitToIdentityStore =
  (state: SandboxState) =>
  (operation: string, input: object, call: SandboxCall): void => {
    const { IdentityStoreId = '' } = input as { IdentityStoreId?: string };
    const id = bareId(IdentityStoreId);
    const instance = state.instances.rows.find((row) => row.identityStoreId === id);
    const arn = `arn:${state.settings.partition}:identitystore::${call.caller.accountId}:identitystore/${id}`;
    const mine = instance?.ownerAccountId === call.caller.accountId;
    if (call.caller.role === 'member' && !mine) {
      throw accessDenied(call, `identitystore:${operation}`, arn);
    }
    if (instance === undefined) throw notFound('IDENTITY_STORE', id);
  };
