import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';

let t: TestGateway;
afterEach(() => t.close());

/** A port that nobody listens on. */
const closedPort = async (): Promise<{ readonly port: number }> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return { port };
};

const ready = async (): Promise<[number, unknown]> => {
  const answer = t.gateway.fetch('http://127.0.0.1:4000/health/ready');
  const response = await t.clock.runUntil(Promise.resolve(answer));
  return [response.status, await response.json()];
};

describe("the gateway's own credentials", () => {
  it('are fetched again once when they expire in the middle of a query, and nobody notices', async () => {
    t = await makeGateway({
      sandbox: { faults: ['sso-admin.ListPermissionSets:expired:times=1'] },
    });
    const { data, errors } = await t.execute('{ permissionSets(first: 1) { nodes { name } } }');
    expect(errors).toBeUndefined();
    expect(data?.permissionSets).toBeTruthy();
    expect(t.calls()['sso-admin.ListPermissionSets']).toBe(2);
  });

  it('fail the fields that need them when they stay expired, and nothing else', async () => {
    t = await makeGateway({ sandbox: { faults: ['sso-admin.ListPermissionSets:expired'] } });
    const answer = await t.execute(
      '{ permissionSets(first: 1) { nodes { name } } accounts(first: 1) { nodes { name } } }',
    );
    expect(answer.errors).toMatchObject([
      {
        path: ['permissionSets'],
        extensions: { code: 'GATEWAY_CREDENTIALS', operation: 'ListPermissionSets' },
      },
    ]);
    expect(answer.errors?.[0]?.message).toMatch(/gateway's own/);
    expect(answer.data?.accounts).toBeTruthy();
    expect(t.calls()['sso-admin.ListPermissionSets']).toBe(2);
  });

  it('make the gateway unready, and ready again as soon as they work', async () => {
    t = await makeGateway();
    expect(await ready()).toEqual([200, { ready: true }]);
    t.sandbox.faults.set(['*:expired']);
    const { errors } = await t.execute('{ accounts(first: 1) { nodes { id } } }');
    expect(errors?.[0]?.extensions.code).toBe('GATEWAY_CREDENTIALS');
    const [status, body] = await ready();
    expect(status).toBe(503);
    expect(body).toEqual({ ready: false, reason: 'GATEWAY_CREDENTIALS' });
    t.sandbox.faults.clear();
    expect(await ready()).toEqual([200, { ready: true }]);
    expect((await t.execute('{ accounts(first: 1) { nodes { id } } }')).errors).toBeUndefined();
  });

  it('are proven by one call, while the instance is read that nearly every answer begins with', async () => {
    t = await makeGateway();
    await ready();
    await ready();
    await t.clock.advance(1000);
    expect(t.calls()).toEqual({ 'sts.GetCallerIdentity': 1, 'sso-admin.ListInstances': 1 });
    await t.execute('{ instances { arn } }');
    expect(t.calls()['sso-admin.ListInstances']).toBe(1);
  });

  it('make the gateway ready where a service is not, which is said', async () => {
    t = await makeGateway({ sandbox: { faults: ['sso-admin:dead'] } });
    await ready();
    await t.clock.advance(10_000);
    const [status, body] = await ready();
    expect(status).toBe(200);
    expect(body).toEqual({
      ready: true,
      unavailable: [{ service: 'sso-admin', state: 'UNREACHABLE' }],
    });
  });

  it('leave the gateway unready for as long as AWS cannot be reached at the start', async () => {
    t = await makeGateway({ sandbox: { faults: ['sts:dead'] } });
    const [status, body] = await ready();
    expect(status, JSON.stringify(body)).toBe(503);
    t.sandbox.faults.clear();
    expect((await ready())[0]).toBe(200);
  });
});

describe('GET /health/ready, which anybody may ask,', () => {
  const lines: string[] = [];
  const onLog = (line: string) => void lines.push(line);
  const notReady = () => lines.filter((line) => line.includes('the gateway is not ready'));

  it.each([
    // What AWS or Node calls it.
    ['sts.GetCallerIdentity:denied', 'ACCESS_DENIED', /"AccessDenied(Exception)?"/],
    ['sts.GetCallerIdentity:expired', 'GATEWAY_CREDENTIALS', /"ExpiredToken(Exception)?"/],
    ['sts:dead', /^(UPSTREAM_UNAVAILABLE|DEADLINE_EXCEEDED)$/, /ECONN|socket/],
    ['sts:503', /^(UPSTREAM_UNAVAILABLE|DEADLINE_EXCEEDED)$/, /"ServiceUnavailable/],
  ])('tells a word of why it is not, and the log the rest: %s', async (fault, reason, detail) => {
    lines.length = 0;
    t = await makeGateway({ sandbox: { faults: [fault] }, onLog });
    const [status, body] = await ready();
    expect(status).toBe(503);
    const told = reason instanceof RegExp ? (expect.stringMatching(reason) as unknown) : reason;
    expect(body).toEqual({ ready: false, reason: told });
    expect(notReady()).toEqual([expect.stringMatching(detail)]);
    // The same is not written each time that somebody looks.
    await ready();
    expect(notReady()).toHaveLength(1);
    t.sandbox.faults.clear();
    expect((await ready())[0]).toBe(200);
    expect(lines.at(-1)).toContain('the gateway is ready');
  });

  it('tells nothing of what AWS says, of accounts, roles, Regions and hosts', async () => {
    const { port } = await closedPort();
    const roles = { 'fs-0000000000000000000000': 'arn:aws:iam::111122223333:role/canary-role' };
    for (const options of [
      { endpoint: `http://127.0.0.1:${port}` },
      { sandbox: { faults: ['*:denied'] } },
      { sandbox: { faults: ['*:dead'] }, placed: { finspaceRoles: roles } },
    ] satisfies MakeGatewayOptions[]) {
      t = await makeGateway(options);
      await t.execute('{ accounts(first: 1) { nodes { id } } workspaces { nodes { id } } }');
      for (let times = 1; times <= 2; times += 1) {
        const [, body] = await ready();
        const text = JSON.stringify(body);
        expect(text).not.toMatch(/arn:|\d{4}|canary|127\.0|eu-west|us-east|http|ECONN|ENOTFOUND/);
        expect(text).toMatch(
          /^\{"ready":(false,"reason":"[A-Z_]+"|true(,"unavailable":\[(\{"service":"[a-z-]+","state":"[A-Z_]+"\},?)+\])?)\}$/,
        );
        await t.clock.advance(10_000);
      }
      await t.close();
    }
    t = await makeGateway();
  });

  it('asks AWS once, however many look at it meanwhile', async () => {
    t = await makeGateway();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ready()));
    expect(new Set(answers.map(([status]) => status))).toEqual(new Set([200]));
    expect(t.calls()['sts.GetCallerIdentity']).toBe(1);
  });
});
