import { afterEach, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

let t: TestGateway;
afterEach(() => t.close());

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
    expect(body).toMatchObject({
      ready: false,
      reason: expect.stringMatching(/expired/) as string,
    });
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
    const { unavailable } = body as { readonly unavailable: readonly object[] };
    expect(unavailable).toContainEqual({
      service: 'sso-admin',
      region: t.sandbox.region,
      state: 'UNREACHABLE',
    });
    expect(unavailable).not.toContainEqual(expect.objectContaining({ service: 'sts' }));
  });

  it('leave the gateway unready for as long as AWS cannot be reached at the start', async () => {
    t = await makeGateway({ sandbox: { faults: ['sts:dead'] } });
    const [status, body] = await ready();
    expect(status, JSON.stringify(body)).toBe(503);
    t.sandbox.faults.clear();
    expect((await ready())[0]).toBe(200);
  });
});
