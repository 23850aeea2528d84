/** Objects that stand at one place of an answer, as far as they can be foreseen. */
export interface Things {
  /** Their GraphQL type: `Account`. */
  readonly type: string;
  /** Who they are: things of the same name are the same objects, wherever they stand. */
  readonly name: string;
  /** How many there are at the place, each as often as it stands there. */
  readonly rows: number;
  /** How many different ones. */
  readonly distinct: number;
  /** AWS's keys of them, in the form of the cache, where all of them are known. */
  readonly keys?: readonly string[] | undefined;
  /** Whether the list that they come from has brought all that describing them would. */
  readonly isLoaded?: boolean | undefined;
  /** What they link to, by names that the rules of their fields agree on. */
  readonly links?: Readonly<Record<string, readonly Things[]>> | undefined;
}

/** The one thing that is not named: what there is once for a request, as the root. */
export const ONE: Things = { type: '', name: '', rows: 1, distinct: 1 };

/** How many different ones are expected when `draws` are taken at random out of `population`. */
export const expectedDistinct = (draws: number, population: number): number => {
  if (draws <= 1 || population === Infinity) return draws;
  if (population <= 1) return Math.min(draws, 1);
  return population * (1 - (1 - 1 / population) ** draws);
};

/** How many different ones `lists` lists have, each with `length` different ones of a population. */
export const distinctOf = (lists: number, length: number, population: number): number => {
  if (population === Infinity || lists <= 1) return Math.min(population, lists * length);
  return population * (1 - Math.max(0, 1 - length / population) ** lists);
};

/** How many different ones several independent draws have in all. */
export const unionOf = (distinct: readonly number[], population: number): number => {
  const [first = 0] = distinct;
  if (distinct.length <= 1) return Math.min(first, population);
  if (population === Infinity) return distinct.reduce((sum, one) => sum + one, 0);
  const missed = distinct.reduce((left, one) => left * (1 - Math.min(1, one / population)), 1);
  return population * (1 - missed);
};
