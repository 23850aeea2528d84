import type { Upstream } from './types.ts';

/** What the lists of one kind have shown so far: those read to their end, and the longest of others. */
export interface SeenLists {
  lists: number;
  pages: number;
  items: number;
  longest: number;
}

interface Registry {
  readonly kinds: Map<string, SeenLists>;
  /** How far lists were read that go on, by kind and the token of the page that comes next. */
  readonly open: Map<string, { readonly pages: number; readonly items: number }>;
}

/** Above so many lists what was seen counts half, so that the mean follows how things change. */
const REMEMBERED_LISTS = 200;
/** So many lists may be half read at once. */
const MOST_OPEN = 500;

const registries = new WeakMap<Upstream, Registry>();

const registryOf = (upstream: Upstream): Registry => {
  const registry = registries.get(upstream) ?? { kinds: new Map(), open: new Map() };
  registries.set(upstream, registry);
  return registry;
};

/** A page that AWS gave. */
export interface SeenPage {
  readonly items: number;
  /** The token it was asked with; undefined for the first page. */
  readonly token: string | undefined;
  /** The token of the page behind it; undefined for the last. */
  readonly nextToken: string | undefined;
}

/**
 * Notes a page that AWS gave, so that it is known how long lists of its kind are.
 *
 * @param kind the operation, with what narrows it.
 */
export const noteListPage = (upstream: Upstream, kind: string, page: SeenPage): void => {
  const { kinds, open } = registryOf(upstream);
  const seen = kinds.get(kind) ?? { lists: 0, pages: 0, items: 0, longest: 0 };
  kinds.set(kind, seen);
  const key = `${kind}|${page.token ?? ''}`;
  const before = page.token === undefined ? { pages: 0, items: 0 } : open.get(key);
  open.delete(key);
  if (before === undefined) return;
  const pages = before.pages + 1;
  const items = before.items + page.items;
  seen.longest = Math.max(seen.longest, items);
  if (page.nextToken === undefined) {
    if (seen.lists >= REMEMBERED_LISTS) {
      for (const part of ['lists', 'pages', 'items'] as const) seen[part] /= 2;
    }
    seen.lists += 1;
    seen.pages += pages;
    seen.items += items;
    return;
  }
  open.set(`${kind}|${page.nextToken}`, { pages, items });
  const [oldest] = open.keys();
  if (open.size > MOST_OPEN && oldest !== undefined) open.delete(oldest);
};

/** How long lists of a kind are. */
export interface ListSize {
  /** The mean of those that were read to their end; what the longest had when none was. */
  readonly items: number;
  /** As `items`, in AWS's pages; undefined when none was read to its end. */
  readonly pages: number | undefined;
}

/** How long lists of this kind are; undefined while none was read. */
export const listSizeOf = (upstream: Upstream, kind: string): ListSize | undefined => {
  const seen = registries.get(upstream)?.kinds.get(kind);
  if (seen === undefined) return undefined;
  return seen.lists === 0
    ? { items: seen.longest, pages: undefined }
    : { items: seen.items / seen.lists, pages: seen.pages / seen.lists };
};

/** What was seen of every kind of list. */
export const seenLists = (upstream: Upstream): Record<string, SeenLists> =>
  Object.fromEntries(registryOf(upstream).kinds);

/** Begins with what an earlier process has seen. */
export const restoreLists = (
  upstream: Upstream,
  seen: Readonly<Record<string, SeenLists>>,
): void => {
  const { kinds } = registryOf(upstream);
  for (const [kind, one] of Object.entries(seen)) kinds.set(kind, { ...one });
};
