import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { ROOT } from './tiny-world.ts';
import type { TinyWorld } from './tiny-world.ts';

export interface Raw {
  readonly method?: string;
  readonly service?: string;
  /** As sent, percent-encoded or not. */
  readonly path?: string;
  readonly query?: Record<string, string | string[]>;
  /** What is sent in the place of `query`, which is what is signed. */
  readonly search?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** Sends what no SDK client would, with a signature that is good. */
export const sendSigned = async (sandbox: Sandbox<TinyWorld>, raw: Raw): Promise<Response> => {
  const { method = 'POST', service = 'sso', path = '/', query = {}, headers = {}, body } = raw;
  const signer = new SignatureV4({
    credentials: ROOT,
    region: 'eu-west-1',
    service,
    sha256: Sha256,
  });
  const { hostname, host } = new URL(sandbox.url);
  const request = { method, protocol: 'http:', hostname, path, query, body };
  const signed = await signer.sign({ ...request, headers: { host, ...headers } });
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value]),
  );
  const search = raw.search ?? new URLSearchParams(pairs).toString();
  const url = `${sandbox.url}${path}${search === '' ? '' : `?${search}`}`;
  return fetch(url, { method, headers: signed.headers, body });
};
