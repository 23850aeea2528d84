import type { GatewayContext } from '../../context.ts';
import { drain, type ListPage, type PagedList } from '../../core/paged-list.ts';
import { GatewayError } from '../../core/errors.ts';
import type { AssignmentModel, InstanceModel } from '../../services/identity-center/models.ts';
import { isRefused, type PrincipalRef, rowsOfPrincipal } from './principal-rows.ts';
import type { Way, WayName } from './scan.ts';
import { principalKey, waysByAccount, waysByPrincipal, waysBySet } from './ways.ts';

/** What rows are wanted, in AWS's own keys. */
export interface AssignmentQuery {
  readonly accountId?: string | undefined;
  readonly permissionSetArn?: string | undefined;
  readonly principal?: PrincipalRef | undefined;
  readonly principalType?: PrincipalRef['principalType'] | undefined;
  /** LISTED_PRINCIPALS: rows whose principal the directory knows. */
  readonly coverage: 'ALL' | 'LISTED_PRINCIPALS';
}

/**
 * How the rows are had: a way to walk, or the rows themselves where one or two calls bring them all.
 */
export type Plan =
  | { readonly kind: 'WALK'; readonly way: Way }
  | { readonly kind: 'ROWS'; readonly rows: ListPage<AssignmentModel> };

/**
 * Chooses the way that needs the fewest AWS calls among those that give the same rows.
 *
 * A principal that was deleted is in no list of principals, but its assignments stay listed for
 * their pair: so with `coverage: ALL` only the pairs are complete, except for a principal that is
 * known to be in the directory.
 *
 * @param pinned the way of the cursor: its order has to go on.
 * @throws GatewayError CURSOR_EXPIRED when AWS no longer offers the pinned way.
 */
export const planAssignments = async (
  context: GatewayContext,
  instance: InstanceModel,
  query: AssignmentQuery,
  pinned?: WayName,
): Promise<Plan> => {
  const { accountId, permissionSetArn, principal } = query;
  if (accountId !== undefined && permissionSetArn !== undefined) {
    return walk(waysBySet(context, instance, [permissionSetArn], accountId));
  }
  if (principal !== undefined && (pinned === undefined || pinned === 'P')) {
    const rows = await rowsOfPrincipal(context, instance, principal, accountId);
    if (rows !== null) return { kind: 'ROWS', rows };
    if (pinned === 'P') throw new GatewayError('CURSOR_EXPIRED');
  }
  if (accountId !== undefined) return walk(waysByAccount(context, instance, [accountId]));
  if (permissionSetArn !== undefined) return walk(waysBySet(context, instance, [permissionSetArn]));
  return walk(await wholeInstance(context, instance, query, pinned));
};

const walk = (way: Way): Plan => ({ kind: 'WALK', way });

const wholeInstance = async (
  context: GatewayContext,
  instance: InstanceModel,
  query: AssignmentQuery,
  pinned: WayName | undefined,
): Promise<Way> => {
  if (query.coverage === 'LISTED_PRINCIPALS' && query.principal === undefined) {
    const principals = await principalsIfCheaper(context, instance, query, pinned);
    if (principals !== null) return waysByPrincipal(context, instance, principals);
    if (pinned === 'P') throw new GatewayError('CURSOR_EXPIRED');
  }
  if (pinned === 'S') return waysBySet(context, instance);
  if (pinned === 'A') return waysByAccount(context, instance);
  return (await hasFewerAccounts(context, instance))
    ? waysByAccount(context, instance)
    : waysBySet(context, instance);
};

/**
 * Up to how many permission sets the accounts are not counted: to know that there are fewer accounts
 * would cost about as much as it saves.
 */
const FEW_SETS = 4;

/**
 * How many pages of accounts are counted at most: as many as Organizations gives in one burst. Where
 * both lists are longer, the choice changes the calls of the whole list by little, and waiting for it
 * would make its first page late.
 */
const COUNTED_PAGES = 10;

/**
 * Both pair ways read every pair once; they differ in what lists the pairs: one call for each set or
 * one for each account. So the shorter list wins, and neither is read further than it takes to know.
 */
const hasFewerAccounts = async (
  { loaders }: GatewayContext,
  { instanceArn }: InstanceModel,
): Promise<boolean> => {
  const sets = counter(loaders.identityCenter.permissionSetList(instanceArn));
  await sets.readOn();
  if (sets.isWhole() && sets.count() <= FEW_SETS) return false;
  const accounts = counter(loaders.organizations.accountList());
  try {
    for (;;) {
      if (accounts.count() >= sets.count()) {
        if (sets.isWhole()) return false;
        await sets.readOn();
      } else {
        if (accounts.isWhole()) return true;
        if (accounts.pages() >= COUNTED_PAGES) return false;
        await accounts.readOn();
      }
    }
  } catch (error) {
    // Without Organizations the sets are the only way; nothing is lost but the choice.
    if (error instanceof GatewayError) return false;
    throw error;
  }
};

/** Counts a list page by page. */
const counter = <Item>(list: PagedList<Item>) => {
  let page: ListPage<Item> | undefined;
  let count = 0;
  let pages = 0;
  return {
    count: () => count,
    pages: () => pages,
    isWhole: () => page !== undefined && page.nextToken === undefined,
    async readOn(): Promise<void> {
      page = await list.read(page?.nextToken);
      count += page.items.length;
      pages += 1;
    },
  };
};

/** How many sets are looked into to guess how many pairs there are. */
const SAMPLE = 3;

/**
 * The principals to walk when that is fewer calls than the pairs; null when it is not, or when AWS
 * does not list by principal here. Their number is known only once they are listed, which the names
 * in the answer need anyway, and listing stops as soon as there are too many.
 */
const principalsIfCheaper = async (
  context: GatewayContext,
  instance: InstanceModel,
  query: AssignmentQuery,
  pinned: WayName | undefined,
): Promise<readonly string[] | null> => {
  if ((pinned !== undefined && pinned !== 'P') || isRefused(context, instance)) return null;
  const { identityStore } = context.loaders;
  const budget = pinned === 'P' ? Infinity : await estimatePairCalls(context, instance);
  const principals: string[] = [];
  if (query.principalType !== 'USER') {
    const groups = await drain(identityStore.groupList(instance.identityStoreId));
    for (const group of groups.items) principals.push(principalKey('GROUP', group.GroupId ?? ''));
  }
  if (query.principalType !== 'GROUP') {
    const list = identityStore.userList(instance.identityStoreId);
    let token: string | undefined;
    do {
      const page = await list.read(token);
      for (const user of page.items) principals.push(principalKey('USER', user.UserId ?? ''));
      token = page.nextToken;
    } while (token !== undefined && principals.length <= budget);
  }
  if (principals.length > budget) return null;
  // The first principal is asked at once: a refusal must be known before the way is pinned.
  const [first] = principals;
  if (first !== undefined) {
    try {
      await waysByPrincipal(context, instance, [first]).rows(first, '');
    } catch (error) {
      if (error instanceof GatewayError && !error.retryable) return null;
      throw error;
    }
  }
  return principals;
};

const estimatePairCalls = async (
  context: GatewayContext,
  instance: InstanceModel,
): Promise<number> => {
  const way = waysBySet(context, instance);
  const sets = await way.outers();
  const step = Math.max(1, Math.floor(sets.length / SAMPLE));
  const sample = sets.filter((_, index) => index % step === 0).slice(0, SAMPLE);
  const lists = await Promise.all(sample.map((set) => way.inners(set)));
  const pairs = lists.reduce((sum, list) => sum + list.items.length, 0);
  return sets.length + (sample.length === 0 ? 0 : (pairs / sample.length) * sets.length);
};
