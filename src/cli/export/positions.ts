import { createCursorCodec } from '../../core/cursor.ts';
import { ask, type Asked } from '../ask.ts';
import type { ExportParameters } from './manifest.ts';

/** Which part of the whole way lies before a cursor. */
export interface Positions {
  /** From 0 to 1; undefined while the way is not known. */
  partOf(cursor: string | null): number | undefined;
}

interface List {
  readonly field: string;
  readonly key: string;
  /** Put before each key, as the keyset has it. */
  readonly prefix: string;
  readonly takesInstance: boolean;
}

const SETS: List = { field: 'permissionSets', key: 'arn', prefix: '', takesInstance: true };
const ACCOUNTS: List = { field: 'accounts', key: 'accountId', prefix: '', takesInstance: false };
const GROUPS: List = { field: 'groups', key: 'groupId', prefix: 'GROUP|', takesInstance: false };
const USERS: List = { field: 'users', key: 'userId', prefix: 'USER|', takesInstance: false };

/** What each way walks, and what lies under each of these. */
const WALKED: Readonly<Record<string, readonly [outer: readonly List[], inner: readonly List[]]>> =
  {
    S: [[SETS], [ACCOUNTS]],
    A: [[ACCOUNTS], [SETS]],
    P: [[GROUPS, USERS], []],
  };

interface ListData {
  readonly list: {
    readonly nodes: readonly (Readonly<Record<string, string>> | null)[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  } | null;
}

/**
 * Reads the lists that the way walks, beside the export and through the same cache: the plan and the
 * names need most of their pages anyway. Without them there is no telling how far it is.
 */
export const createPositions = (
  gateway: Asked,
  { instanceArn, coverage }: ExportParameters,
  signal: AbortSignal,
): Positions => {
  const codec = createCursorCodec('Query.assignments', instanceArn, {
    instance: instanceArn,
    coverage,
  });
  const lists = new Map<string, readonly string[]>();

  const drain = async ({ field, key, prefix, takesInstance }: List): Promise<readonly string[]> => {
    const [head, use] = takesInstance ? ['$instance: Arn, ', 'instance: $instance, '] : ['', ''];
    const query = `query List(${head}$after: String) {
      list: ${field}(${use}first: 100, after: $after) { nodes { ${key} } pageInfo { hasNextPage endCursor } }
    }`;
    const keys: string[] = [];
    let after: string | null = null;
    do {
      const variables: object = { instance: takesInstance ? instanceArn : undefined, after };
      const { data } = await ask<ListData>(gateway, query, variables, { signal });
      if (data?.list == null) throw new Error(`${field} cannot be listed.`);
      for (const node of data.list.nodes) if (node?.[key]) keys.push(prefix + node[key]);
      after = data.list.pageInfo.hasNextPage ? data.list.pageInfo.endCursor : null;
    } while (after !== null);
    return keys;
  };
  /** The keys of lists, sorted; undefined while they are read, or when they cannot be. */
  const sortedKeys = (wanted: readonly List[]): readonly string[] | undefined => {
    const name = wanted.map(({ field }) => field).join();
    if (!lists.has(name)) {
      lists.set(name, []);
      void Promise.all(wanted.map(drain)).then(
        (all) => lists.set(name, all.flat().sort()),
        () => undefined,
      );
    }
    const keys = lists.get(name) ?? [];
    return keys.length === 0 ? undefined : keys;
  };

  return {
    partOf(cursor) {
      if (cursor === null) return 0;
      const [way = '', outer = '', inner = ''] = codec.open(cursor).map(String);
      const [outers, inners] = WALKED[way] ?? [[], []];
      const keys = sortedKeys(outers);
      const below = inners.length === 0 ? undefined : sortedKeys(inners);
      if (keys === undefined) return undefined;
      const within = below === undefined ? 0 : rank(below, inner) / below.length;
      return Math.min(1, (rank(keys, outer) + within) / keys.length);
    },
  };
};

/** How many of the sorted keys come before `key`. */
const rank = (keys: readonly string[], key: string): number => {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
};
