import type { GatewayContext } from '../../context.ts';
import { type ErrorCode, GatewayError } from '../../core/errors.ts';
import type { ListPage } from '../../core/paged-list.ts';
import type { AwsPrincipalType, InstanceModel } from '../../services/identity-center/models.ts';
import type { Way } from './scan.ts';

const sorted = (keys: Iterable<string>): string[] => [...new Set(keys)].sort();

/**
 * Permission set by permission set: for each its accounts
 * (`ListAccountsForProvisionedPermissionSet`), for each pair its rows (`ListAccountAssignments`).
 *
 * @param sets the sets to walk; all of the instance when left out.
 * @param account only this account, which then need not be listed.
 * @param goesOn whether the walk has begun before, by a list that still serves.
 */
export const waysBySet = (
  { loaders }: GatewayContext,
  { instanceArn }: InstanceModel,
  sets?: readonly string[],
  account?: string,
  goesOn = false,
): Way => ({
  pin: ['S'],
  async outers() {
    if (sets !== undefined) return sorted(sets);
    const { allPermissionSets, walkedPermissionSets } = loaders.identityCenter;
    const all = await (goesOn ? walkedPermissionSets : allPermissionSets)(instanceArn);
    return sorted(all.items.map((key) => key.permissionSetArn));
  },
  inners(permissionSetArn) {
    if (account !== undefined) return known([account]);
    return ofListed(sets, loaders.identityCenter.accountsOfSet({ instanceArn, permissionSetArn }));
  },
  rows(permissionSetArn, accountId) {
    const key = { instanceArn, accountId, permissionSetArn };
    return ofListed(sets, loaders.identityCenter.assignmentsOfPair(key));
  },
  accountOf: (_set, accountId) => accountId || undefined,
});

/**
 * Account by account: for each its sets (`ListPermissionSetsProvisionedToAccount`), for each pair its
 * rows (`ListAccountAssignments`).
 *
 * @param accounts the accounts to walk; all of the organization when left out.
 */
export const waysByAccount = (
  { loaders }: GatewayContext,
  { instanceArn }: InstanceModel,
  accounts?: readonly string[],
): Way => ({
  pin: ['A'],
  async outers() {
    if (accounts !== undefined) return sorted(accounts);
    const all = await loaders.organizations.allAccounts('');
    return sorted(all.items.map((account) => account.Id));
  },
  inners: (accountId) =>
    ofListed(accounts, loaders.identityCenter.setsOfAccount({ instanceArn, accountId })),
  rows(accountId, permissionSetArn) {
    const key = { instanceArn, accountId, permissionSetArn };
    return ofListed(accounts, loaders.identityCenter.assignmentsOfPair(key));
  },
  accountOf: (accountId) => accountId,
});

/**
 * Principal by principal (`ListAccountAssignmentsForPrincipal`): only who is in the directory, and
 * only from the management account.
 */
export const waysByPrincipal = (
  { loaders }: GatewayContext,
  { instanceArn }: InstanceModel,
  principals: readonly string[],
): Way => ({
  pin: ['P'],
  outers: () => Promise.resolve(sorted(principals)),
  inners: () => known(['']),
  async rows(principal) {
    const { principalType, principalId } = splitPrincipal(principal);
    const key = { instanceArn, principalType, principalId };
    const page = await orNothing(loaders.identityCenter.assignmentsOfPrincipal(key));
    // The rows of a user's groups may have come along: they are found with the groups.
    return { ...page, items: page.items.filter((row) => row.principalId === principalId) };
  },
  accountOf: () => undefined,
});

const GONE: ReadonlySet<ErrorCode> = new Set(['NOT_FOUND', 'PRINCIPAL_NOT_FOUND']);

/** Of a set, an account or a principal that has been deleted since it was listed there is nothing. */
export const orNothing = async <Item>(list: Promise<ListPage<Item>>): Promise<ListPage<Item>> => {
  try {
    return await list;
  } catch (error) {
    if (!(error instanceof GatewayError) || !GONE.has(error.code)) throw error;
    return { items: [], fetchedAt: Number.POSITIVE_INFINITY };
  }
};

/** A list that needed no call: it is never the oldest value of a page. */
const known = (items: readonly string[]): Promise<ListPage<string>> =>
  Promise.resolve({ items, fetchedAt: Number.POSITIVE_INFINITY });

/** A principal as one sortable key. */
export const principalKey = (type: AwsPrincipalType, id: string): string => `${type}|${id}`;

const splitPrincipal = (
  key: string,
): { readonly principalType: AwsPrincipalType; readonly principalId: string } => {
  const [type, principalId = ''] = key.split('|');
  return { principalType: type === 'GROUP' ? 'GROUP' : 'USER', principalId };
};

/** @param given what the caller asked for; what it did not was listed before. */
const ofListed = <Item>(
  given: readonly string[] | undefined,
  list: Promise<ListPage<Item>>,
): Promise<ListPage<Item>> => (given === undefined ? orNothing(list) : list);
