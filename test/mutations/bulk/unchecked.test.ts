import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AssignmentRow } from '../../../src/sandbox/rows.ts';
import {
  CREATE,
  DELETE,
  inputOf,
  isThere,
  type Payload,
  rowOf,
} from '../../support/assignments.ts';
import { operationIdOf } from '../../support/elsewhere.ts';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import { outcomes } from './many-support.ts';
import { begun, ended } from './support.ts';

let t: TestGateway;
let since: number;
beforeEach(async () => {
  t = await makeGateway();
  since = t.clock.now();
});
afterEach(() => t.close());

const fresh = (): AssignmentRow =>
  rowOf(t, { account: 'risk-prod', set: 'SecurityAudit', user: 'ingrid.solberg' });
const there = (): AssignmentRow =>
  rowOf(t, { account: 'risk-prod', set: 'RiskAnalyst', user: 'joao.pereira' });

/** Queues a change that nobody has looked at, and tells how it ends. */
const end = async (kind: 'CREATE' | 'DELETE', row: AssignmentRow) => {
  const { instanceArn } = t.sandbox.world;
  const change = { kind, instanceArn, ...row, isUnchecked: true };
  const [entry] = await t.clock.runUntil(t.gateway.changes.queue.add('ana', [change]));
  const operation = { id: operationIdOf(t, kind, entry?.id ?? '') };
  await ended(t, [operation]);
  const [outcome] = await outcomes(t, [operation]);
  return outcome;
};

describe('a creation that is looked at in the queue', () => {
  it('is made, at the price of four reads', async () => {
    t.resetCalls();
    const outcome = await end('CREATE', fresh());
    expect(outcome).toMatchObject({ state: 'SUCCEEDED', failure: null });
    expect(outcome?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(isThere(t, fresh())).toBe(true);
    expect(t.calls()).toMatchObject({
      'sso-admin.ListAccountAssignments': 1,
      'sso-admin.DescribePermissionSet': 1,
      'organizations.DescribeAccount': 1,
      'identitystore.DescribeUser': 1,
      'sso-admin.CreateAccountAssignment': 1,
    });
  });

  it('is done when the assignment is there', async () => {
    t.resetCalls();
    expect(await end('CREATE', there())).toMatchObject({ state: 'SUCCEEDED', requestId: null });
    expect(t.calls()).not.toHaveProperty('sso-admin.CreateAccountAssignment');
  });

  it('is the operation that somebody else has begun', async () => {
    const alone = await t.data<Payload>(CREATE, { input: inputOf(t, fresh()) });
    expect(await end('CREATE', fresh())).toMatchObject({
      state: 'SUCCEEDED',
      requestId: alone.result.operation?.requestId,
    });
    expect(begun(t, 'CREATE', since)).toHaveLength(1);
  });

  it('follows a deletion that somebody else has begun, though AWS still lists the row', async () => {
    await t.data<Payload>(DELETE, { input: inputOf(t, there()) });
    expect(await end('CREATE', there())).toMatchObject({ state: 'SUCCEEDED' });
    expect(begun(t, 'CREATE', since)).toHaveLength(1);
    expect(isThere(t, there())).toBe(true);
  });

  it.each([
    ['an account', { accountId: '999999999999' }, 'NOT_FOUND', /no account 999999999999/],
    [
      'a principal',
      { principalId: '00000000-0000-0000-0000-000000000000' },
      'PRINCIPAL_NOT_FOUND',
      /no user/,
    ],
  ])('fails for %s that is not there', async (_what, more, code, reason) => {
    const outcome = await end('CREATE', { ...fresh(), ...more });
    expect(outcome).toMatchObject({
      state: 'FAILED',
      requestId: null,
      failure: {
        code,
        reason: expect.stringMatching(reason) as string,
        advice: expect.stringContaining('Look it up again') as string,
      },
    });
    expect(begun(t, 'CREATE', since)).toEqual([]);
  });

  it('fails when the gateway may not look', async () => {
    t.sandbox.faults.set(['sso-admin.ListAccountAssignments:denied']);
    const outcome = await end('CREATE', fresh());
    expect(outcome).toMatchObject({ state: 'FAILED', failure: { code: 'ACCESS_DENIED' } });
    expect(outcome?.failure?.reason).toContain('sso:ListAccountAssignments');
    expect(begun(t, 'CREATE', since)).toEqual([]);
  });

  it.each(['before', 'after'])('is made once when cut %s AWS has taken it', async (when) => {
    t.sandbox.faults.set([`sso-admin.CreateAccountAssignment:cut-${when}:times=1`]);
    expect(await end('CREATE', fresh())).toMatchObject({ state: 'SUCCEEDED' });
    expect(begun(t, 'CREATE', since)).toHaveLength(1);
  });

  it('is looked at until AWS answers', async () => {
    t.sandbox.faults.set(['sso-admin.ListAccountAssignments:throttle:times=20']);
    expect(await end('CREATE', fresh())).toMatchObject({ state: 'SUCCEEDED' });
    expect(begun(t, 'CREATE', since)).toHaveLength(1);
  });
});

describe('a deletion that is looked at in the queue', () => {
  it('is made, or done when nothing is left', async () => {
    expect((await end('DELETE', there()))?.requestId).not.toBeNull();
    expect(isThere(t, there())).toBe(false);
    expect(await end('DELETE', there())).toMatchObject({ state: 'SUCCEEDED', requestId: null });
    expect(begun(t, 'DELETE', since)).toHaveLength(1);
  });

  it('is made for a principal who is gone', async () => {
    const row = there();
    t.sandbox.world.state.users.delete(row.principalId);
    expect(await end('DELETE', row)).toMatchObject({ state: 'SUCCEEDED' });
    expect(isThere(t, row)).toBe(false);
  });

  it('fails where there is no such account, as one alone does', async () => {
    const outcome = await end('DELETE', { ...there(), accountId: '999999999999' });
    expect(outcome).toMatchObject({ state: 'FAILED', failure: { code: 'NOT_FOUND' } });
  });
});
