/** An issuer of tokens on this machine: real keys, a real key set, real HTTP. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';
import type { AuthSettings, IssuerSettings } from '../../src/auth/auth-settings.ts';
import { readIssuer } from '../../src/auth/read-settings.ts';
import { StrictReader } from '../../src/auth/strict-reader.ts';

export const AUDIENCE = 'management-graph';

export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

export const makeKey = async (kid: string, alg = 'ES256'): Promise<SigningKey> => ({
  kid,
  alg,
  ...(await generateKeyPair(alg, { extractable: true })),
});

export class TestIssuer {
  /** The paths that were asked for, in order. */
  readonly asked: string[] = [];
  /** Answers instead of the issuer, while it is there. */
  answer: ((path: string, response: ServerResponse) => void) | undefined;
  keys: JWK[] = [];
  readonly #server = createServer((request, response) => {
    const path = request.url ?? '';
    this.asked.push(path);
    if (this.answer !== undefined) this.answer(path, response);
    else if (path === '/.well-known/openid-configuration') {
      response.end(JSON.stringify({ issuer: this.url, jwks_uri: `${this.url}/keys` }));
    } else if (path === '/keys') response.end(JSON.stringify({ keys: this.keys }));
    else response.writeHead(404).end();
  });

  static async start(): Promise<TestIssuer> {
    const issuer = new TestIssuer();
    issuer.#server.listen(0, '127.0.0.1');
    await once(issuer.#server, 'listening');
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Puts a key into the set. */
  async publish(key: SigningKey): Promise<void> {
    this.keys.push({ ...(await exportJWK(key.publicKey)), kid: key.kid, alg: key.alg, use: 'sig' });
  }

  /** As `AUTH_FILE` would say it. */
  settings(more: object = {}): IssuerSettings {
    const json = { issuer: this.url, audience: [AUDIENCE], ...more };
    return readIssuer(new StrictReader(json, 'issuer'));
  }

  /** The same, as all that there is. */
  alone(more: object = {}): AuthSettings {
    return { issuers: [this.settings(more)], apiKeys: [] };
  }

  /** What a token of this issuer says, valid for ten minutes from `nowMs`. */
  claims(nowMs: number, more: JWTPayload = {}): JWTPayload {
    const iat = Math.floor(nowMs / 1000);
    return { iss: this.url, aud: AUDIENCE, sub: 'user-1', iat, exp: iat + 600, ...more };
  }

  async close(): Promise<void> {
    this.#server.close().closeAllConnections();
    await once(this.#server, 'close');
  }
}

/** A token. Claims that are undefined are left out. */
export const sign = (
  key: Pick<SigningKey, 'kid' | 'alg'> & { readonly privateKey: CryptoKey | Uint8Array },
  claims: JWTPayload,
  header: object = {},
): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: key.alg, kid: key.kid, ...header })
    .sign(key.privateKey);

/** A token put together by hand, as an attacker does. */
export const forge = (header: object, claims: object, signature = ''): string => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.${signature}`;
};

export const bearer = (token: string): Record<string, string> => ({
  authorization: `Bearer ${token}`,
});
