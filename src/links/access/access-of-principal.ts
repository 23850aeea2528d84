import type { GatewayContext } from '../../context.ts';
import { badInput } from '../../core/errors.ts';
import type { AccessResource } from '../../generated/resolvers.ts';
import type { GroupModel, UserModel } from '../../services/identity-store/models.ts';
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
  const found = await Promise.all(
    to.map(async (resource) => {
      const findings = createFindings(context);
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
