import { hash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { KeySettings, ServiceSettings } from './auth-settings.ts';
import type { Caller } from './caller.ts';
import { API_KEY_PREFIX } from './credential.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const ID_LENGTH = 12;
const SECRET_BYTES = 32;
const FORM = /^mgk_([a-z0-9]{12})_[A-Za-z0-9_-]{43}$/;

/** SHA-256 of a whole key: it is random and long, so that there is nothing to guess a slow hash would guard. */
const digest = (key: string): Buffer => hash('sha256', key, 'buffer');

/** A new key, which is shown once, and what a gateway keeps of it. */
export const makeApiKey = (
  expiresAt?: number,
): { readonly key: string; readonly kept: KeySettings } => {
  const letters = Array.from({ length: ID_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]);
  const id = letters.join('');
  const key = `${API_KEY_PREFIX}${id}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { key, kept: { id, sha256: digest(key).toString('hex'), expiresAt } };
};

interface Entry {
  readonly sha256: Buffer;
  readonly caller: Caller;
}

/** What an API key tells: whose it is, that it was theirs, or nothing. */
export type KeyOutcome = { readonly caller: Caller } | 'EXPIRED' | 'UNKNOWN';

/** Compared with where there is nothing to compare with, so that both take the same time. */
const NOTHING = Buffer.alloc(32);

/** The keys that services may show. */
export class ApiKeys {
  readonly #entries = new Map<string, Entry>();

  constructor(services: readonly ServiceSettings[]) {
    for (const { name, scopes, groups, keys } of services) {
      for (const { id, sha256, expiresAt } of keys) {
        const caller = Object.freeze<Caller>({
          id: `api-key:${name}`,
          name,
          authentication: 'API_KEY',
          scopes: new Set(scopes),
          groups,
          expiresAt,
          shown: { kind: 'API_KEY', keyId: id },
        });
        this.#entries.set(id, { sha256: Buffer.from(sha256, 'hex'), caller });
      }
    }
  }

  /** Whose the key with this id is at `now`, which nobody has shown again. */
  named(id: string, now: number): KeyOutcome {
    const entry = this.#entries.get(id);
    if (entry === undefined) return 'UNKNOWN';
    return (entry.caller.expiresAt ?? Infinity) <= now ? 'EXPIRED' : { caller: entry.caller };
  }

  /** Whose `key` is at `now`, in milliseconds since the epoch. */
  find(key: string, now: number): KeyOutcome {
    const [, id = ''] = FORM.exec(key) ?? [];
    const entry = this.#entries.get(id);
    const isRight = timingSafeEqual(digest(key), entry?.sha256 ?? NOTHING);
    return isRight ? this.named(id, now) : 'UNKNOWN';
  }
}
