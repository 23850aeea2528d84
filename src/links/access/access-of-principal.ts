import { forbidden } from '../../auth/permissions.ts';
import type { Scope } from '../../auth/scopes.ts';
import type { GatewayContext } from '../../context.ts';
import { badInput, type GatewayError } from '../../core/errors.ts';
import type { AccessResource } from '../../generated/resolvers.ts';
import type { GroupModel, UserModel } from '../../services/identity-store/models.ts';
import type { ServiceId } from '../../upstream/types.ts';
import { instanceOfStore } from '../instance-of-store.ts';
import type { AccountAccessModel } from '../models.ts';
import { accountsOfGroup, accountsOfUser } from './account-access.ts';
import { environmentsOfUser } from './environments-of-user.ts';
import { createFindings, type FoundAccess, together } from './found-access.ts';
import { groupOf, userOf } from './whose-access.ts';
import { workspacesOfPrincipal } from './workspaces-of-principal.ts';

const ALL: readonly AccessResource[] = ['ACCOUNT', 'ENVIRONMENT', 'WORKSPACE'];

/**
 * Checks the argument `to` before anything is asked.
 *
 * @throws GatewayError BAD_USER_INPUT for an empty list: it would always find nothing.
 */
export const checkResources = (to: unknown): void => {
  if (!Array.isArray(to) || to.length > 0) return;
  throw badInput('to', `\`to\` is empty. Leave it out for all, or name some of ${ALL.join(', ')}.`);
};

/** What to look at; all where nothing is said. */
export const resourcesOf = (
  to: readonly AccessResource[] | null | undefined,
): readonly AccessResource[] => ALL.filter((resource) => to?.includes(resource) ?? true);

/** How to find what one kind of thing lets somebody in. */
type Ways = Readonly<Partial<Record<AccessResource, () => Promise<FoundAccess>>>>;

const SERVICES = {
  ACCOUNT: { service: 'sso-admin', scope: 'identity-center:read' },
  ENVIRONMENT: { service: 'finspace', scope: 'finspace:read' },
  WORKSPACE: { service: 'grafana', scope: 'grafana:read' },
} as const satisfies Record<AccessResource, { service: ServiceId; scope: Scope }>;

/** Why the caller may not know of one kind of thing; undefined when it may. */
const deniedOf = (
  { permissions }: GatewayContext,
  resource: AccessResource,
): GatewayError | undefined => {
  const { scope } = SERVICES[resource];
  return permissions.has(scope) ? undefined : forbidden([[scope]], `Access to ${resource}`);
};

/** @throws GatewayError FORBIDDEN when the caller may know of nothing that is asked for. */
const checkAny = (context: GatewayContext, to: readonly AccessResource[]): void => {
  const denied = to.map((resource) => deniedOf(context, resource));
  const [first] = denied;
  if (first !== undefined && denied.every((error) => error !== undefined)) throw first;
};

/**
 * Looks at all of `to` at once. What one of them throws is a gap beside what the others have.
 *
 * @throws GatewayError of accounts, when nothing else was read either.
 */
const look = async (
  context: GatewayContext,
  to: readonly AccessResource[],
  ways: Ways,
): Promise<FoundAccess> => {
  let failure: { readonly error: unknown } | undefined;
  checkAny(context, to);
  const found = await Promise.all(
    to.map(async (resource) => {
      const findings = createFindings(context);
      const denied = deniedOf(context, resource);
      if (denied !== undefined) {
        const { code, message } = denied;
        findings.gap({ service: SERVICES[resource].service, code, message });
        return findings.with([]);
      }
      try {
        return (await ways[resource]?.()) ?? findings.with([]);
      } catch (error) {
        failure = { error };
        findings.missing(error, 'sso-admin');
        return findings.with([]);
      }
    }),
  );
  const all = together(found);
  if (failure !== undefined && all.asOf === undefined) throw failure.error;
  return all;
};

/** Is shown what gives access to accounts, while other services are still waited for. */
export type OnAccounts = (grants: readonly AccountAccessModel[]) => void;

const showing = async (found: Promise<FoundAccess>, show?: OnAccounts): Promise<FoundAccess> => {
  const { grants } = await found;
  show?.(grants.filter((grant) => grant.kind === 'ACCOUNT'));
  return found;
};

/** Everything of `to` that a user can get into, by itself and through its groups. */
export const accessOfUser = (
  context: GatewayContext,
  user: UserModel,
  to: readonly AccessResource[],
  onAccounts?: OnAccounts,
): Promise<FoundAccess> => {
  const { identityStoreId, userId } = user;
  return look(context, to, {
    ACCOUNT: async () =>
      showing(
        accountsOfUser(context, await instanceOfStore(context, identityStoreId), userId),
        onAccounts,
      ),
    WORKSPACE: () => workspacesOfPrincipal(context, userOf(context, identityStoreId, userId)),
    ENVIRONMENT: () => environmentsOfUser(context, user),
  });
};

/** Everything of `to` that a group opens. FinSpace knows nothing of the directory's groups. */
export const accessOfGroup = (
  context: GatewayContext,
  { identityStoreId, groupId }: GroupModel,
  to: readonly AccessResource[],
  onAccounts?: OnAccounts,
): Promise<FoundAccess> =>
  look(context, to, {
    ACCOUNT: async () =>
      showing(
        accountsOfGroup(context, await instanceOfStore(context, identityStoreId), groupId),
        onAccounts,
      ),
    WORKSPACE: () => workspacesOfPrincipal(context, groupOf(identityStoreId, groupId)),
  });
