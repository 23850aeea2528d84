/** What the quotas carry, held against what the sandbox was asked, while calls are under way and wait. */
import { afterEach, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { readMetric } from './read-metrics.ts';

const STEP_MS = 250;
const SSO = 'service="sso-admin",operation_class="all",account="self",region="eu-west-1"';

let t: TestGateway;
afterEach(() => t.close());

const quota = async (what: 'allowed' | 'used' | 'waiting'): Promise<Record<string, number>> =>
  readMetric(t, `quota_${what}`);

/** The calls that reached the sandbox within the last second. */
const ofLastSecond = (service: string): number =>
  t.sandbox.calls.filter((call) => call.service === service && call.at > t.clock.now() - 1000)
    .length;

it('is told of each quota: calls of the last second, and those that wait', async () => {
  t = await makeGateway({ sandbox: { latencyMs: 300 } });
  for (const count of Object.values(await quota('used'))) expect(count).toBe(0);
  for (const count of Object.values(await quota('waiting'))) expect(count).toBe(0);
  const { [SSO]: allowed = 0 } = await quota('allowed');
  expect(allowed).toBe(18);

  const answered = Promise.resolve(
    t.gateway.fetch('http://127.0.0.1:4000/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ assignments(first: 100) { nodes { accountId } } }' }),
    }),
  );
  const looks: { readonly used: number; readonly waiting: number; readonly calls: number }[] = [];
  for (let look = 0; look < 28; look += 1) {
    await t.clock.advance(STEP_MS);
    const [used, waiting] = [await quota('used'), await quota('waiting')];
    expect(used[SSO]).toBe(ofLastSecond('sso-admin'));
    const organizations = Object.entries(used).filter(([labels]) =>
      labels.startsWith('service="organizations"'),
    );
    expect(organizations.reduce((sum, [, count]) => sum + count, 0)).toBe(
      ofLastSecond('organizations'),
    );
    looks.push({ used: used[SSO]!, waiting: waiting[SSO]!, calls: t.callCount() });
  }
  // Once all that is wanted waits, what leaves the line is what reaches AWS.
  const most = looks.findIndex(
    ({ waiting }) => waiting === Math.max(...looks.map((each) => each.waiting)),
  );
  const [full, ...then] = looks.slice(most);
  expect(full!.waiting).toBeGreaterThan(30);
  expect(then.length).toBeGreaterThan(8);
  for (const { waiting, calls } of then) {
    expect(waiting + calls).toBe(full!.waiting + full!.calls);
  }
  expect(then.at(-1)?.used).toBe(allowed);
  // What the dashboard divides.
  expect(Math.max(...looks.map(({ used }) => used))).toBe(allowed);

  await t.clock.runUntil(answered);
  expect((await quota('waiting'))[SSO]).toBe(0);
  await t.clock.advance(1000);
  expect((await quota('used'))[SSO]).toBe(0);
});
