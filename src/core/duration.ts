const ISO =
  /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const LOOSE = /^(\d+)\s*(s|sec|seconds?|m|min|minutes?|h|hours?)?$/i;

/**
 * A duration as ISO-8601 has it (`PT1H`).
 *
 * IAM Identity Center documents ISO-8601 for session durations, but what is stored may be older or
 * come from another implementation of the API: a number of seconds, `12h`, `2H`, `90 minutes`.
 *
 * @returns undefined when it cannot be read as a duration.
 */
export const toIsoDuration = (text: string): string | undefined => {
  const trimmed = text.trim();
  if (ISO.test(trimmed)) return trimmed;
  const loose = LOOSE.exec(trimmed);
  if (loose === null) return undefined;
  const unit = (loose[2] ?? 's')[0]?.toUpperCase() ?? 'S';
  const amount = Number(loose[1]);
  if (unit === 'S' && amount > 0 && amount % 3600 === 0) return `PT${amount / 3600}H`;
  if (unit === 'S' && amount > 0 && amount % 60 === 0) return `PT${amount / 60}M`;
  return `PT${amount}${unit}`;
};

/**
 * The length of an ISO-8601 duration in milliseconds, with years and months left out: nothing that
 * this gateway waits for lasts that long.
 *
 * @returns undefined when it is no duration, or has years or months.
 */
export const durationToMs = (text: string): number | undefined => {
  const match = ISO.exec(text);
  if (match === null || match[1] !== undefined || match[2] !== undefined) return undefined;
  const [weeks, days, hours, minutes, seconds] = match.slice(3).map((part) => Number(part ?? 0));
  return (
    ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 +
    (seconds ?? 0) * 1000
  );
};
