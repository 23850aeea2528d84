import { restoreLists, type SeenLists, seenLists } from './list-sizes.ts';
import { populationSizes, type PopulationSizes, restorePopulations } from './population.ts';
import type { Upstream } from './types.ts';

/**
 * How long AWS's lists are, as it is kept from one process to the next. There are numbers in it, names of
 * operations, and hashes that tell lists apart: no id, no name, nothing of what the lists hold. It decides
 * what is described and what is listed, and so how many calls an answer costs, never what it says.
 */
interface Sizes {
  readonly version: typeof VERSION;
  /** Milliseconds since the epoch. */
  readonly savedAt: number;
  readonly populations: Readonly<Record<string, PopulationSizes>>;
  readonly lists: Readonly<Record<string, SeenLists>>;
}

const VERSION = 1;
/** What is older tells little of how things are. */
const LIFETIME_MS = 90 * 24 * 60 * 60_000;
/** So many lists are remembered at most: one for each environment and workspace is among them. */
const MOST = 2000;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCount = (value: unknown): boolean =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** Whether every member is a record of counts, of which those in `needed` are there. */
const areCounts = (value: unknown, needed: readonly string[]): boolean =>
  isRecord(value) &&
  Object.keys(value).length <= MOST &&
  Object.values(value).every(
    (one) =>
      isRecord(one) &&
      Object.values(one).every(isCount) &&
      needed.every((name) => one[name] !== undefined),
  );

const isSizes = (value: unknown): value is Sizes =>
  isRecord(value) &&
  value.version === VERSION &&
  isCount(value.savedAt) &&
  areCounts(value.populations, ['pagesAtLeast']) &&
  areCounts(value.lists, ['lists', 'pages', 'items', 'longest']);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What is known of the sizes of lists, as text; the same for the same knowledge. */
export const writeSizes = (upstream: Upstream, savedAt: number): string => {
  const last = <Value>(all: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(all).slice(-MOST));
  const sizes: Sizes = {
    version: VERSION,
    savedAt,
    populations: last(populationSizes(upstream)),
    lists: last(seenLists(upstream)),
  };
  return `${JSON.stringify(sizes)}\n`;
};

/**
 * Begins with what `writeSizes` has written.
 *
 * @returns whether it was of use; what is damaged, too old or of another form is as if there was none.
 */
export const readSizes = (upstream: Upstream, text: string): boolean => {
  const sizes = parse(text);
  if (!isSizes(sizes)) return false;
  const ageMs = upstream.clock.now() - sizes.savedAt;
  if (ageMs > LIFETIME_MS) return false;
  restorePopulations(upstream, sizes.populations);
  restoreLists(upstream, sizes.lists);
  return true;
};
