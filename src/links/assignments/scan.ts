/* eslint-disable max-lines -- one walk: how far it reads ahead, what it shows and where it stops hang together */
import type { GatewayContext } from '../../context.ts';
import type { Gap } from '../../core/connection.ts';
import { compareKeys } from '../../core/connection.ts';
import type { CursorKey } from '../../core/cursor.ts';
import { GatewayError } from '../../core/errors.ts';
import { isOutOfTime, type ListPage } from '../../core/paged-list.ts';
import type { AssignmentModel } from '../../services/identity-center/models.ts';

/**
 * A way through the assignments of an instance, in two levels: what is walked (permission sets,
 * accounts or principals) and what lies under each of them. Both levels come sorted, so that a
 * position is a key and not a number, and stays right while rows come and go.
 */
export interface Way {
  /** Stands in front of every cursor, its name first: another way has another order. */
  readonly pin: readonly [name: WayName, ...details: string[]];
  outers(): Promise<readonly string[]>;
  /** Those that come behind `outers`, where a page may be had without knowing them. */
  moreOuters?(): Promise<readonly string[]>;
  inners(outer: string): Promise<ListPage<string>>;
  rows(outer: string, inner: string): Promise<ListPage<AssignmentModel>>;
  /** What is told of a place that could not be read. */
  accountOf(outer: string, inner: string): string | undefined;
}

/** By permission set, by account, by principal, by a few sets at first. */
export type WayName = 'S' | 'A' | 'P' | 'H';

/** Which rows belong to the answer. */
export type RowFilter = (rows: readonly AssignmentModel[]) => Promise<readonly boolean[]>;

export interface ScanOptions {
  readonly filter?: RowFilter | undefined;
  /**
   * Is shown the rows of each pair as they come, before they are filtered: what has to be read for them
   * may start while other pairs are still waited for. `inner` is where they were.
   */
  readonly onRows?: OnRows | undefined;
  /** Is shown rows of the answer in their order; smaller waves are read, so that it is shown some soon. */
  readonly onFound?: ((rows: ScanResult['rows']) => void) | undefined;
  /** Is shown rows of the answer in their order, a wave at a time. */
  readonly onCertain?: ((rows: ScanResult['rows']) => void) | undefined;
}

export interface ScanResult {
  readonly rows: readonly { readonly key: CursorKey; readonly node: AssignmentModel }[];
  readonly hasMore: boolean;
  /** The last place that was looked at. */
  readonly end: CursorKey | undefined;
  /** What could not be read, with its place on the way. */
  readonly gaps: readonly { readonly key: CursorKey; readonly gap: Gap }[];
  /** Milliseconds since the epoch. */
  readonly asOf: number | undefined;
}

/** Comes after every key of a row: the end of a pair. */
const END_OF_PAIR = '~';

/**
 * How many rows a pair is believed to have before any has been read. Too small reads pairs that the
 * page does not need, too large costs another round; most pairs have one to five.
 */
export const ASSUMED_ROWS = 3;
/** Pairs asked for at once, at most: what a page reads ahead stays below about 1,000 rows. */
const MAX_WAVE = 100;
const MAX_READ_AHEAD_ROWS = 1000;
/** Pairs of a first wave, at most: a page of AWS's has up to a hundred rows. */
const FIRST_WAVE = 10;
/** So many refusals in a row, and nothing read before them, are the answer: no more are asked for. */
const GIVE_UP_AFTER = 20;
/** A first wave where every row is wanted: none is too many, but refusals have to be noticed in time. */
const FIRST_WAVE_OF_ALL = GIVE_UP_AFTER;
/** Pairs of a wave whose rows somebody waits for: about a second's worth of the quota. */
const SHOWN_WAVE = 20;
/** A limit that no list reaches. */
export const ALL_ROWS = Number.MAX_SAFE_INTEGER;

export const rowKey = ({
  accountId,
  permissionSetArn,
  principalType,
  principalId,
}: AssignmentModel): string => `${accountId}|${permissionSetArn}|${principalType}|${principalId}`;

/** Is shown the rows of a pair, and under which key of the way they were. */
export type OnRows = (rows: readonly AssignmentModel[], inner: string) => void;

interface Pair {
  readonly outer: string;
  readonly inner: string;
}

/**
 * Walks `way` from `after` until `limit` rows are found (`ALL_ROWS`: without end) or the way ends.
 *
 * Pairs are read in waves: a wave has as many pairs as should fill what is still missing, judged by
 * what pairs have had so far, so that a page costs little more than the pairs it shows and the quota
 * never stands idle. What a wave brought too much is in the cache when the next page asks for it.
 *
 * What cannot be read is a gap and the walk goes on; when nothing at all can be read, that is the
 * error. When time runs out after something has been found, the walk ends early and says where.
 *
 * @throws GatewayError
 */
export const scan = async (
  context: GatewayContext,
  way: Way,
  after: CursorKey | undefined,
  limit: number,
  { filter, onRows, onFound, onCertain }: ScanOptions = {},
): Promise<ScanResult> => {
  const [afterOuter = '', afterInner = '', afterRow = ''] = (after ?? []).map(String);
  const rest = (await way.outers()).filter((outer) => outer >= afterOuter);
  let hasMoreOuters = way.moreOuters !== undefined;
  const found: ScanResult['rows'][number][] = [];
  const gaps: ScanResult['gaps'][number][] = [];
  const queue: Pair[] = [];
  const seen = { outers: 0, inners: 0, pairs: 0, largest: 1, accepted: 0 };
  let nextOuter = 0;
  let end = after;
  let asOf: number | undefined;
  let isOver = false;
  const failures: unknown[] = [];
  const largestWave = onFound === undefined ? MAX_WAVE : SHOWN_WAVE;
  const firstWave = limit === ALL_ROWS ? FIRST_WAVE_OF_ALL : FIRST_WAVE;

  /** @throws the first error, when there is nothing but errors. */
  const tell = (error: unknown, { outer, inner }: Pair): void => {
    failures.push(error);
    if (seen.pairs === 0 && failures.length >= GIVE_UP_AFTER) throw failures[0];
    const gap = context.gap(error, 'sso-admin', way.accountOf(outer, inner));
    gaps.push({ key: [outer, inner, ''], gap });
  };
  const touch = (fetchedAt: number): void => {
    asOf = Math.min(asOf ?? fetchedAt, fetchedAt);
  };

  const isAhead = (outer: string, inner: string): boolean =>
    outer > afterOuter || inner > afterInner || (inner === afterInner && afterRow !== END_OF_PAIR);

  /** Puts the pairs of the next outers into the queue; false when time has run out. */
  const fill = async (wanted: number): Promise<boolean> => {
    while (queue.length < wanted) {
      if (nextOuter === rest.length && hasMoreOuters) {
        hasMoreOuters = false;
        for (const outer of (await way.moreOuters?.()) ?? []) {
          if (outer >= afterOuter) rest.push(outer);
        }
      }
      if (nextOuter === rest.length) return true;
      const perOuter = seen.outers === 0 ? wanted : Math.max(seen.inners / seen.outers, 0.25);
      const size = Math.min(Math.ceil((wanted - queue.length) / perOuter), 16);
      const outers = rest.slice(nextOuter, nextOuter + size);
      const lists = await Promise.allSettled(outers.map((outer) => way.inners(outer)));
      for (const [index, list] of lists.entries()) {
        const outer = outers[index] ?? '';
        if (list.status === 'rejected') {
          if (isOutOfTime(list.reason)) return false;
          tell(list.reason, { outer, inner: '' });
        } else {
          touch(list.value.fetchedAt);
          const inners = [...new Set(list.value.items)].sort();
          seen.outers += 1;
          seen.inners += inners.length;
          for (const inner of inners) {
            if (isAhead(outer, inner)) queue.push({ outer, inner });
          }
        }
        nextOuter += 1;
      }
    }
    return true;
  };

  while (found.length < limit && !isOver) {
    const missing = limit - found.length;
    const perPair = seen.pairs === 0 ? ASSUMED_ROWS : seen.accepted / seen.pairs;
    const size = Math.max(
      1,
      Math.min(
        Math.ceil(missing / Math.max(perPair, 0.01)),
        seen.pairs === 0 ? firstWave : largestWave,
        Math.floor(MAX_READ_AHEAD_ROWS / seen.largest),
      ),
    );
    const inTime = await fill(size);
    if (!inTime && queue.length === 0) {
      if (end === after) throw timeError(context);
      isOver = true;
      break;
    }
    const wave = queue.splice(0, size);
    if (wave.length === 0) break;
    const answers = await Promise.allSettled(
      wave.map(async ({ outer, inner }) => {
        const page = await way.rows(outer, inner);
        onRows?.(page.items, inner);
        return page;
      }),
    );
    const read: ScanResult['rows'][] = [];
    for (const [index, answer] of answers.entries()) {
      const { outer, inner } = wave[index] ?? { outer: '', inner: '' };
      if (answer.status === 'rejected') {
        if (isOutOfTime(answer.reason)) {
          isOver = true;
          break;
        }
        tell(answer.reason, { outer, inner });
        read.push([]);
        continue;
      }
      touch(answer.value.fetchedAt);
      const isFirst = outer === afterOuter && inner === afterInner;
      const rows = answer.value.items
        .map((node) => ({ key: [outer, inner, rowKey(node)], node }))
        .filter(({ key }) => !isFirst || (key[2] ?? '') > afterRow)
        .toSorted((a, b) => compareKeys(a.key, b.key));
      seen.pairs += 1;
      seen.largest = Math.max(seen.largest, rows.length);
      read.push(rows);
    }
    // The whole wave at once: what a filter has to look up, it looks up together.
    const rows = read.flat();
    try {
      const wanted = await filter?.(rows.map(({ node }) => node));
      const before = found.length;
      for (const [index, row] of rows.entries()) if (wanted?.[index] ?? true) found.push(row);
      seen.accepted += found.length - before;
      onFound?.(found.slice(before));
      onCertain?.(found.slice(before));
      const last = wave[read.length - 1];
      if (last !== undefined) end = [last.outer, last.inner, END_OF_PAIR];
    } catch (error) {
      if (!isOutOfTime(error)) throw error;
      isOver = true;
    }
    if (isOver && end === after) throw timeError(context);
  }

  if (after === undefined && seen.pairs === 0 && failures.length > 0) throw failures[0];
  const hasRoom = found.length < limit;
  return {
    rows: found.slice(0, limit),
    hasMore: isOver || !hasRoom,
    end,
    gaps,
    asOf: asOf !== undefined && Number.isFinite(asOf) ? asOf : undefined,
  };
};

const timeError = (context: GatewayContext): GatewayError =>
  new GatewayError(
    'THROTTLED',
    'The AWS quota leaves no room for this list before the deadline of the request.',
    {
      service: 'sso-admin',
      retryAfter: Math.max(1, Math.ceil((context.scope.deadline - context.scope.startedAt) / 1000)),
    },
  );
