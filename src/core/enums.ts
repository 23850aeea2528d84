/**
 * A value of one of AWS's enums as the schema has it: AWS extends its enums, and a value that this
 * version does not know must not fail a whole query.
 *
 * @returns `UNRECOGNIZED` for a value that is not known, null for one that is not there.
 */
export const recognize = <const Known extends string>(
  value: string | undefined,
  known: readonly Known[],
  log: (message: string) => void,
): Known | 'UNRECOGNIZED' | null => {
  if (value === undefined) return null;
  const match = known.find((candidate) => candidate === value);
  if (match === undefined) log(`AWS answered with an enum value that is not known: ${value}`);
  return match ?? 'UNRECOGNIZED';
};
