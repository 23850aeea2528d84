import type { Upstream } from './types.ts';

/** What is known of how many objects there are of a kind; it never expires, it only improves. */
export interface Population {
  /** Pages of the list when it was last read to its end. */
  pages?: number;
  /** Objects in those pages. */
  size?: number;
  /** Pages that are guessed from the size of something else, before any list was read to its end. */
  expectedPages?: number;
  /** Pages that there are at least, from lists that were not read to their end. */
  pagesAtLeast: number;
  /** When the oldest page of the last whole listing was read, in milliseconds since the epoch. */
  listedAt?: number;
  /** When objects were described one by one since then. */
  described: number[];
}

const registry = new WeakMap<Upstream, Map<string, Population>>();

/** The population of this name, remembered for as long as the upstream lives. */
export const populationOf = (upstream: Upstream, name: string): Population => {
  const known = registry.get(upstream) ?? new Map<string, Population>();
  registry.set(upstream, known);
  const population = known.get(name) ?? { pagesAtLeast: 1, described: [] };
  known.set(name, population);
  return population;
};

/** Says how many objects there are, when another read told. */
export const notePopulation = (
  upstream: Upstream,
  name: string,
  size: number,
  pageSize: number,
): void => {
  populationOf(upstream, name).pages = Math.max(1, Math.ceil(size / pageSize));
};

/** How many were described one by one within `withinMs`. */
export const recentlyDescribed = (
  population: Population,
  now: number,
  withinMs: number,
): number => {
  population.described = population.described.filter((time) => time > now - withinMs);
  return population.described.length;
};
