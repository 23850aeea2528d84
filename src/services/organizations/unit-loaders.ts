import { createBatchLoader, createKeyLoader } from '../../core/batching.ts';
import { GatewayError } from '../../core/errors.ts';
import { drain, type PagedList } from '../../core/paged-list.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { pagedList } from '../../upstream/paged-read.ts';
import { type ListedAccount, type ListedUnit, type LoaderDeps, MAX_RESULTS } from './deps.ts';

/** An organizational unit that is wanted, and the unit or root above it where that is known. */
export interface UnitKey {
  readonly ouId: string;
  readonly parentId?: string | undefined;
}

const hasId = <Item extends { Id?: string | undefined }>(
  item: Item,
): item is Item & { readonly Id: string } => item.Id !== undefined;

/** Organizational units, the root, and what stands under them. */
export const createUnitLoaders = ({ upstream, scope, client }: LoaderDeps) => {
  const unitsUnder = (parentId: string): PagedList<ListedUnit> =>
    pagedList(upstream, scope, {
      operation: client.listOrganizationalUnitsForParent,
      id: parentId,
      lifetimeMs: LIFETIMES.organizationalUnits,
      request: (token) => ({ ParentId: parentId, MaxResults: MAX_RESULTS, NextToken: token }),
      items: (output) => output.OrganizationalUnits?.filter(hasId),
      token: (output) => output.NextToken,
      keyOf: (unit) => unit.Id,
    });

  const root = createKeyLoader(
    () => '',
    async (): Promise<ListedUnit | null> => {
      const { items } = await drain(
        pagedList(upstream, scope, {
          operation: client.listRoots,
          id: 'all',
          lifetimeMs: LIFETIMES.organization,
          request: (token: string | undefined) => ({ NextToken: token }),
          items: (output) => output.Roots?.filter(hasId),
          token: (output) => output.NextToken,
          keyOf: (item) => item.Id,
        }),
      );
      return items[0] ?? null;
    },
  );

  const describe = async (ouId: string): Promise<ListedUnit | null> => {
    try {
      const { value } = await upstream.read(
        scope,
        {
          id: `DescribeOrganizationalUnit|${ouId}`,
          lifetimeMs: LIFETIMES.organizationalUnits,
          service: 'organizations',
          operation: 'DescribeOrganizationalUnit',
        },
        (flight) =>
          upstream.call(flight, client.describeOrganizationalUnit, { OrganizationalUnitId: ouId }),
      );
      const unit = value.OrganizationalUnit;
      return unit === undefined ? null : { ...unit, Id: unit.Id ?? ouId };
    } catch (error) {
      if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  };

  /**
   * Units under one parent. A list of the parent's units brings up to 20 for one call, at a quota
   * that is more than twice that of describing one (5 a second against 2), so it is tried first;
   * what its first page does not have is described when that is fewer calls than reading on.
   */
  const under = async (
    parentId: string,
    wanted: readonly string[],
  ): Promise<Map<string, ListedUnit | null | Error>> => {
    const found = new Map<string, ListedUnit | null | Error>();
    const list = unitsUnder(parentId);
    let token: string | undefined;
    let left: string[];
    do {
      const page = await list.read(token);
      for (const unit of page.items) found.set(unit.Id, unit);
      left = wanted.filter((ouId) => !found.has(ouId));
      token = page.nextToken;
    } while (token !== undefined && left.length > 1);
    for (const ouId of left) found.set(ouId, token === undefined ? null : await describe(ouId));
    return found;
  };

  const one = async (ouId: string): Promise<ListedUnit | null> => {
    if (!ouId.startsWith('r-')) return describe(ouId);
    const found = await root('');
    return found?.Id === ouId ? found : null;
  };

  const settle = async <Value>(load: Promise<Value>): Promise<Value | Error> =>
    load.catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));

  return {
    unitsUnder,
    /** From `ListRoots`: an organization has one root. */
    root: () => root(''),
    /** Units by id, those of one parent together. */
    unit: createBatchLoader(
      (key: UnitKey) => key.ouId,
      async (keys) => {
        const byParent = Map.groupBy(keys, (key) => key.parentId);
        const answers = await Promise.all(
          [...byParent].map(async ([parentId, group]) => {
            const ids = group.map((key) => key.ouId);
            if (parentId === undefined) {
              const units = await Promise.all(ids.map((ouId) => settle(one(ouId))));
              return ids.map((ouId, index) => [ouId, units[index] ?? null] as const);
            }
            const units = await settle(under(parentId, ids));
            return ids.map(
              (ouId) => [ouId, units instanceof Error ? units : (units.get(ouId) ?? null)] as const,
            );
          }),
        );
        return new Map(answers.flat());
      },
    ),
    /** What stands above an account or a unit; null above the root. From `ListParents`. */
    parentId: createKeyLoader(
      (childId: string) => childId,
      async (childId): Promise<string | null> => {
        if (childId.startsWith('r-')) return null;
        const { items } = await drain(
          pagedList(upstream, scope, {
            operation: client.listParents,
            id: childId,
            lifetimeMs: LIFETIMES.accounts,
            request: (token) => ({ ChildId: childId, NextToken: token }),
            items: (output) => output.Parents?.filter(hasId),
            token: (output) => output.NextToken,
            keyOf: (parent) => parent.Id,
          }),
        );
        return items[0]?.Id ?? null;
      },
    ),
    /** The accounts directly under a unit or the root. From `ListAccountsForParent`. */
    accountsUnder: (parentId: string): PagedList<ListedAccount> =>
      pagedList(upstream, scope, {
        operation: client.listAccountsForParent,
        id: parentId,
        lifetimeMs: LIFETIMES.accounts,
        request: (token) => ({ ParentId: parentId, MaxResults: MAX_RESULTS, NextToken: token }),
        items: (output) => output.Accounts?.filter(hasId),
        token: (output) => output.NextToken,
        keyOf: (account) => account.Id,
      }),
  };
};
