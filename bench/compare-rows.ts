export interface Compared {
  readonly rows: number;
  /** Rows that should be there and are not; a row with a wrong name is missing and wrong. */
  readonly missing: number;
  readonly wrong: number;
}

/** Compares rows with those that are right, however they are ordered. */
export const compareRows = (found: Iterable<string>, right: readonly string[]): Compared => {
  const left = new Map<string, number>();
  for (const line of right) left.set(line, (left.get(line) ?? 0) + 1);
  let rows = 0;
  let wrong = 0;
  for (const line of found) {
    rows += 1;
    const count = left.get(line) ?? 0;
    if (count === 0) wrong += 1;
    else left.set(line, count - 1);
  }
  const missing = [...left.values()].reduce((sum, count) => sum + count, 0);
  return { rows, missing, wrong };
};
