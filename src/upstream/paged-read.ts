import { GatewayError } from '../core/errors.ts';
import type { ListPage, PagedList } from '../core/paged-list.ts';
import { noteListPage } from './list-sizes.ts';
import type { CacheKey, Operation, RequestScope, Upstream } from './types.ts';

/** How one of AWS's List operations is read. */
export interface PagedRead<Input extends object, Output extends object, Item> {
  readonly operation: Operation<Input, Output>;
  /** The identity of the list: the operation is added to it, and the token of each page. */
  readonly id: string;
  readonly lifetimeMs: number;
  /** See `CacheKey`. */
  readonly longestMs?: number | undefined;
  readonly tags?: readonly string[];
  /** What kind of list it is, for its usual size; the operation's name when left out. */
  readonly kind?: string;
  /** The input for the page that starts at `token`. */
  request(token: string | undefined): Input;
  /** @param readAt when the page was asked for, in milliseconds since the epoch. */
  items(output: Output, readAt: number): readonly Item[] | undefined;
  token(output: Output): string | undefined;
  keyOf(item: Item): string;
  /** Where one item is cached as if it had been read by itself, when the list gives whole objects. */
  itemKey?(item: Item): CacheKey;
}

/** Reads one page of a list from AWS, outside any cache. Empty tokens mean the end. */
const callPage = async <Input extends object, Output extends object, Item>(
  upstream: Upstream,
  scope: RequestScope,
  read: PagedRead<Input, Output, Item>,
  token: string | undefined,
): Promise<{ readonly items: readonly Item[]; readonly nextToken?: string | undefined }> => {
  const readAt = upstream.clock.now();
  const output = await upstream.call(scope, read.operation, read.request(token));
  const items = read.items(output, readAt);
  const nextToken = read.token(output) || undefined;
  if (items === undefined || (nextToken !== undefined && nextToken === token)) {
    const { service, name: operation } = read.operation;
    throw new GatewayError(
      'UPSTREAM_MALFORMED',
      items === undefined
        ? `${operation} answered without its list.`
        : `${operation} answered with the same NextToken twice.`,
      { service, operation },
    );
  }
  const seen = { items: items.length, token, nextToken };
  noteListPage(upstream, read.kind ?? read.operation.name, seen);
  return { items, nextToken };
};

/** The cache key of one page of a list. */
const pageKey = <Input extends object, Output extends object, Item>(
  read: PagedRead<Input, Output, Item>,
  token: string | undefined,
): CacheKey => ({
  id: `${read.operation.name}|${read.id}|${token ?? ''}`,
  lifetimeMs: read.lifetimeMs,
  longestMs: read.longestMs,
  tags: read.tags ?? [],
  service: read.operation.service,
  operation: read.operation.name,
  ...(read.kind === undefined ? {} : { kind: read.kind }),
});

/** The pages whose items have been put into the cache one by one. */
const primed = new WeakSet();

/** A list of AWS's whose pages are cached one by one, and shared by everybody who walks it. */
export const pagedList = <Input extends object, Output extends object, Item>(
  upstream: Upstream,
  scope: RequestScope,
  read: PagedRead<Input, Output, Item>,
): PagedList<Item> => ({
  keyOf: read.keyOf,
  takeWhole() {
    const key = pageKey(read, undefined);
    // Looked at before it is taken: what is taken is written down.
    if (upstream.peek<ListPage<Item>>(scope, key)?.value.nextToken !== undefined) return undefined;
    const page = upstream.take<ListPage<Item>>(scope, key);
    if (page === undefined || (read.itemKey !== undefined && !primed.has(page.value))) {
      return undefined;
    }
    return { items: page.value.items, fetchedAt: page.fetchedAt };
  },
  isCached: (token) => upstream.peek(scope, pageKey(read, token)) !== undefined,
  async read(token): Promise<ListPage<Item>> {
    const page = await upstream.read(scope, pageKey(read, token), (flight) =>
      callPage(upstream, flight, read, token),
    );
    if (read.itemKey !== undefined && !primed.has(page.value)) {
      primed.add(page.value);
      for (const item of page.value.items) {
        upstream.prime(read.itemKey(item), { ...page, value: item });
      }
    }
    return { ...page.value, fetchedAt: page.fetchedAt };
  },
});
