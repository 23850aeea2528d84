import { afterEach, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const QUERY =
  '{ environments(region: "eu-west-1") { nodes { name users { nodes { userId } } } gaps { code } } }';
const HOUR = 3_600_000;

let t: TestGateway;
afterEach(() => t.close());

interface Seen {
  readonly environments: { readonly nodes: readonly object[]; readonly gaps: readonly object[] };
}

const read = async (): Promise<Seen['environments']> => {
  // One environment has no role to read its users with, which is no matter here.
  const { data } = await t.execute(QUERY);
  return (data as unknown as Seen).environments;
};

it('credentials of roles are got anew when they have expired, by old clients too', async () => {
  t = await makeGateway();
  const first = await read();
  expect(first.gaps).toEqual([]);
  t.resetCalls();
  await t.clock.advance(10 * 60_000);
  expect(await read()).toEqual(first);
  expect(t.calls()['sts.AssumeRole']).toBeUndefined();
  await t.clock.advance(HOUR);
  expect(await read()).toEqual(first);
  expect(t.calls()['sts.AssumeRole']).toBeGreaterThan(1);
});

it('credentials that AWS says no longer work are got anew, by old clients too', async () => {
  t = await makeGateway();
  const first = await read();
  await t.clock.advance(10 * 60_000);
  for (const session of t.sandbox.world.state.sessions.rows) {
    t.sandbox.world.state.sessions.delete(session.accessKeyId);
  }
  t.resetCalls();
  expect(await read()).toEqual(first);
  expect(t.calls()['sts.AssumeRole']).toBeGreaterThan(0);
});
