import { durationToMs, toIsoDuration } from '../../core/duration.ts';

const MINUTE_MS = 60_000;
/** The longest session that IAM Identity Center allows. */
const LONGEST_MS = 12 * 60 * MINUTE_MS;

const lengthOf = (duration: string): number =>
  durationToMs(toIsoDuration(duration) ?? '') ?? LONGEST_MS;

/**
 * Until when role sessions that were issued before `now` (milliseconds since the epoch) may last, on
 * the full minute: AWS does not end them when an assignment is deleted.
 *
 * @param durations the session durations of the sets, as `DescribePermissionSet` gives them; what
 * cannot be read as one counts as the longest that AWS allows.
 * @returns undefined when one of them is not known.
 */
export const sessionsEndBy = (
  now: number,
  durations: readonly (string | undefined)[],
): Date | undefined => {
  const known = durations.filter((duration) => duration !== undefined);
  if (known.length === 0 || known.length < durations.length) return undefined;
  const longest = Math.min(LONGEST_MS, Math.max(...known.map(lengthOf)));
  return new Date(Math.ceil((now + longest) / MINUTE_MS) * MINUTE_MS);
};
