import { badInput, GatewayError } from '../core/errors.ts';
import type { Refusal } from './refusal.ts';

/** An origin whose pages may read answers. */
export interface AllowedOrigin {
  readonly origin: string;
  /** Whether the browser may send what it knows of its user, as cookies. */
  readonly credentials: boolean;
}

/** Who may knock, by the names that requests have for this gateway and for where they come from. */
export interface DoorNames {
  /** Names, or names with a port, beside those of loopback. */
  readonly hosts: readonly string[];
  readonly origins: readonly AllowedOrigin[];
}

/** What is looked at of a request. */
export interface Knock {
  header(name: string): string | null | undefined;
}

export interface Doors {
  /** Why a request is refused before anything of its body is read; undefined lets it in. */
  check(knock: Knock): Refusal | undefined;
  /** The entry of the list that `origin` is. */
  originOf(origin: string): AllowedOrigin | undefined;
}

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/;
const PORT = /:\d{1,5}$/;
const forbidden = (argument: string, message: string): Refusal => ({
  status: 403,
  error: new GatewayError('FORBIDDEN', message, { argument }),
});

/**
 * What is refused by the head of a request alone.
 *
 * Without authentication the gateway's name is its door: a web page whose own name is made to point to
 * 127.0.0.1 (DNS rebinding) would else read everything through the browser of whoever looks at it. A
 * page of another origin is refused, not only kept from reading: what it asked for would have been
 * done. A body that is packed may be a thousand times what it says: none is unpacked.
 */
export const createDoors = ({ hosts, origins }: DoorNames): Doors => {
  const names = new Set(hosts.map((host) => host.toLowerCase()));
  const allowed = new Map(origins.map((entry) => [entry.origin, entry]));
  const isOurs = (host: string): boolean =>
    LOOPBACK.test(host) || names.has(host) || names.has(host.replace(PORT, ''));
  /** Mostly the next one calls by the same name. */
  let lastOurs: string | undefined;

  /** Whether a page of `origin` was served under the name that it calls. */
  const isOwn = (origin: string, host: string): boolean => {
    const [, own] = /^https?:\/\/([^/]+)$/.exec(origin) ?? [];
    // Browsers leave out the port that goes without saying, in either.
    return own === host;
  };

  return {
    originOf: (origin) => allowed.get(origin),
    check({ header }) {
      const host = (header('host') ?? '').toLowerCase();
      if (host !== lastOurs) {
        if (!isOurs(host)) {
          return forbidden(
            'host',
            'Call this gateway as 127.0.0.1, [::1] or localhost, or by a name of ALLOWED_HOSTS.',
          );
        }
        lastOurs = host;
      }
      const origin = header('origin');
      if (origin != null && !allowed.has(origin) && !isOwn(origin, host)) {
        return forbidden(
          'origin',
          'Pages of this origin may not call: ALLOWED_ORIGINS names who may.',
        );
      }
      const encoding = header('content-encoding');
      if (encoding != null && encoding.toLowerCase() !== 'identity') {
        const message = 'Send the body as it is: nothing that is compressed is unpacked.';
        return {
          status: 415,
          error: badInput('content-encoding', message),
          headers: { 'accept-encoding': 'identity' },
        };
      }
      return undefined;
    },
  };
};
