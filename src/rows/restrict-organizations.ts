import { createBatchLoader, createKeyLoader } from '../core/batching.ts';
import { GatewayError } from '../core/errors.ts';
import { drain, type ListPage, type PagedList } from '../core/paged-list.ts';
import type { OrganizationsLoaders } from '../services/organizations/loaders.ts';
import type { UnitKey } from '../services/organizations/unit-loaders.ts';
import { type Rows, visible } from './rows.ts';

/**
 * A list as one page, however many AWS has: pages with holes, tokens and page numbers would tell how
 * much is left out.
 */
export const onePage = <Item>(
  keyOf: (item: Item) => string,
  read: () => Promise<ListPage<Item>>,
): PagedList<Item> => {
  let page: Promise<ListPage<Item>> | undefined;
  return {
    keyOf,
    read: () => (page ??= read().then(({ items, fetchedAt }) => ({ items, fetchedAt }))),
  };
};

/** What a batch load makes of an answer for one key. */
const settle = async <Value>(load: () => Promise<Value>): Promise<Value | Error> => {
  try {
    return await load();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};

/** The accounts and units of the organization that the caller may see. */
export const restrictOrganizations = (
  all: OrganizationsLoaders,
  rows: Rows,
): OrganizationsLoaders => {
  const allAccounts = createKeyLoader(
    () => '',
    async () => {
      const page = await all.allAccounts('');
      rows.kept?.listed(page.items);
      return { ...page, items: await visible(rows, page.items, ({ Id }) => Id) };
    },
  );

  const visibleUnits = async <Unit>(
    units: readonly Unit[],
    idOf: (unit: Unit) => string,
  ): Promise<readonly Unit[]> => {
    const seen = await Promise.all(units.map((unit) => rows.seesUnit(idOf(unit))));
    return units.filter((_, index) => seen[index]);
  };

  const seesAny = (id: string): Promise<boolean> =>
    /^(ou|r)-/.test(id) ? rows.seesUnit(id) : rows.sees(id);

  const requireSeen = async (id: string, operation: string): Promise<void> => {
    if (await seesAny(id)) return;
    throw new GatewayError('NOT_FOUND', `The organization has no ${id}.`, {
      service: 'organizations',
      operation,
    });
  };

  return {
    allAccounts,
    accountList: () =>
      onePage(
        ({ Id }) => Id,
        () => allAccounts(''),
      ),
    ahead: all.ahead,
    account: createBatchLoader(
      (accountId: string) => accountId,
      async (accountIds) => {
        const answers = accountIds.map(async (id) => {
          const load = async () => ((await rows.sees(id)) ? all.account.load(id) : null);
          return [id, await settle(load)] as const;
        });
        return new Map(await Promise.all(answers));
      },
    ),
    async organization() {
      const organization = await all.organization();
      const management = organization?.detail.MasterAccountId;
      if (organization === null || management === undefined) return organization;
      if (await rows.sees(management)) return organization;
      const nothing = { MasterAccountId: undefined, MasterAccountArn: undefined };
      const detail = { ...organization.detail, ...nothing, MasterAccountEmail: undefined };
      return { ...organization, detail, isManagementHidden: true };
    },
    tagsOf: createKeyLoader(
      (resourceId: string) => resourceId,
      async (resourceId) => {
        await requireSeen(resourceId, 'ListTagsForResource');
        return all.tagsOf(resourceId);
      },
    ),
    unitsUnder: (parentId) =>
      onePage(
        ({ Id }) => Id,
        async () => {
          const page = await drain(all.unitsUnder(parentId));
          return { ...page, items: await visibleUnits(page.items, ({ Id }) => Id) };
        },
      ),
    async root() {
      const root = await all.root();
      return root !== null && (await rows.seesUnit(root.Id)) ? root : null;
    },
    unit: createBatchLoader(
      ({ ouId }: UnitKey) => ouId,
      async (keys) => {
        const answers = keys.map(async (key) => {
          const load = async () => ((await rows.seesUnit(key.ouId)) ? all.unit.load(key) : null);
          return [key.ouId, await settle(load)] as const;
        });
        return new Map(await Promise.all(answers));
      },
    ),
    parentId: createKeyLoader(
      (childId: string) => childId,
      async (childId) => {
        await requireSeen(childId, 'ListParents');
        const parent = await all.parentId(childId);
        return parent !== null && (await rows.seesUnit(parent)) ? parent : null;
      },
    ),
    accountsUnder: (parentId) =>
      onePage(
        ({ Id }) => Id,
        async () => {
          const page = await drain(all.accountsUnder(parentId));
          return { ...page, items: await visible(rows, page.items, ({ Id }) => Id) };
        },
      ),
  };
};
