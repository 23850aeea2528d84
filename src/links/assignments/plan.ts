import type { GatewayContext } from '../../context.ts';
import type { ListPage, PagedList } from '../../core/paged-list.ts';
import { GatewayError } from '../../core/errors.ts';
import type { AssignmentModel, InstanceModel } from '../../services/identity-center/models.ts';
import { principalsIfCheaper } from './principal-plan.ts';
import { type PrincipalRef, rowsOfPrincipal } from './principal-rows.ts';
import { restOf, waysFromHead } from './head-way.ts';
import type { Pin } from './pin.ts';
import type { Way } from './scan.ts';
import { waysByAccount, waysByPrincipal, waysBySet } from './ways.ts';

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
 * @param pinned the way of the cursor, whose order has to go on; `PAGE` for the first page of a list,
 *   which should not wait until everything has been counted.
 * @throws GatewayError CURSOR_EXPIRED when AWS no longer offers the pinned way.
 */
export const planAssignments = async (
  context: GatewayContext,
  instance: InstanceModel,
  query: AssignmentQuery,
  pinned?: Pin | 'PAGE',
): Promise<Plan> => {
  const { accountId, permissionSetArn, principal } = query;
  const name = pinned === 'PAGE' ? undefined : pinned?.name;
  if (accountId !== undefined && permissionSetArn !== undefined) {
    return walk(waysBySet(context, instance, [permissionSetArn], accountId));
  }
  if (principal !== undefined && (name === undefined || name === 'P')) {
    const rows = await rowsOfPrincipal(context, instance, principal, accountId);
    if (rows !== null) return { kind: 'ROWS', rows };
    if (name === 'P') throw new GatewayError('CURSOR_EXPIRED');
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
  pinned: Pin | 'PAGE' | undefined,
): Promise<Way> => {
  const { name, head = [], outer = '' } = typeof pinned === 'object' ? pinned : {};
  if (query.coverage === 'LISTED_PRINCIPALS' && query.principal === undefined) {
    const principals = await principalsIfCheaper(context, instance, query.principalType, name);
    if (principals !== null) return waysByPrincipal(context, instance, principals);
    if (name === 'P') throw new GatewayError('CURSOR_EXPIRED');
  }
  const bySet = (): Way => waysBySet(context, instance, undefined, undefined, name !== undefined);
  if (name === 'S') return bySet();
  if (name === 'A') return waysByAccount(context, instance);
  const rest = async (): Promise<Way> =>
    (restOf(outer) ?? ((await hasFewerAccounts(context, instance)) ? 'A' : 'S')) === 'A'
      ? waysByAccount(context, instance)
      : bySet();
  if (name === 'H') return waysFromHead(context, instance, head, rest);
  const first = pinned === 'PAGE' ? await headOf(context, instance) : [];
  return first.length === 0 ? rest() : waysFromHead(context, instance, first, rest);
};

/** From more sets than these on, a page begins before it is known which way is the shorter. */
const HEAD_FROM = 40;
/** Sets of a head: if the accounts turn out to be fewer, the list of each was a call too many. */
const HEAD_SETS = 4;
/** Pages of accounts that are read before a head is walked: so few accounts are worth waiting for. */
const ACCOUNT_PAGES = 2;

/** The permission sets to begin with; none where it is soon known which way is the shorter. */
const headOf = async (
  { loaders }: GatewayContext,
  { instanceArn }: InstanceModel,
): Promise<readonly string[]> => {
  const sets = await loaders.identityCenter.permissionSetList(instanceArn).read(undefined);
  if (sets.nextToken === undefined && sets.items.length <= HEAD_FROM) return [];
  const accounts = counter(loaders.organizations.accountList());
  try {
    await readOnTo(accounts, ACCOUNT_PAGES);
    if (accounts.isWhole()) return [];
    // The names of accounts need more of the list, or else the choice does: it is read while the head is
    // walked, since only each page tells where the next one begins. Who needs it meets what fails.
    void readOnTo(accounts, COUNTED_PAGES).catch(() => undefined);
  } catch (error) {
    // Without Organizations the sets are the only way, and its beginning is a beginning.
    if (!(error instanceof GatewayError)) throw error;
  }
  const arns = sets.items.map(({ permissionSetArn }) => permissionSetArn).sort();
  return arns.slice(0, HEAD_SETS);
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

const readOnTo = async (list: ReturnType<typeof counter>, pages: number): Promise<void> => {
  while (list.pages() < pages && !list.isWhole()) await list.readOn();
};
