/** What every answer says to browsers. An answer is data: it is no page, and nobody may frame it. */
const COMMON = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  ...COMMON,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

const OVER_TLS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'strict-transport-security': 'max-age=31536000',
};

/** The same where `forwarded`, the header x-forwarded-proto, says that the client came over TLS. */
export const securityHeaders = (
  forwarded: string | null | undefined,
): Readonly<Record<string, string>> => (forwarded === 'https' ? OVER_TLS : SECURITY_HEADERS);

/** Of a page, whose own policy stands in it. */
export const PAGE_POLICY = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
