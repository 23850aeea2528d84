import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, makeGateway, type TestGateway } from '../support/make-gateway.ts';

let t: TestGateway;
afterEach(() => t.close());

const withFaults = async (...faults: string[]): Promise<void> => {
  t = await makeGateway({ sandbox: { faults } });
};
const codes = ({ errors }: Answer): unknown[] => (errors ?? []).map((e) => e.extensions.code);
const number = expect.any(Number) as number;
const text = expect.any(String) as string;

describe('the deadline of a request', () => {
  it('ends the wait for an answer that never comes', async () => {
    await withFaults('organizations.ListAccounts:hang');
    const before = t.clock.now();
    const answer = await t.execute(
      '{ instances { arn } accounts { nodes { id } } }',
      {},
      { 'x-deadline-ms': '3000' },
    );
    expect(answer.errors).toMatchObject([
      { path: ['accounts'], extensions: { code: 'DEADLINE_EXCEEDED', retryable: true } },
    ]);
    expect(answer.data?.instances).toHaveLength(2);
    expect(t.clock.now() - before).toBe(3000);
  });

  it('is 25 seconds unless the request says otherwise, and whatever is hung', async () => {
    await withFaults('*:hang');
    const before = t.clock.now();
    const answer = await t.execute('{ assignments(first: 1) { asOf } accounts { nodes { id } } }');
    expect(t.clock.now() - before).toBeLessThanOrEqual(25_000);
    expect(answer.data).toEqual({ assignments: null, accounts: null });
    expect(new Set(codes(answer))).toEqual(new Set(['UPSTREAM_UNAVAILABLE']));
  });

  it('keeps what was found of a list that it cut short', async () => {
    await withFaults('sso-admin.ListAccountAssignments:hang:after=3');
    const answer = await t.execute(
      '{ assignments(first: 50) { nodes { id } gaps { code } pageInfo { hasNextPage endCursor } } }',
      {},
      { 'x-deadline-ms': '4000' },
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.assignments).toMatchObject({
      gaps: [],
      pageInfo: { hasNextPage: true, endCursor: text },
    });
  });

  it('refuses at once what the quota cannot carry in time, and says when to come back', async () => {
    await withFaults();
    // Tokens for two calls a second are left of Organizations' rarest operations.
    const query =
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on OrganizationalUnit { name } } }';
    const { organization } = await t.data<{
      organization: { organizationalUnits: { nodes: { id: string }[] } };
    }>('{ organization { organizationalUnits(first: 100) { nodes { id } } } }');
    const ids = organization.organizationalUnits.nodes.map(({ id }) => id);
    const answer = await t.execute(query, { ids }, { 'x-deadline-ms': '1', 'x-aws-max-age': '0' });
    expect(codes(answer).length).toBeGreaterThan(0);
    for (const { extensions } of answer.errors ?? []) {
      expect(['THROTTLED', 'DEADLINE_EXCEEDED']).toContain(extensions.code);
      if (extensions.code === 'THROTTLED') expect(extensions.retryAfter).toBeGreaterThan(0);
    }
  });

  it('bounds how often AWS is asked while it throttles', async () => {
    await withFaults('identitystore:throttle');
    const before = t.clock.now();
    const answer = await t.execute('{ users(first: 1) { nodes { id } } }');
    expect(answer.errors).toMatchObject([
      { path: ['users'], extensions: { code: 'THROTTLED', retryable: true, retryAfter: number } },
    ]);
    expect(t.clock.now() - before).toBeLessThanOrEqual(25_000);
    expect(t.calls()['identitystore.ListUsers']).toBeLessThanOrEqual(7);
  });
});

describe('a part that is missing', () => {
  it('is a gap of its account among assignments', async () => {
    await withFaults('sso-admin.ListAccountAssignments:denied:after=2:times=1');
    const answer = await t.execute(
      '{ assignments(first: 100) { nodes { id } gaps { service region accountId code message } } }',
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.assignments).toMatchObject({
      gaps: [
        {
          service: 'sso-admin',
          region: 'eu-west-1',
          accountId: expect.stringMatching(/^\d{12}$/) as string,
          code: 'ACCESS_DENIED',
          message: expect.stringContaining('sso:ListAccountAssignments') as string,
        },
      ],
    });
  });

  it('is a gap among those who can get into an account, whose groups stay', async () => {
    await withFaults();
    const { assignments } = await t.data<{ assignments: { nodes: { account: { id: string } }[] } }>(
      '{ assignments(first: 1, filter: { principalType: GROUP }) { nodes { account { id } } } }',
    );
    const id = assignments.nodes[0]?.account.id;
    t.sandbox.faults.set(['identitystore.ListGroupMemberships:500']);
    const answer = await t.execute(
      'query ($id: ID!) { account(by: { id: $id }) { access { gaps { service code } nodes { principalType } } } }',
      { id },
    );
    const { access } = answer.data?.account as {
      access: { gaps: object[]; nodes: { principalType: string }[] };
    };
    expect(access.gaps[0]).toEqual({ service: 'identitystore', code: 'UPSTREAM_UNAVAILABLE' });
    expect(access.nodes.some(({ principalType }) => principalType === 'GROUP')).toBe(true);
  });

  it('leaves the state of a principal unknown when the directory cannot be read', async () => {
    await withFaults('identitystore:denied');
    const answer = await t.execute(
      '{ assignments(first: 2) { gaps { code } nodes { principalId principalState principal { displayName } } } }',
    );
    expect(answer.data?.assignments).toMatchObject({
      gaps: [],
      nodes: [
        { principalId: text, principalState: 'UNKNOWN', principal: null },
        { principalId: text, principalState: 'UNKNOWN', principal: null },
      ],
    });
    expect(new Set(codes(answer))).toEqual(new Set(['ACCESS_DENIED']));
  });
});

describe('x-aws-max-age', () => {
  it('0 reads again what would have come from the cache', async () => {
    await withFaults();
    const query = '{ accounts(first: 2) { nodes { name } } }';
    await t.data(query);
    const calls = t.calls();
    t.resetCalls();
    await t.data(query);
    expect(t.callCount()).toBe(0);
    await t.clock.advance(1);
    await t.data(query, {}, { 'x-aws-max-age': '0' });
    expect(t.calls()).toEqual(calls);
  });
});
