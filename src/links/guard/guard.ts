import { freshUntil, type Protection } from '../../auth/protection.ts';
import type { GatewayContext } from '../../context.ts';
import { type UserErrorModel, UserErrors } from '../../core/user-errors.ts';
import type {
  AssignmentModel,
  InstanceModel,
  PermissionSetModel,
} from '../../services/identity-center/models.ts';
import type { Membership } from '../../services/identity-store/group-membership.ts';
import { instanceOfStore } from '../instance-of-store.ts';
import { isOwnAddress, isOwnRole } from './environment-users.ts';
import { hasSet } from './own-sets.ts';
import { closed, closedToStale, createProtected, type Protected } from './protected.ts';
import { selfGrant, staleSignIn } from './refusals.ts';
import { isPerson, readSelf, type Self } from './self.ts';

/** An assignment that is to be made or taken away. */
export interface GuardedAssignment {
  readonly instance: InstanceModel;
  readonly assignment: AssignmentModel;
  /** The way to it in the input. */
  readonly path: string;
}

/** What speaks against some assignments, one for each; undefined where nothing does. */
export interface Verdict {
  readonly errors: readonly (UserErrorModel | undefined)[];
  /** Who the caller is in the directory, for what is looked at again before it is sent. */
  readonly self?: readonly string[] | undefined;
}

/** A role in a workspace that is to be given or taken. */
export interface GuardedPermission {
  readonly action: 'ADD' | 'REVOKE';
  readonly principalId: string;
  readonly field: string;
}

/**
 * Says no to changes that a caller must not make though its scopes allow them: what would give something
 * to itself, and what is protected while its sign-in is not fresh. Asked after what a change can be
 * refused for without a call, and before it is sent. Whoever is not asked who it is, it lets through.
 *
 * Each throws UserErrors FORBIDDEN, also where AWS does not tell.
 */
export interface ChangeGuard {
  /** Until when protected things may be changed, in milliseconds since the epoch. */
  readonly freshUntil: number | undefined;
  assignments(kind: 'CREATE' | 'DELETE', some: readonly GuardedAssignment[]): Promise<Verdict>;
  /**
   * Why an assignment that is about to be changed is protected from a sign-in that is not fresh now;
   * undefined when it is not.
   *
   * @throws GatewayError when AWS does not tell.
   */
  whyStale(assignment: AssignmentModel): Promise<StaleSignIn | undefined>;
  /**
   * A change of what a set is or where it is provisioned.
   *
   * @param gives whether whoever has the set may have more by it.
   */
  permissionSet(key: PermissionSetModel, gives: boolean, field?: string): Promise<void>;
  membership(kind: 'ADD' | 'REMOVE', membership: Membership): Promise<void>;
  workspacePermissions(changes: readonly GuardedPermission[]): Promise<void>;
  /** Access to a FinSpace environment for whoever has an email address. */
  emailAddress(address: string, field: string): Promise<void>;
  /** Credentials of a FinSpace user for a role: of another one than IAM Identity Center's, nothing is known. */
  apiAccess(roleArn: string | undefined, field: string): Promise<void>;
  /** A change of how people sign in: by it anybody could become anybody. */
  signIn(field: string): void;
}

/** A refusal of what waited for longer than a sign-in is fresh. */
export interface StaleSignIn {
  readonly code: 'FORBIDDEN';
  readonly reason: string;
}

const pass = (): Promise<void> => Promise.resolve();

/** Where nobody is asked who it is, nobody can sign in again either. */
export const NO_GUARD: ChangeGuard = {
  freshUntil: undefined,
  assignments: (_kind, some) => Promise.resolve({ errors: some.map(() => undefined) }),
  whyStale: () => Promise.resolve(undefined),
  permissionSet: pass,
  membership: pass,
  workspacePermissions: pass,
  emailAddress: pass,
  apiAccess: pass,
  signIn: () => undefined,
};

const fail = (error: UserErrorModel | undefined): void => {
  if (error !== undefined) throw new UserErrors(error);
};

/** What would give an assignment to the caller. */
const ownGrant = (
  { userIds, groupIds }: Self,
  { assignment: { principalId }, path }: GuardedAssignment,
): UserErrorModel | undefined => {
  const field = `${path}.principal`;
  if (userIds.has(principalId)) return selfGrant(field, 'This user is you.');
  return groupIds.has(principalId)
    ? selfGrant(field, 'You are in this group.', principalId)
    : undefined;
};

const protectedAssignment = async (
  context: GatewayContext,
  things: Protected,
  { assignment, path }: Omit<GuardedAssignment, 'instance'>,
): Promise<UserErrorModel | undefined> => {
  if ((await things.accounts()).has(assignment.accountId)) {
    const what = `Access to the account ${assignment.accountId} is protected.`;
    return staleSignIn(context.caller, `${path}.account`, what);
  }
  return (await things.isSet(assignment))
    ? staleSignIn(context.caller, `${path}.permissionSet`, 'This permission set is protected.')
    : undefined;
};

/** The guard of one operation. */
export const createGuard = (context: GatewayContext, protection: Protection): ChangeGuard => {
  const { caller, upstream } = context;
  if (caller.authentication === 'NONE') return NO_GUARD;
  const fresh = freshUntil(caller, upstream.clock);
  const isFresh = (): boolean => freshUntil(caller, upstream.clock) !== undefined;

  return {
    freshUntil: fresh,

    async assignments(kind, some) {
      const [first] = some;
      if (first === undefined) return { errors: [] };
      const stores = new Map<string, Self>();
      if (kind === 'CREATE') {
        for (const { instance, path } of some) {
          const { identityStoreId } = instance;
          if (stores.has(identityStoreId)) continue;
          stores.set(
            identityStoreId,
            await readSelf(context, identityStoreId, `${path}.principal`, protection),
          );
        }
      }
      const things = createProtected(context, protection);
      const stale = isFresh()
        ? some.map(() => undefined)
        : await closedToStale(caller, `${first.path}.account`, () =>
            Promise.all(some.map((one) => protectedAssignment(context, things, one))),
          );
      const errors = some.map((one, index) => {
        const self = stores.get(one.instance.identityStoreId);
        return (self && ownGrant(self, one)) ?? stale[index];
      });
      const userIds = [...stores.values()].flatMap((self) => [...self.userIds]);
      return { errors, self: userIds.length === 0 ? undefined : userIds };
    },

    async whyStale(assignment) {
      if (isFresh()) return undefined;
      const things = createProtected(context, protection);
      const found = await protectedAssignment(context, things, { assignment, path: 'input' });
      return found && { code: 'FORBIDDEN', reason: found.message };
    },

    async permissionSet(key, gives, field = 'input.permissionSet') {
      if (gives && isPerson(caller)) {
        const instance = await context.instance(key.instanceArn);
        const self = await readSelf(context, instance.identityStoreId, field, protection);
        const isOwn =
          self.userIds.size > 0 &&
          (await closed(field, () => hasSet(context, instance, self, key)));
        if (isOwn) throw new UserErrors(selfGrant(field, 'You have this permission set.'));
      }
      if (isFresh()) return;
      const things = createProtected(context, protection);
      const isProtected = await closedToStale(caller, field, () => things.isSetAnywhere(key));
      const what = 'This permission set is protected, or an account that has it.';
      fail(isProtected ? staleSignIn(caller, field, what) : undefined);
    },

    async membership(kind, { identityStoreId, groupId, userId }) {
      if (kind === 'ADD') {
        const self = await readSelf(context, identityStoreId, 'input.user', protection);
        if (self.userIds.has(userId)) {
          throw new UserErrors(selfGrant('input.user', 'This user is you.'));
        }
      }
      if (isFresh()) return;
      const field = 'input.group';
      const isProtected = await closedToStale(caller, field, async () => {
        const instance = await instanceOfStore(context, identityStoreId);
        return createProtected(context, protection).isGroup(instance, groupId);
      });
      const what = 'This group has access to what is protected.';
      fail(isProtected ? staleSignIn(caller, field, what) : undefined);
    },

    async workspacePermissions(changes) {
      const added = changes.filter(({ action }) => action === 'ADD');
      const [first] = added;
      if (first === undefined || !isPerson(caller)) return;
      const self = await closed(first.field, async () => {
        const { identityStoreId } = await context.instance();
        return readSelf(context, identityStoreId, first.field, protection);
      });
      const errors = added.flatMap(({ principalId, field }) => {
        if (self.userIds.has(principalId)) return [selfGrant(field, 'This user is you.')];
        return self.groupIds.has(principalId)
          ? [selfGrant(field, 'You are in this group.', principalId)]
          : [];
      });
      if (errors.length > 0) throw new UserErrors(...errors);
    },

    async emailAddress(address, field) {
      if (!isPerson(caller)) return;
      const isOwn = await isOwnAddress(context, protection, address, field);
      fail(isOwn ? selfGrant(field, 'This email address is yours.') : undefined);
    },

    async apiAccess(roleArn, field) {
      if (!isPerson(caller) || roleArn === undefined) return;
      const isOwn = await isOwnRole(context, protection, roleArn, field);
      fail(isOwn ? selfGrant(field, 'You sign in to this role.') : undefined);
    },

    signIn(field) {
      const what = 'How people sign in is protected.';
      fail(isFresh() ? undefined : staleSignIn(caller, field, what));
    },
  };
};
