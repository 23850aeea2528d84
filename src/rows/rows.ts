import type { Loaders } from '../context.ts';
import { wayTo } from '../services/organizations/units-above.ts';
import { OWN_ACCOUNT } from '../upstream/places.ts';
import type { KeptBack } from './kept-back.ts';
import type { RowAction, RowRights } from './row-policy.ts';

/** What the caller of a request sees and changes, decided on what the loaders of the request read. */
export interface Rows {
  readonly seesAll: boolean;
  readonly changesAll: boolean;
  /**
   * Whether the organization has the account and the caller may see it: what is hidden and what is
   * not there cannot be told apart.
   *
   * @param accountId its number, or `self` for the gateway's own.
   * @throws GatewayError when Organizations does not tell where the account is.
   */
  sees(accountId: string): Promise<boolean>;
  /** The same of changing it. */
  changes(accountId: string): Promise<boolean>;
  /** Whether a unit or the root may be seen: it, or an account beneath it. */
  seesUnit(ouId: string): Promise<boolean>;
  /** Whether the caller may change whatever is in a unit. */
  changesUnit(ouId: string): Promise<boolean>;
  /** What was kept back from the caller so far; undefined where nobody writes it down. */
  readonly kept?: KeptBack | undefined;
  /** The loaders from which nothing is left out, for what the gateway itself has to know. */
  readonly all: Loaders;
}

const YES = Promise.resolve(true);

/** The rows of a caller who sees and changes everything. */
export const everyRow = (all: Loaders): Rows => ({
  seesAll: true,
  changesAll: true,
  sees: () => YES,
  changes: () => YES,
  seesUnit: () => YES,
  changesUnit: () => YES,
  all,
});

/** The account and what is above it, the nearest last; null when the organization has no such account. */
type Found = { readonly id: string; readonly above: readonly string[] } | null;

const ACCOUNT = /^\d{12}$/;

/**
 * The rows that `rights` give.
 *
 * @param all loaders from which nothing is left out.
 * @param ownAccountId finds the number of the gateway's own account.
 * @param kept is told what is there and may not be seen.
 */
export const createRows = (
  rights: RowRights,
  all: Loaders,
  ownAccountId: () => Promise<string>,
  kept?: KeptBack,
): Rows => {
  const found = new Map<string, Promise<Found>>();

  const look = async (accountId: string): Promise<Found> => {
    const id = accountId === OWN_ACCOUNT ? await ownAccountId() : accountId;
    if (!ACCOUNT.test(id)) return null;
    const account = await all.organizations.account.load(id);
    if (account === null) return null;
    return { id, above: await wayTo(all.organizations, id, account.Paths?.[0]) };
  };

  const may = async (action: RowAction, accountId: string): Promise<boolean> => {
    const looking = found.get(accountId) ?? look(accountId);
    found.set(accountId, looking);
    const account = await looking;
    if (account === null) return false;
    const isAllowed = rights.may(action, { type: 'Account', ...account });
    if (!isAllowed && action === 'see') kept?.add(account.id, accountId);
    return isAllowed;
  };

  const sees = (accountId: string): Promise<boolean> =>
    rights.seesAll ? YES : may('see', accountId);

  let aboveVisible: Promise<ReadonlySet<string>> | undefined;
  /** The units and the root that stand above accounts which may be seen. */
  const unitsAboveVisible = async (): Promise<ReadonlySet<string>> => {
    const { items } = await all.organizations.allAccounts('');
    const seen = await Promise.all(items.map(({ Id }) => sees(Id)));
    const ways = await Promise.all(
      items
        .filter((_, index) => seen[index])
        .map(({ Id, Paths }) => wayTo(all.organizations, Id, Paths?.[0])),
    );
    return new Set(ways.flat());
  };

  const units = new Map<string, Promise<boolean>>();
  const mayUnit = async (action: RowAction, ouId: string): Promise<boolean> => {
    const unit = await all.organizations.unit.load({ ouId });
    if (unit === null) return false;
    const above = await wayTo(all.organizations, ouId, unit.Path);
    const isAllowed = rights.may(action, { type: 'OrganizationalUnit', id: ouId, above });
    if (!isAllowed && action === 'see') kept?.add(ouId);
    return isAllowed;
  };
  const seesUnitItself = async (ouId: string): Promise<boolean> => {
    aboveVisible ??= unitsAboveVisible();
    return (await aboveVisible).has(ouId) || mayUnit('see', ouId);
  };

  return {
    seesAll: rights.seesAll,
    changesAll: rights.changesAll,
    kept,
    all,
    sees,
    changes: (accountId) => (rights.changesAll ? YES : may('change', accountId)),
    changesUnit: (ouId) => (rights.changesAll ? YES : mayUnit('change', ouId)),
    seesUnit(ouId) {
      if (rights.seesAll) return YES;
      const known = units.get(ouId) ?? seesUnitItself(ouId);
      units.set(ouId, known);
      return known;
    },
  };
};

/** Those of `items` whose account may be seen. */
export const visible = async <Item>(
  rows: Pick<Rows, 'seesAll' | 'sees'>,
  items: readonly Item[],
  accountOf: (item: Item) => string,
): Promise<readonly Item[]> => {
  if (rows.seesAll) return items;
  const seen = await Promise.all(items.map((item) => rows.sees(accountOf(item))));
  return items.filter((_, index) => seen[index]);
};
