/** Regular expressions of AWS's models, which are Java's, as JavaScript's. */

/** What may be escaped where the `u` flag is on; any other escape is an error there. */
const ESCAPABLE = /[\^$\\.*+?()[\]{}|/pPuxcfnrtvdDsSwWbB0-9]/;

/** Drops the escapes that Java takes and JavaScript's `u` flag refuses: `\_`, or `\-` in the open. */
const relax = (source: string): string => {
  let inClass = false;
  return source.replace(/\\(.)|[[\]]/gs, (whole, sign: string | undefined) => {
    if (sign === undefined) {
      inClass = whole === '[';
      return whole;
    }
    return ESCAPABLE.test(sign) || (inClass && sign === '-') ? whole : sign;
  });
};

const cache = new Map<string, RegExp>();

/** @returns whether the whole of `text` matches, as AWS checks it; models do not anchor theirs. */
export const matchesWhole = (pattern: string, text: string): boolean => {
  let expression = cache.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(`^(?:${relax(pattern)})$`, 'u');
    cache.set(pattern, expression);
  }
  return expression.test(text);
};
