import { afterEach, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import * as oracle from '../support/oracle.ts';
import { ACCOUNT, ask, questions, type Run, SET, worlds } from '../support/questions.ts';

const UNLIMITED = {
  'sso-admin': { rate: 1e6, burst: 1e6 },
  identitystore: { rate: 1e6, burst: 1e6 },
};

describe.each(worlds)('$name', (world) => {
  let t: TestGateway;
  afterEach(() => t.close());

  const isFirm = world.sandbox.populations === undefined;
  const asked = questions.filter((question) => isFirm || question.isOfTheFirm !== true);
  it.each(asked)('$name', { timeout: 120_000 }, async ({ name, run, least }) => {
    t = await makeGateway({
      sandbox: world.sandbox,
      upstream: world.isSlow === true ? { quotas: UNLIMITED } : {},
    });
    const { state } = t.sandbox.world;
    const expected = least(state, world, t.sandbox);
    await run(state)(t);
    const cold = t.calls();
    expect({ calls: oracle.total(cold), cold }).toEqual({
      calls: oracle.total(expected) + (world.allowed?.[name] ?? 0),
      cold,
    });
    expect(t.sandbox.throttled).toBe(0);
    t.resetCalls();
    await run(state)(t);
    expect(t.calls()).toEqual({});
  });
});

describe('every account and every permission set of the firm', () => {
  let t: TestGateway | undefined;
  afterEach(async () => t?.close());

  /** Each in a gateway of its own, that knows nothing. */
  const cost = async (run: Run): Promise<number> => {
    const fresh = await makeGateway();
    try {
      await run(fresh);
      return fresh.callCount();
    } finally {
      await fresh.close();
    }
  };

  it('costs no call too many', { timeout: 60_000 }, async () => {
    t = await makeGateway();
    const { state } = t.sandbox.world;
    for (const { accountId } of state.accounts.rows) {
      const least = oracle.total(oracle.oneAccount(state, accountId));
      expect([accountId, await cost(ask(ACCOUNT, { accountId }))]).toEqual([accountId, least]);
    }
    for (const { permissionSetArn: arn, name } of state.permissionSets.rows) {
      const least = oracle.total(oracle.onePermissionSet(state, arn));
      expect([name, await cost(ask(SET, { arn }))]).toEqual([name, least]);
    }
  });
});
