import { createHash } from 'node:crypto';

/** What every session of the gateway's own begins with; no caller's name does. */
export const OWN_SESSION = 'management-graph';

/** What STS takes for RoleSessionName and SourceIdentity (API reference of `AssumeRole`). */
const VALID = /^[\w+=,.@-]{2,64}$/;
const LONGEST = 64;
/** 100 bits of SHA-256: nobody finds two ids that have them in common. */
const DIGITS = 20;
/** What ends a name that is not the id itself. An id that ends like it is treated as one that must change. */
const MARKED = new RegExp(`=[0-9a-v]{${DIGITS}}$`);

/** In base 32, as one case of letters and digits: conditions of IAM policies compare case by case. */
const digitsOf = (id: string): string => {
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 25);
  return BigInt(`0x${hash}`).toString(32).padStart(DIGITS, '0');
};

/** The letters of a name that STS takes, accents dropped, everything else a hyphen. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\w+=,.@-]+/g, '-')
    .replace(/^-+|-+$/g, '');

/**
 * What AWS's records know a caller by: the session's name and source identity in CloudTrail. The same
 * for as long as the caller is, and nobody else's: an id that STS takes is its own name; for every other
 * the person's name stands before a fingerprint of the id, since two may share a name or choose it.
 */
export const sessionNameOf = ({
  id,
  name,
}: {
  readonly id: string;
  readonly name: string;
}): string => {
  if (VALID.test(id) && !MARKED.test(id) && !id.startsWith(OWN_SESSION)) return id;
  const readable = plain(name).slice(0, LONGEST - DIGITS - 1);
  return `${readable}=${digitsOf(id)}`;
};
