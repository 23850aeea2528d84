import { connectNodes, type Connection, type Gap, type PageArgs, pageSize } from './connection.ts';
import type { CursorCodec } from './cursor.ts';
import { badInput, GatewayError } from './errors.ts';

/** One page as AWS gave it. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly nextToken?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly fetchedAt: number;
}

/** A list that AWS gives a page at a time. */
export interface PagedList<Item> {
  /** Reads the page that starts at `token`; the first page without one. */
  read(token: string | undefined): Promise<ListPage<Item>>;
  /** The page as `read` would answer it, where that takes no call and there is no other page. */
  takeWhole?(): ListPage<Item> | undefined;
  /** Whether that page would be read without a call, as far as is known. */
  isCached?(token: string | undefined): boolean;
  /** The key of an item: unique in the list and unchanging. */
  keyOf(item: Item): string;
}

/** Which of these items belong to the answer, in their order. */
export type ItemFilter<Item> = (items: readonly Item[]) => Promise<readonly boolean[]>;

/**
 * The longest AWS token that is put into a cursor. Organizations' may be 100,000 characters; a
 * position without a token is found again by walking the (cached) pages.
 */
const MAX_TOKEN_LENGTH = 2048;

interface Position<Item> {
  readonly page: ListPage<Item>;
  readonly token: string | undefined;
  /** The number of the page, from 0. */
  readonly number: number;
  /** The next item to look at. */
  readonly index: number;
}

/**
 * A page of a list that AWS gives page by page, whatever AWS's own page size is.
 *
 * A cursor holds AWS's token, the place in that page and the key of the item there. How long AWS's
 * tokens live is not documented, so the token is a short cut and never the truth: when it is
 * refused, or the item is no longer where it was, the item is looked for from the beginning.
 *
 * With a filter, a page may end before it is full when the deadline comes near: it then says that
 * there is more and where to go on.
 *
 * @param gaps what `filter` finds missing, as the connection shows it.
 * @throws GatewayError BAD_USER_INPUT for `first` and `after`; CURSOR_EXPIRED when the item that the
 * cursor names is gone; whatever `list.read` throws for the first page it needs.
 */
export const connectPages = async <Item, Node>(
  codec: CursorCodec,
  args: PageArgs,
  list: PagedList<Item>,
  toNode: (item: Item) => Node,
  filter?: ItemFilter<Item>,
  gaps?: readonly Gap[],
): Promise<Connection<Node>> => {
  const first = pageSize(args);
  const start = args.after == null ? undefined : codec.open(args.after);
  let at = await (start === undefined ? openPage(list, undefined, 0) : resume(list, start));
  let asOf = at.page.fetchedAt;
  const nodes: Node[] = [];
  // Where the nodes stand: the page, and the place in it.
  const pages: Position<Item>[] = [];
  const places: number[] = [];
  let last: Position<Item> | undefined;

  try {
    while (nodes.length < first) {
      // A filter may cost a call an item: it is asked about no more items than can be used.
      const items = at.page.items.slice(at.index, at.index + first - nodes.length);
      const wanted = filter === undefined ? undefined : await filter(items);
      for (let offset = 0; offset < items.length; offset += 1) {
        if (wanted?.[offset] === false) continue;
        nodes.push(toNode(items[offset] as Item));
        pages.push(at);
        places.push(at.index + offset);
      }
      if (items.length > 0) last = { ...at, index: at.index + items.length - 1 };
      at = { ...at, index: at.index + items.length };
      if (at.index < at.page.items.length) continue;
      if (nodes.length >= first || at.page.nextToken === undefined) break;
      at = await openPage(list, at.page.nextToken, at.number + 1);
      asOf = Math.min(asOf, at.page.fetchedAt);
    }
  } catch (error) {
    if (last === undefined || !isOutOfTime(error)) throw error;
  }
  return connectNodes(codec, {
    nodes,
    keyAt: (index) => keyAt(list, pages[index]!, places[index]!),
    hasNextPage: at.index < at.page.items.length || at.page.nextToken !== undefined,
    end: last && keyAt(list, last, last.index),
    started: start !== undefined,
    gaps,
    asOf,
  });
};

/** Whether there was simply no time left: what has been found so far is still an answer. */
export const isOutOfTime = (error: unknown): boolean =>
  error instanceof GatewayError &&
  (error.code === 'THROTTLED' || error.code === 'DEADLINE_EXCEEDED');

const openPage = async <Item>(
  list: PagedList<Item>,
  token: string | undefined,
  number: number,
): Promise<Position<Item>> => ({ page: await list.read(token), token, number, index: 0 });

const keyAt = <Item>(
  list: PagedList<Item>,
  { page, token, number }: Position<Item>,
  index: number,
): readonly (string | number)[] => [
  number,
  index,
  list.keyOf(page.items[index] as Item),
  ...(token !== undefined && token.length <= MAX_TOKEN_LENGTH ? [token] : []),
];

const resume = async <Item>(
  list: PagedList<Item>,
  cursor: readonly (string | number)[],
): Promise<Position<Item>> => {
  const [number, index, key, token] = cursor;
  if (
    typeof number !== 'number' ||
    typeof index !== 'number' ||
    typeof key !== 'string' ||
    typeof token === 'number'
  ) {
    throw badInput('after', 'This is not a cursor of this gateway. Take one from `pageInfo`.');
  }
  if (number === 0 || token !== undefined) {
    const found = await tryPage(list, token, number, key);
    if (found !== undefined) return found;
  }
  let at = await openPage(list, undefined, 0);
  // One page further than where it was: items before it may have been added, but not many.
  for (; at.number <= number + 1;) {
    const found = after(list, at, key);
    if (found !== undefined) return found;
    if (at.page.nextToken === undefined) break;
    at = await openPage(list, at.page.nextToken, at.number + 1);
  }
  throw new GatewayError('CURSOR_EXPIRED');
};

const tryPage = async <Item>(
  list: PagedList<Item>,
  token: string | undefined,
  number: number,
  key: string,
): Promise<Position<Item> | undefined> => {
  try {
    return after(list, await openPage(list, token, number), key);
  } catch (error) {
    // AWS refuses a token that it no longer knows as a value that is not valid.
    if (error instanceof GatewayError && error.code === 'VALIDATION') return undefined;
    throw error;
  }
};

const after = <Item>(
  list: PagedList<Item>,
  at: Position<Item>,
  key: string,
): Position<Item> | undefined => {
  const index = at.page.items.findIndex((item) => list.keyOf(item) === key);
  return index < 0 ? undefined : { ...at, index: index + 1 };
};

/** Reads a list to its end. */
export const drain = async <Item>(list: PagedList<Item>): Promise<ListPage<Item>> => {
  let page = await list.read(undefined);
  if (page.nextToken === undefined) return page;
  let fetchedAt = page.fetchedAt;
  const items: Item[] = [...page.items];
  while (page.nextToken !== undefined) {
    page = await list.read(page.nextToken);
    fetchedAt = Math.min(fetchedAt, page.fetchedAt);
    items.push(...page.items);
  }
  return { items, fetchedAt };
};
