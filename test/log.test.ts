import { afterEach, describe, expect, it } from 'vitest';
import { createLogger } from '../src/log.ts';
import { inputOf, rowOf } from './support/assignments.ts';
import { makeGateway, type TestGateway } from './support/make-gateway.ts';
import { run } from './support/mutations.ts';

type Line = Readonly<Record<string, unknown>>;

describe('a line of the log', () => {
  let t: TestGateway;
  let lines: Line[];
  afterEach(() => t.close());
  const start = async (): Promise<void> => {
    lines = [];
    t = await makeGateway({ onLog: (line) => lines.push(JSON.parse(line) as Line) });
  };
  const operations = (): Line[] => lines.filter(({ msg }) => msg === 'operation');

  it('is written of each operation, once, with the id that the answer has', async () => {
    await start();
    const query = 'query Accounts { accounts(first: 1) { nodes { name } } }';
    const answer = await t.execute(query, undefined, { 'x-request-id': 'trace-1' });
    expect(answer.headers.get('x-request-id')).toBe('trace-1');
    expect(operations()).toMatchObject([
      {
        level: 20,
        request: 'trace-1',
        caller: 'anonymous',
        kind: 'query',
        operation: 'Accounts',
        status: 200,
        awsCalls: t.callCount(),
      },
    ]);
    expect(operations()[0]).not.toHaveProperty('codes');
  });

  it.each([['a b'], ['x'.repeat(65)], ['"}'], [undefined]])(
    'has an id of the gateway’s own where the request has none that is sane: %s',
    async (given) => {
      await start();
      const answer = await t.execute(
        '{ __typename }',
        undefined,
        given === undefined ? {} : { 'x-request-id': given },
      );
      const id = answer.headers.get('x-request-id');
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(operations()).toMatchObject([{ request: id }]);
    },
  );

  it('of a change, or of what went wrong, is for everyday reading', async () => {
    await start();
    const row = rowOf(t, {
      account: 'hr-systems',
      set: 'BacktestOperator',
      group: 'Quant-Research',
    });
    await run(t, 'createAccountAssignment', inputOf(t, row));
    await t.execute('{ nothing }');
    expect(operations()).toMatchObject([
      { level: 30, kind: 'mutation', status: 200 },
      { level: 30, status: 200, codes: ['BAD_USER_INPUT'] },
    ]);
  });
});

describe('the log', () => {
  const lineOf = (members: object, bindings: object = {}): string => {
    const lines: string[] = [];
    const log = createLogger({}, { write: (line: string) => void lines.push(line) });
    log
      .child({ ...bindings }, {})
      .child({})
      .info(members, 'x');
    return lines.join('');
  };
  const NAMES = [
    ...[
      'authorization',
      'Authorization',
      'proxy-authorization',
      'cookie',
      'set-cookie',
      'Set-Cookie',
    ],
    ...['x-api-key', 'apiKey', 'x-amz-security-token', 'X-Amz-Security-Token'],
    ...[
      'credentials',
      'password',
      'secretAccessKey',
      'SecretAccessKey',
      'sessionToken',
      'SessionToken',
    ],
    ...['token', 'accessToken', 'access_token', 'refresh_token', 'id_token', 'client_secret'],
    ...['SAMLResponse', 'SECRET_ACCESS_KEY', 'privateKey'],
  ];
  const SECRET = 'hush-hush';

  it.each(NAMES)('removes what is secret by its name, at every depth: %s', (name) => {
    let members: object = { [name]: SECRET, kept: 'here' };
    for (let depth = 0; depth < 12; depth += 1) {
      const line = lineOf(members);
      expect(line).not.toContain(SECRET);
      expect(line).toContain('"[removed]"');
      expect(line).toContain('"kept":"here"');
      expect(lineOf({}, members)).not.toContain(SECRET);
      members = depth % 2 === 0 ? { inner: members } : { list: [1, members] };
    }
    expect(lineOf({ [name]: { of: SECRET } })).not.toContain(SECRET);
    expect(lineOf({ [name]: [SECRET] })).not.toContain(SECRET);
  });

  it('removes it from whatever else it may be in', () => {
    class Shown {
      readonly inner = { token: SECRET };
    }
    const circular: Record<string, unknown> = { token: SECRET };
    circular.self = circular;
    let deep: object = { kept: SECRET };
    for (let depth = 0; depth < 500; depth += 1) deep = { deep };
    const error = Object.assign(new Error('no'), { $response: { body: SECRET }, token: SECRET });
    for (const members of [
      { circular },
      { deep },
      { shown: new Shown() },
      { own: { toJSON: () => ({ password: SECRET }) } },
      { bytes: Buffer.from(SECRET), inner: { bytes: Buffer.from(SECRET) } },
      { err: error },
      { error },
      { inner: [{ error }] },
    ]) {
      const line = lineOf(members);
      expect(line).not.toContain(SECRET);
      expect(line).not.toContain([...Buffer.from(SECRET)].join(','));
      expect(line).toContain('"msg":"x"');
    }
    expect(lineOf({ err: error })).toContain('"message":"no"');
    expect(lineOf({ inner: { error } })).toContain('"message":"no"');
  });

  it('leaves everything else as it is, and what it was given', () => {
    const members = {
      code: 'FORBIDDEN',
      at: new Date(0),
      path: ['a', 0],
      nothing: null,
      nextToken: 'page 2',
      tokens: 5,
      inner: { cookie: SECRET, kept: true },
    };
    expect(JSON.parse(lineOf(members))).toMatchObject({
      code: 'FORBIDDEN',
      at: '1970-01-01T00:00:00.000Z',
      path: ['a', 0],
      nothing: null,
      nextToken: 'page 2',
      tokens: 5,
      inner: { cookie: '[removed]', kept: true },
    });
    expect(members.inner.cookie).toBe(SECRET);
    expect(JSON.parse(lineOf({}))).toHaveProperty('pid');
  });
});
