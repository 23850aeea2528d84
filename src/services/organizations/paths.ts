/**
 * The units on the way to an account or a unit, from the root down, out of the path that AWS gives
 * (`o-…/r-…/ou-…/ou-…/`).
 *
 * @param itself the id at the end of the path, which is not part of the way to it.
 * @returns undefined when AWS gave no path (accounts of an older form do not carry one).
 */
export const unitsOnPath = (
  path: string | undefined,
  itself: string,
): readonly string[] | undefined => {
  const segments = path?.split('/').filter((segment) => /^(r|ou)-/.test(segment)) ?? [];
  return segments[0]?.startsWith('r-') ? segments.filter((id) => id !== itself) : undefined;
};
