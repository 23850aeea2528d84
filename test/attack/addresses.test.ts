/** What is asked by GET: by an address that pages, logs and caches may have, too. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ANYBODY } from '../../src/auth/caller.ts';
import { GatewayError } from '../../src/core/errors.ts';
import { idOf, persistedOperations } from '../../src/persisted/persisted-operations.ts';
import type { MakeGatewayOptions } from '../support/make-gateway.ts';
import {
  expectHealthy,
  expectOnRecord,
  lookedAt,
  type OnRecord,
  sendRaw,
  startTarget,
  type Target,
} from './support.ts';

const READ = '{ accounts(first: 1) { nodes { name } } }';
const PAGE = 'query Page($n: Int!) { accounts(first: $n) { nodes { name } } }';
const CHANGE = 'mutation { deletePermissionSet(input: { permissionSet: "x" }) { deletedId } }';
const LISTED = 'https://admin.example.com';
const operations = persistedOperations([READ, PAGE, CHANGE]);

const options = {
  safety: {
    names: { hosts: [], origins: [{ origin: LISTED, credentials: false }] },
    persisted: { operations, only: false },
  },
} satisfies MakeGatewayOptions;

let on: Target;
let off: Target;
beforeAll(async () => {
  on = await startTarget({ ...options, safety: { ...options.safety, getQueries: true } });
  off = await startTarget({ ...options, safety: { ...options.safety, getQueries: false } });
});
afterEach(async () => {
  await expectHealthy(on);
  await expectHealthy(off);
});
afterAll(async () => {
  await on.close();
  await off.close();
});

type Parameters = Readonly<Record<string, string>>;

interface Got {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Asks as a browser or anybody else may: byte for byte. */
const get = async (
  target: Target,
  parameters: Parameters | string,
  headers: Parameters = {},
): Promise<Got> => {
  const query =
    typeof parameters === 'string' ? parameters : new URLSearchParams(parameters).toString();
  const lines = Object.entries({ host: 'localhost', connection: 'close', ...headers });
  const answer = await sendRaw(
    target,
    [
      `GET /graphql?${query} HTTP/1.1`,
      ...lines.map(([name, value]) => `${name}: ${value}`),
      '',
      '',
    ].join('\r\n'),
  );
  const [head = '', body = ''] = answer.split(/\r\n\r\n/);
  return { status: Number(head.slice(9, 12)), head, body };
};

const JSON_ALONE = { accept: 'application/graphql-response+json' };

/** What a refusal is called, by its status. */
const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_USER_INPUT',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  405: 'BAD_USER_INPUT',
  429: 'THROTTLED',
};

/** Refused with `status`, without a call, in nobody's cache, and on record. */
const expectNothing = async (
  target: Target,
  got: Got,
  status: number,
  onRecord: Partial<OnRecord> = {},
): Promise<void> => {
  expect(got.status, got.body).toBe(status);
  expect(got.head).toMatch(/^cache-control: no-store\r?$/im);
  expect(got.body).not.toContain('"data":{');
  expect(target.t.callCount()).toBe(0);
  if (!(status in CODES)) {
    await lookedAt(target.t);
    return;
  }
  const who = target.t.audit.at(-1)?.who === undefined ? {} : { who: target.who };
  await expectOnRecord(target.t, { ...who, code: CODES[status]!, status, times: 1, ...onRecord });
};

describe('a query by GET', () => {
  it('is answered as by POST, with its variables and its name, and kept by nobody', async () => {
    const asked: readonly Parameters[] = [
      { query: READ },
      { query: PAGE, variables: '{"n":1}' },
      { query: `${READ.replace('{', 'query A {')} query B { __typename }`, operationName: 'A' },
      { query: READ, variables: '', extensions: '{"any":{"thing":1}}' },
      { documentId: idOf(PAGE), variables: '{"n":1}' },
    ];
    for (const parameters of asked) {
      for (let time = 0; time < 3; time += 1) {
        const { status, head, body } = await get(on, parameters, JSON_ALONE);
        expect(status, body).toBe(200);
        expect(body).toContain('"data":{"accounts":{"nodes":[{"name":');
        expect(head).toMatch(/^cache-control: no-store\r?$/im);
        expect(head).toMatch(/^x-content-type-options: nosniff\r?$/im);
      }
    }
  });

  it('is refused where only registered ones are served, which it is told', async () => {
    const asked: readonly Parameters[] = [
      { query: READ },
      { query: READ, documentId: idOf(READ) },
      { documentId: idOf(PAGE), variables: '{"n":1}' },
    ];
    for (const parameters of asked) {
      const got = await get(off, parameters, { 'x-requested-with': 'test' });
      await expectNothing(off, got, 405);
      expect(got.head).toMatch(/^allow: POST\r?$/im);
      expect(got.body).toContain('GET_QUERIES');
    }
    // What follows a `#` is no parameter for some, and one for others.
    const hidden = `documentId=${idOf(READ)}#&query=${encodeURIComponent(READ)}`;
    await expectNothing(off, await get(off, hidden, { 'x-requested-with': 'test' }), 405);
  });

  it('is as large as it may be, and not larger', async () => {
    const deep = `{ ${'organization { rootUnits { '.repeat(12)} id ${'} }'.repeat(12)} }`;
    const many = `{ ${Array.from({ length: 60 }, (_, i) => `a${i}: __typename`).join(' ')} }`;
    for (const query of [deep, many, `{ __typename ${'@include(if: true) '.repeat(60)} }`]) {
      const got = await get(on, { query }, JSON_ALONE);
      await expectNothing(on, got, 400);
      expect(got.body).toMatch(/"limitName":"MAX_/);
    }
    const list = JSON.stringify({ n: 1, list: Array.from({ length: 1001 }, () => 1) });
    const listed = await get(on, { query: PAGE, variables: list });
    expect(listed.body).toContain('"limitName":"MAX_LIST_ITEMS"');
    const reason = 'MAX_LIST_ITEMS';
    await expectOnRecord(on.t, { who: on.who, code: 'BAD_USER_INPUT', reason, times: 1 });
    const levels = `{"n":${'['.repeat(2000)}${']'.repeat(2000)}}`;
    expect((await get(on, { query: PAGE, variables: levels })).body).toContain('BAD_USER_INPUT');
    await expectOnRecord(on.t, { who: on.who, code: 'BAD_USER_INPUT', times: 1 });
    expect(on.t.callCount()).toBe(0);
  });

  it('by a giant address is cut off', async () => {
    for (const length of [16_500, 100_000, 2_000_000]) {
      const got = await get(on, `query=${'%20'.repeat(length / 3)}{__typename}`).catch(() => {
        // Closed before it has been sent.
        return undefined;
      });
      await expectOnRecord(on.t, { code: 'BAD_USER_INPUT', status: 431 });
      if (got !== undefined) expect(got.status || 431).toBe(431);
      expect(got?.body ?? '').not.toContain('"data"');
    }
  });

  it.each([
    ['a query and an id', { query: READ, documentId: idOf(PAGE) }],
    [
      'a query and an id of another form',
      {
        query: READ,
        extensions: `{"\\u0070ersistedQuery":{"version":1,"sha256Hash":"${idOf(PAGE)}"}}`,
      },
    ],
    ['two queries', `query={__typename}&query=${encodeURIComponent(READ)}`],
    ['two ids', `documentId=${idOf(READ)}&documentId=${idOf(PAGE)}`],
    ['a list of variables', { query: READ, variables: '[1]' }],
    ['a number of variables', { query: READ, variables: '7' }],
    ['half of JSON', { query: READ, variables: '{"n":' }],
    ['extensions that are a text', { query: READ, extensions: '"x"' }],
  ])('with %s is none', async (_what, parameters) => {
    for (const headers of [JSON_ALONE, { accept: 'application/json' }]) {
      const got = await get(on, parameters, headers);
      await expectNothing(on, got, 400);
      expect(got.body).toContain('"BAD_USER_INPUT"');
    }
  });

  it('that changes something is refused, however it is named, and however often', async () => {
    const both = `query A { __typename } ${CHANGE.replace('mutation', 'mutation B')}`;
    const asked: readonly Parameters[] = [
      { query: CHANGE },
      { query: both, operationName: 'B' },
      { documentId: idOf(CHANGE) },
    ];
    for (const parameters of asked) {
      for (const accept of ['*/*', 'application/json']) {
        for (let time = 0; time < 3; time += 1) {
          const got = await get(on, parameters, { accept });
          await expectNothing(on, got, 405);
          expect(got.head).toMatch(/^allow: POST\r?$/im);
          expect(got.body).toContain('"BAD_USER_INPUT"');
        }
      }
      const stream = await fetch(`${on.url}?${new URLSearchParams(parameters).toString()}`, {
        headers: { accept: 'text/event-stream' },
      });
      expect(stream.status).toBe(405);
      expect(await stream.text()).toContain('"BAD_USER_INPUT"');
      await expectOnRecord(on.t, { who: on.who, code: 'BAD_USER_INPUT', status: 405, times: 1 });
      // Who takes no answer that there is, is told that first.
      await expectNothing(on, await get(on, parameters, { accept: 'image/png' }), 406);
    }
  });

  it('is not one by another method', async () => {
    for (const method of ['HEAD', 'PUT', 'DELETE']) {
      const answer = await sendRaw(
        on,
        `${method} /graphql?query=${encodeURIComponent(READ)} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 4/);
      expect(on.t.callCount()).toBe(0);
    }
  });
});

describe('a page of another site', () => {
  /** What browsers send of themselves, with what they do for a page. */
  const ways: readonly [what: string, headers: Record<string, string>][] = [
    ['a picture', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image', accept: 'image/*' }],
    ['a script', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script', accept: '*/*' }],
    ['fetch without cors', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'empty' }],
    ['a link that is prefetched', { 'sec-purpose': 'prefetch', 'sec-fetch-dest': 'empty' }],
    ['a download', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', accept: '*/*' }],
    ['a header of ours', { 'x-requested-with': 'x' }],
  ];

  it.each(ways)('has nothing asked by %s', async (_what, headers) => {
    const asked: readonly Parameters[] = [
      { query: READ },
      { documentId: idOf(READ) },
      { query: CHANGE },
    ];
    for (const target of [on, off]) {
      for (const site of ['cross-site', 'same-site']) {
        for (const parameters of asked) {
          const got = await get(target, parameters, { ...headers, 'sec-fetch-site': site });
          await expectNothing(target, got, 403, { reason: 'sec-fetch-site' });
          expect(got.body).toContain('"FORBIDDEN"');
        }
      }
    }
  });

  it('nor by its origin, whatever else it says', async () => {
    for (const origin of ['https://evil.example', 'null', `${LISTED}.evil.example`]) {
      for (const site of ['same-origin', 'none', 'cross-site']) {
        const got = await get(on, { query: READ }, { origin, 'sec-fetch-site': site });
        expect(got.status).toBe(403);
        expect(on.t.callCount()).toBe(0);
        await expectOnRecord(on.t, { code: 'FORBIDDEN', status: 403, reason: 'origin', times: 1 });
      }
    }
  });

  it('sees GraphiQL where a form or a link leads, which runs nothing by itself', async () => {
    const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
    const form = { accept, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    for (const query of [READ, CHANGE]) {
      const got = await get(on, { query }, form);
      expect(got.status).toBe(200);
      expect(got.head).toMatch(/^content-type: text\/html/im);
      expect(got.body).toMatch(/^\s*<!doctype html>/i);
      expect(on.t.callCount()).toBe(0);
    }
  });

  it('asks where its origin is listed, and a person or a page of ours does', async () => {
    const from: readonly Parameters[] = [
      { origin: LISTED, 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
    ];
    for (const headers of from) {
      const got = await get(on, { query: READ }, { ...headers, ...JSON_ALONE });
      expect(got.status, got.body).toBe(200);
      expect(got.body).toContain('"data"');
    }
  });
});

describe('who asks by GET', () => {
  it('is asked who that is, and how often that was', async () => {
    const target = await startTarget({
      authenticator: {
        authenticate(headers) {
          if (headers.get('authorization') !== 'Bearer good') {
            throw new GatewayError('UNAUTHENTICATED', 'Sign in.');
          }
          return { ...ANYBODY, id: 'good', authentication: 'JWT' };
        },
      },
      safety: { requestsPerMinute: 3 },
    });
    await expectNothing(target, await get(target, { query: READ }), 401);
    const good = { authorization: 'Bearer good', ...JSON_ALONE };
    const statuses: number[] = [];
    for (let time = 0; time < 5; time += 1) {
      statuses.push((await get(target, { query: READ }, good)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const reason = 'RATE_LIMIT';
    await expectOnRecord(target.t, {
      who: 'good',
      code: 'THROTTLED',
      status: 429,
      reason,
      times: 2,
    });
    await target.close();
  });

  it('runs registered operations only, where only those are run', async () => {
    const target = await startTarget({
      safety: { getQueries: true, persisted: { operations, only: true } },
    });
    await expectNothing(target, await get(target, { query: READ }, JSON_ALONE), 400);
    const got = await get(target, { documentId: idOf(READ) }, JSON_ALONE);
    expect(got.body).toContain('"data"');
    await target.close();
  });
});
