import { afterEach, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

let t: TestGateway | undefined;
afterEach(async () => {
  await t?.close();
  t = undefined;
});

const ROWS = '{ assignments(first: 2) { gaps { code } nodes { accountId principalState } } }';

describe('the rest of an answer', () => {
  it('keeps the rows when the directory hangs, and says UNKNOWN of their principals', async () => {
    t = await makeGateway({ sandbox: { quotas: false, faults: ['identitystore:hang'] } });
    const { data, errors } = await t.execute(ROWS, {}, { 'x-deadline-ms': '3000' });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      assignments: { nodes: [{ principalState: 'UNKNOWN' }, { principalState: 'UNKNOWN' }] },
    });
  });

  it('goes on without Organizations where nothing of it is asked for', async () => {
    t = await makeGateway({ sandbox: { quotas: false, faults: ['organizations:dead'] } });
    const query = `{
      instance { arn }
      users(first: 1) { nodes { userName } }
      assignments(first: 2) { nodes { accountId } }
      accounts(first: 1) { nodes { name } }
    }`;
    const { data, errors } = await t.execute(query);
    expect(data).toMatchObject({
      instance: { arn: t.sandbox.world.instanceArn },
      users: { nodes: [{}] },
      assignments: { nodes: [{}, {}] },
      accounts: null,
    });
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['accounts'], 'UPSTREAM_UNAVAILABLE'],
    ]);
  });
});

describe('an error by deadline', () => {
  it('says what was being waited for', async () => {
    t = await makeGateway({ sandbox: { quotas: false, faults: ['identitystore.ListUsers:hang'] } });
    const headers = { 'x-deadline-ms': '3000' };
    const { errors } = await t.execute('{ users { nodes { userName } } }', {}, headers);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'DEADLINE_EXCEEDED',
      service: 'identitystore',
      operation: 'ListUsers',
    });
  });
});

describe('every answer', () => {
  it('names the account it comes from, once AWS has told', async () => {
    t = await makeGateway({ sandbox: { quotas: false } });
    const before = await t.execute('{ instance { arn } }');
    expect(before.headers.get('x-aws-upstream')).toBe('SANDBOX; region=eu-west-1');
    await t.data('{ viewer { upstream { accountId } } }');
    const { managementAccountId } = t.sandbox.world.state.settings;
    const after = await t.execute('{ instance { arn } }');
    expect(after.headers.get('x-aws-upstream')).toBe(
      `SANDBOX; account=${managementAccountId}; region=eu-west-1`,
    );
  });

  it('has the journal that was asked for, when it was refused before it began too', async () => {
    t = await makeGateway({ sandbox: { quotas: false } });
    const { extensions } = await t.execute(
      '{ users(first: "x") { nodes { id } } }',
      {},
      {
        'x-aws-journal': '1',
      },
    );
    expect(extensions).toMatchObject({ aws: { calls: 0, operations: [] } });
  });
});

describe('a request that came by another name than a loopback one', () => {
  it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:4000'])(
    'is refused: %s',
    async (host) => {
      t = await makeGateway({ sandbox: { quotas: false } });
      const answer = await t.execute('{ instance { arn } }', {}, { host });
      expect(answer.status).toBe(403);
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
      expect(t.callCount()).toBe(0);
    },
  );

  it.each(['localhost:4000', '[::1]:4000', '127.0.0.1'])('is answered: %s', async (host) => {
    t = await makeGateway({ sandbox: { quotas: false } });
    expect((await t.execute('{ viewer { caller } }', {}, { host })).status).toBe(200);
  });
});

describe('what is missing', () => {
  it('is named as an argument though it stands nowhere', async () => {
    t = await makeGateway({ sandbox: { quotas: false } });
    const { errors } = await t.execute('{ user { id } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'by' });
  });
});

describe('a client that goes away', () => {
  it('is nobody’s bug', async () => {
    const lines: string[] = [];
    t = await makeGateway({
      time: 'real',
      sandbox: { quotas: false, faults: ['sso-admin.ListPermissionSets:hang'] },
      onLog: (line) => lines.push(line),
    });
    const controller = new AbortController();
    const answer = Promise.resolve(
      t.gateway.fetch('http://127.0.0.1:4000/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ assignments { nodes { accountId } } }' }),
        signal: controller.signal,
      }),
    );
    const { sandbox } = t;
    while (sandbox.silent === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    await answer.catch(() => undefined);
    expect(lines.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
