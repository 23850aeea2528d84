import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { describe, expect, it } from 'vitest';
import { createSignatureVerifier } from '../../src/sandbox/signature.ts';
import { callerOf, ROOT } from './support/tiny-world.ts';

const signer = new SignatureV4({
  credentials: ROOT,
  region: 'eu-west-1',
  service: 'grafana',
  sha256: Sha256,
});

const verify = createSignatureVerifier({
  lookup: () => ({ ...ROOT, caller: callerOf(ROOT.accessKeyId) }),
  clock: { now: () => 0, schedule: () => () => undefined },
  signatureClock: { now: () => Date.now(), schedule: () => () => undefined },
});

const scope = { signingName: 'grafana', regions: ['eu-west-1'] };

describe('the canonical request', () => {
  it.each([
    ['/', {}],
    ['/workspaces', {}],
    ['/workspaces/', {}],
    ['/tags/arn%3Aaws%3Agrafana%3A%3A%3A%2Fworkspaces%2Fg-1', { tagKeys: ['b', 'a', 'a b'] }],
    ['/environment/a%20b!(c)*', { 'max-results': '5', empty: '', umlaut: 'ü+/=' }],
    ['/a/./b/../c//d', { '~-._': "it's" }],
  ])('of %s %o is what clients sign', async (path, query) => {
    const signed = await signer.sign({
      method: 'GET',
      protocol: 'http:',
      hostname: 'localhost',
      path,
      query,
      headers: { host: 'localhost', 'x-spaced': '  two   words ' },
    });
    const pairs = Object.entries(query as Record<string, string | string[]>).flatMap(
      ([name, values]) =>
        [values].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
    );
    const request = {
      method: 'GET',
      path,
      query: pairs.join('&'),
      headers: signed.headers,
      body: Buffer.alloc(0),
    };
    expect(verify(request, scope)).toMatchObject({ region: 'eu-west-1' });
    expect(() => verify({ ...request, query: `${request.query}&more=1` }, scope)).toThrow(
      /signature we calculated does not match/,
    );
  });
});
