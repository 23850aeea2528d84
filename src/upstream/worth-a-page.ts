import type { Population } from './population.ts';

/** How far a batch has come along a list. */
export interface Walk<Key> {
  /** What neither the cache nor a page has had yet. */
  readonly missing: Map<string, Key>;
  /** What is expected to be wanted after this batch, and no page has had yet. */
  readonly ahead: Set<string>;
  /** How many there were in both of them. */
  readonly wanted: number;
  /** How many of the batch the cache and the pages have had. */
  brought: number;
  /** How many of it the pages that cost a call have had. */
  met: number;
  passed: number;
  /** The pages among those passed that cost a call. */
  paid: number;
  /** How many objects the pages had in all. */
  size: number;
}

/** So many pages, or one for so many objects, are read before what they had is taken for what the rest has. */
const TELLING_PAGES = 2;
const OBJECTS_OF_A_TELLING_PAGE = 20;
/** So many have to be wanted before that all or none of them were met tells how long the list is. */
const TELLING_OBJECTS = 10;

/**
 * How many pages there are, by how many of the wanted the first of them had, as one counts fish by those
 * that are caught twice. Wrong where the wanted stand close together.
 */
export const likelyPages = (passed: number, met: number, wanted: number): number =>
  ((passed + 1) * (wanted + 1)) / (met + 1) - 1;

/**
 * Whether to read on in a list of which nothing is known: `read` pages of it cost a call each and had `met`
 * of `wanted` objects.
 *
 * Whether the wanted are better listed or described depends on how long the list is, which only its pages
 * tell. The first of them are read whatever they have, as many as cost a twentieth of what describing would; then
 * it goes by how long the list seems to be. So it never costs much more than describing, and where the
 * wanted are spread evenly it is near the least there is, on the average over lists of all lengths
 * (`docs/adr/008-planner.md`).
 */
export const paysToReadOn = (read: number, met: number, wanted: number): boolean => {
  const open = wanted - met;
  const isTelling = read >= Math.max(TELLING_PAGES, wanted / OBJECTS_OF_A_TELLING_PAGE);
  return isTelling ? likelyPages(read, met, wanted) - read < open : read < open;
};

/**
 * Whether the next page of a list is worth its call.
 *
 * @param described how many were described one by one within a lifetime.
 * @param fewest for how many objects a first page is worth a call.
 */
export const isWorthAPage = (
  { pages, estimatedPages, expectedPages = 0, pagesAtLeast }: Population,
  { passed, paid, missing, ahead, brought, met, wanted: all }: Walk<unknown>,
  described: number,
  fewest: number,
): boolean => {
  const wanted = missing.size + ahead.size + described;
  // Pages that have served well so far, in this batch or before it, are read on to their end: what
  // they have beside it serves what follows. Only who knows how many are left can do better.
  const isNew = pages !== undefined && passed === paid;
  if (passed > 0 && passed <= brought && !isNew) return true;
  const left = (pages ?? estimatedPages ?? expectedPages) - passed;
  // The last page is worth one object for the same reason.
  if (left > 0 && (pages !== undefined || (estimatedPages ?? expectedPages) >= pagesAtLeast)) {
    return left === 1 || left < wanted;
  }
  if (paid === 0) return wanted >= fewest && pagesAtLeast < wanted;
  return paysToReadOn(paid, met, all);
};

/**
 * Remembers how many pages there seem to be, until the list is read to its end.
 *
 * @param met how many of `wanted` the first pages had, `passed` of them.
 */
export const noteLikelyPages = (
  population: Population,
  passed: number,
  met: number,
  wanted: number,
): void => {
  if (population.pages !== undefined || passed === 0) return;
  // Few that no page had may not be there at all, and few that were all met were met by chance.
  if ((met === 0 || met === wanted) && wanted < TELLING_OBJECTS) return;
  population.estimatedPages = Math.max(passed + 1, Math.round(likelyPages(passed, met, wanted)));
};
