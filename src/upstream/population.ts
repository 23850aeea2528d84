import { createHash } from 'node:crypto';
import type { Upstream } from './types.ts';

/** What is known of how many objects there are of a kind; it never expires, it only improves. */
export interface Population {
  /** Pages of the list when it was last read to its end. */
  pages?: number;
  /** Objects in those pages. */
  size?: number;
  /** Pages that there seem to be, by how many of the wanted the pages had that were read. */
  estimatedPages?: number;
  /** Pages that are guessed from the size of something else, before any list was read to its end. */
  expectedPages?: number;
  /** Pages that there are at least, from lists that were not read to their end. */
  pagesAtLeast: number;
  /** When the oldest page of the last whole listing was read, in milliseconds since the epoch. */
  listedAt?: number;
  /** When objects were described one by one since then. */
  described: number[];
}

/** What of it holds for longer than a process: sizes, and nothing of what has them. */
export type PopulationSizes = Pick<
  Population,
  'pages' | 'size' | 'estimatedPages' | 'pagesAtLeast'
>;

interface Registry {
  readonly known: Map<string, Population>;
  /** Sizes from an earlier process, by `sizeKey`, that nobody has asked for yet. */
  readonly restored: Map<string, PopulationSizes>;
}

const registries = new WeakMap<Upstream, Registry>();

const registryOf = (upstream: Upstream): Registry => {
  const registry = registries.get(upstream) ?? { known: new Map(), restored: new Map() };
  registries.set(upstream, registry);
  return registry;
};

/** The name of a population as it is written down: names have ids in them, and a file of sizes none. */
const sizeKey = (name: string): string =>
  createHash('sha256').update(name).digest('hex').slice(0, 16);

/** The population of this name, remembered for as long as the upstream lives. */
export const populationOf = (upstream: Upstream, name: string): Population => {
  const { known, restored } = registryOf(upstream);
  const there = known.get(name);
  if (there !== undefined) return there;
  const population: Population = {
    pagesAtLeast: 1,
    ...(restored.size === 0 ? {} : restored.get(sizeKey(name))),
    described: [],
  };
  known.set(name, population);
  return population;
};

/** The sizes of all populations, by a key that tells nothing of them. */
export const populationSizes = (upstream: Upstream): Record<string, PopulationSizes> => {
  const { known, restored } = registryOf(upstream);
  const sizes = new Map(restored);
  for (const [name, { pages, size, estimatedPages, pagesAtLeast }] of known) {
    // Of one that nothing is known of there is nothing to remember.
    if (pages === undefined && estimatedPages === undefined && pagesAtLeast <= 1) continue;
    sizes.set(sizeKey(name), { pages, size, estimatedPages, pagesAtLeast });
  }
  return Object.fromEntries(sizes);
};

/** Has every population that is asked for from now on begin with what `sizes` say of it. */
export const restorePopulations = (
  upstream: Upstream,
  sizes: Readonly<Record<string, PopulationSizes>>,
): void => {
  const { restored } = registryOf(upstream);
  for (const [key, one] of Object.entries(sizes)) restored.set(key, one);
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
