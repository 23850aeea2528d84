/** The longest text of AWS's that is passed on. */
const LONGEST = 300;

const SECRETS: readonly (readonly [RegExp, string])[] = [
  // Everything from the first brace: policy documents and raw bodies.
  [/[{<][\s\S]*$/, ''],
  [/\b(?:A3T[A-Z0-9]|AKIA|ASIA|AROA|AIDA|AGPA|ANPA|ANVA)[A-Z0-9]{12,}\b/g, '[id]'],
  [/\b(?:bearer|token|signature|secret|password|credential)s?\b\s*[=:]\s*\S+/gi, '[removed]'],
  // Long runs that could be keys or tokens; ARNs and the ids of principals are as long.
  [
    /(\barn:\S+|\b(?:[\da-f]{10}-)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b)|[\w+/-]{32,}=*/g,
    '$1',
  ],
];

/**
 * What may be shown of a message that AWS wrote: one line, without anything that could be a key, a
 * token, a policy or a page of HTML. Identifiers that callers know (ARNs, names) stay.
 *
 * @returns an empty string when nothing is left.
 */
export const safeText = (text: string): string => {
  const line = text.split(/\r?\n|Deserialization error:/)[0] ?? '';
  const clean = SECRETS.reduce((rest, [secret, instead]) => rest.replace(secret, instead), line)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean;
};
