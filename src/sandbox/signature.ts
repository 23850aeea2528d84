/** Verifies Signature Version 4, and says no in AWS's words. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../core/clock.ts';
import { readAuthorization } from './authorization.ts';
import type { Authorization } from './authorization.ts';
import { canonicalHash } from './canonical-request.ts';
import type { WireRequest } from './http.ts';
import type { KnownCredentials } from './identities.ts';
import { SandboxError } from './service.ts';
import type { SandboxCaller } from './service.ts';

/** How far a request's time may be from ours. */
const TOLERANCE_MS = 5 * 60_000;

/** Headers that must be signed if they are sent: they decide what is done, and for whom. */
const MUST_BE_SIGNED = ['host', 'x-amz-date', 'x-amz-target', 'x-amz-security-token'];

const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS ' +
  'Secret Access Key and signing method. Consult the service documentation for details.';

/** @returns undefined for an access key that was never handed out. */
export type CredentialLookup = (accessKeyId: string) => KnownCredentials | undefined;

export interface SignatureOptions {
  readonly lookup: CredentialLookup;
  /** Ends sessions. */
  readonly clock: Clock;
  /** Judges when a request was signed: clients sign with the machine's own time. */
  readonly signatureClock: Clock;
}

/** What the endpoint that the request came to stands for. */
export interface SignatureScope {
  readonly signingName: string;
  readonly regions: readonly string[];
}

export interface Verified {
  readonly caller: SandboxCaller;
  readonly region: string;
}

export type SignatureVerifier = (request: WireRequest, scope: SignatureScope) => Verified;

const refused = (text: string): SandboxError => new SandboxError('InvalidSignatureException', text);

const invalidToken = (): SandboxError =>
  new SandboxError(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
  );

const stamp = (ms: number): string =>
  `${new Date(ms).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

const timeOf = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const checkTime = ({ signedAt, date }: Authorization, now: number): void => {
  const at = timeOf(signedAt);
  const [earliest, latest] = [now - TOLERANCE_MS, now + TOLERANCE_MS];
  if (at < earliest) {
    const limit = `${stamp(earliest)} (${stamp(now)} - 5 min.)`;
    throw refused(`Signature expired: ${signedAt} is now earlier than ${limit}`);
  }
  if (!(at <= latest)) {
    const limit = `${stamp(latest)} (${stamp(now)} + 5 min.)`;
    throw refused(`Signature not yet current: ${signedAt} is still later than ${limit}`);
  }
  if (!signedAt.startsWith(date)) {
    throw refused(
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ' +
        `'${date}' != '${signedAt.slice(0, 8)}', from '${signedAt}'.`,
    );
  }
};

const checkScope = (request: WireRequest, given: Authorization, scope: SignatureScope): void => {
  const wrong = [
    given.terminator !== 'aws4_request' &&
      `Credential should be scoped with a valid terminator: 'aws4_request', not '${given.terminator}'. `,
    !scope.regions.includes(given.region) &&
      `Credential should be scoped to a valid region, not '${given.region}'. `,
    given.service !== scope.signingName &&
      `Credential should be scoped to correct service: '${scope.signingName}'. `,
  ].filter((text) => text !== false);
  if (wrong.length > 0) throw refused(wrong.join(''));
  for (const name of MUST_BE_SIGNED) {
    if (request.headers[name] !== undefined && !given.signedHeaders.includes(name)) {
      throw refused(`'${name}' must be a 'SignedHeader' in the AWS Authorization.`);
    }
  }
};

const hmac = (key: Uint8Array | string, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.byteLength === b.byteLength && timingSafeEqual(a, b);

/** Signing keys hold for a day; more than this many are those of sessions long gone. */
const MAX_KEYS = 1_000;

/**
 * Makes the verifier.
 *
 * The verifier throws SandboxError under the names of the JSON services; the protocol of the
 * request turns them into its own.
 */
export const createSignatureVerifier = (options: SignatureOptions): SignatureVerifier => {
  const keys = new Map<string, Buffer>();

  const signingKey = (given: Authorization, secret: string): Buffer => {
    const id = [given.accessKeyId, given.date, given.region, given.service, secret].join('/');
    let key = keys.get(id);
    if (key === undefined) {
      if (keys.size >= MAX_KEYS) keys.clear();
      const scope = [given.date, given.region, given.service, given.terminator];
      key = scope.reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`));
      keys.set(id, key);
    }
    return key;
  };

  return (request, scope) => {
    const given = readAuthorization(request);
    const known = options.lookup(given.accessKeyId);
    if (known === undefined || known.sessionToken !== request.headers['x-amz-security-token']) {
      throw invalidToken();
    }
    checkScope(request, given, scope);
    checkTime(given, options.signatureClock.now());
    const text = [
      'AWS4-HMAC-SHA256',
      given.signedAt,
      `${given.date}/${given.region}/${given.service}/${given.terminator}`,
      canonicalHash(request, given.signedHeaders),
    ].join('\n');
    const expected = hmac(signingKey(given, known.secretAccessKey), text);
    if (!equal(expected, Buffer.from(given.signature, 'hex'))) throw refused(MISMATCH);
    if (known.expiresAt !== undefined && known.expiresAt <= options.clock.now()) {
      throw new SandboxError(
        'ExpiredTokenException',
        'The security token included in the request is expired',
      );
    }
    return { caller: known.caller, region: given.region };
  };
};
