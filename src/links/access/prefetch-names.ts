import type { GraphQLResolveInfo } from 'graphql';
import type { Scope } from '../../auth/scopes.ts';
import type { GatewayContext } from '../../context.ts';
import { MAX_FIRST, type PageArgs, pageSize } from '../../core/connection.ts';
import { selectedBelow } from '../../core/selection.ts';
import type { AccessModel } from '../models.ts';

const PATHS = [['nodes'], ['edges', 'node']];

/** What is asked for of the rows of a page. */
const asked = (info: GraphQLResolveInfo, field: string): ReadonlySet<string> =>
  new Set(PATHS.flatMap((path) => [...selectedBelow(info, [...path, field])]));

const may = ({ permissions }: GatewayContext, scope: Scope): boolean => permissions.has(scope);

/** Whether rows show more of their accounts than their numbers. */
const showsAccounts = (context: GatewayContext, info: GraphQLResolveInfo): boolean =>
  may(context, 'organizations:read') &&
  [...asked(info, 'account')].some((name) => name !== 'id' && name !== 'accountId');

const showsPrincipals = (context: GatewayContext, info: GraphQLResolveInfo): boolean =>
  may(context, 'identity-store:read') && asked(info, 'principal').size > 0;

const showsGroups = (context: GatewayContext, info: GraphQLResolveInfo): boolean =>
  may(context, 'identity-store:read') && asked(info, 'via').size > 0;

/**
 * Asks for the accounts of rows as soon as the rows are known, while other services are still waited for:
 * the pages of their list come one after the other.
 *
 * @returns undefined where the answer does not show them, or not every account may be seen.
 */
export const prefetchAccounts = (
  context: GatewayContext,
  info: GraphQLResolveInfo,
): ((accountIds: Iterable<string>) => void) | undefined => {
  const { loaders } = context;
  if (!loaders.rows.seesAll || !showsAccounts(context, info)) return undefined;
  return (accountIds) => {
    for (const accountId of accountIds) {
      // Who shows it meets the error.
      loaders.organizations.account.load(accountId).catch(() => undefined);
    }
  };
};

/**
 * Asks for the users of a first page as soon as so many are certain to be shown that the directory is
 * listed whoever the others are: its pages come one after the other, beside all that is still read.
 *
 * @returns undefined where the answer does not show them.
 */
export const prefetchUsers = (
  context: GatewayContext,
  args: PageArgs,
  info: GraphQLResolveInfo,
  identityStoreId: string,
): ((userIds: readonly string[]) => void) | undefined => {
  if (args.after != null || !showsPrincipals(context, info)) return undefined;
  const { user } = context.loaders.identityStore.ahead;
  return (userIds) => user.listFor(userIds.map((userId) => ({ identityStoreId, userId })));
};

/**
 * Begins to list the groups of a first page as soon as two of them are certain to be shown, while others are
 * still waited for: users wait for the groups, who tell how large the directory is.
 *
 * @returns undefined where the answer does not show them.
 */
export const prefetchGroups = (
  context: GatewayContext,
  args: PageArgs,
  info: GraphQLResolveInfo,
  identityStoreId: string,
): ((groupIds: readonly string[]) => void) | undefined => {
  const isShown = asked(info, 'principal').size > 0;
  if (args.after != null || !isShown || !may(context, 'identity-store:read')) return undefined;
  const { group } = context.loaders.identityStore.ahead;
  return (groupIds) => group.listFor(groupIds.map((groupId) => ({ identityStoreId, groupId })));
};

/** Whether somebody seems to read a list to its end. */
export const isReadThrough = (args: PageArgs): boolean =>
  pageSize(args) === MAX_FIRST || args.after != null;

/**
 * Says whose names the pages behind this one will want, where somebody reads them all: by the largest
 * pages there are, or on from a cursor. Nothing is read for it; what this page wants is listed where
 * that is fewer calls in the end.
 */
export const expectNames = (
  context: GatewayContext,
  args: PageArgs,
  info: GraphQLResolveInfo,
  identityStoreId: string,
  grants: readonly AccessModel[],
): void => {
  if (!isReadThrough(args) || grants.length <= pageSize(args)) return;
  const { identityStore, organizations } = context.loaders;
  if (showsAccounts(context, info)) {
    organizations.ahead.expect([...new Set(grants.flatMap(accountOf))]);
  }
  const isShown = showsPrincipals(context, info);
  const own = (type: 'USER' | 'GROUP'): readonly string[] =>
    isShown ? grants.filter((one) => one.principalType === type).map(principalOf) : [];
  const via = showsGroups(context, info) ? grants.flatMap(({ viaGroupIds }) => viaGroupIds) : [];
  const users = new Set(own('USER'));
  const groups = new Set([...own('GROUP'), ...via]);
  identityStore.ahead.user.expect([...users].map((userId) => ({ identityStoreId, userId })));
  identityStore.ahead.group.expect([...groups].map((groupId) => ({ identityStoreId, groupId })));
};

const accountOf = (grant: AccessModel): readonly string[] =>
  grant.kind === 'ACCOUNT' ? [grant.accountId] : [];

const principalOf = ({ principalId }: AccessModel): string => principalId;
