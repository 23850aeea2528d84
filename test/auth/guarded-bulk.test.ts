import { afterEach, describe, expect, it } from 'vitest';
import { inputOf, rowOf } from '../support/assignments.ts';
import { as, byHeader } from '../support/claims.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import {
  begun,
  type BulkPayload,
  CREATE_MANY,
  DELETE_MANY,
  ended as endedFor,
  REVOKE,
} from '../mutations/bulk/support.ts';
import {
  groupGlobalId,
  groupRow,
  memberOf,
  signedIn,
  storeOf,
  strangerTo,
  userGlobalId,
  writesOf,
} from './person.ts';
import { makeFolder } from '../support/run-folder.ts';

const GROUP = 'Risk-Analytics';
const MINUTE = 60_000;

let t: TestGateway;
afterEach(() => t.close());

const input = (account: string, set: string, group: string) =>
  inputOf(t, rowOf(t, { account, set, group }));
const bulk = async (document: string, given: object, headers: Record<string, string>) => {
  t.resetCalls();
  const { result } = await t.data<BulkPayload>(document, { input: given }, headers);
  return result;
};

/** How operations end, asked by somebody. */
const ended = (operations: Parameters<typeof endedFor>[1]): ReturnType<typeof endedFor> => {
  const data: TestGateway['data'] = (query, variables, headers) =>
    t.data(query, variables, { ...as(), ...headers });
  return endedFor({ ...t, data }, operations);
};

describe('several changes at once', () => {
  const entries = () => [
    input('quant-lab', 'QuantResearch', 'Trading-Developers'),
    input('quant-lab', 'QuantResearch', GROUP),
    {
      ...input('quant-lab', 'QuantResearch', GROUP),
      principal: userGlobalId(t, memberOf(t, GROUP)),
    },
    input('kestrel-management', 'Billing', 'Trading-Developers'),
  ];

  it('are refused one by one, and the others are made', async () => {
    t = await makeGateway({ authenticator: byHeader });
    const since = t.clock.now();
    const me = signedIn(t, memberOf(t, GROUP), { authenticatedAt: since - 11 * MINUTE });
    const { results, operations } = await bulk(CREATE_MANY, { assignments: entries() }, me);
    expect(
      results.map(({ action, userErrors }) => [
        action,
        userErrors[0]?.__typename,
        userErrors[0]?.field,
      ]),
    ).toEqual([
      ['CREATE', undefined, undefined],
      ['NONE', 'SelfGrant', ['input', 'assignments', '1', 'principal']],
      ['NONE', 'SelfGrant', ['input', 'assignments', '2', 'principal']],
      ['NONE', 'FreshSignInRequired', ['input', 'assignments', '3', 'account']],
    ]);
    expect(operations).toHaveLength(1);
    expect(await ended(operations)).toEqual(['SUCCEEDED']);
    expect(begun(t, 'CREATE', since)).toHaveLength(1);
    // Whom they would be given to is looked up once for all of them.
    expect(t.calls()['identitystore.GetUserId']).toBe(1);
  });

  it('are counted as refused by a dry run', async () => {
    t = await makeGateway({ authenticator: byHeader });
    const me = signedIn(t, memberOf(t, GROUP), { authenticatedAt: t.clock.now() - 11 * MINUTE });
    const given = { assignments: entries(), dryRun: true };
    const { plan } = await bulk(CREATE_MANY, given, me);
    expect(plan).toMatchObject({ toCreate: 1, refused: 3 });
    expect(writesOf(t.calls())).toEqual({});
  });

  it('that take away are refused where they are protected, and else only there', async () => {
    t = await makeGateway({ authenticator: byHeader });
    const stale = as({ authenticatedAt: t.clock.now() - 11 * MINUTE });
    const assignments = [
      input('kestrel-management', 'Billing', 'Finance'),
      input('finance-systems', 'Billing', 'Finance'),
    ];
    const { results } = await bulk(DELETE_MANY, { assignments }, stale);
    expect(results.map(({ action, userErrors }) => [action, userErrors[0]?.__typename])).toEqual([
      ['NONE', 'FreshSignInRequired'],
      ['DELETE', undefined],
    ]);
  });

  it('of everything that a principal has leave what is protected, and say so', async () => {
    t = await makeGateway({ authenticator: byHeader });
    const stale = as({ authenticatedAt: t.clock.now() - 11 * MINUTE });
    const { results } = await bulk(REVOKE, { principal: groupGlobalId(t, 'Finance') }, stale);
    const said = results.map(({ accountId, action, userErrors }) => [
      accountId,
      action,
      userErrors[0]?.__typename,
      userErrors[0]?.field,
    ]);
    const management = t.sandbox.world.state.settings.managementAccountId;
    expect(said).toContainEqual([management, 'NONE', 'FreshSignInRequired', null]);
    expect(said.filter(([account]) => account !== management).length).toBeGreaterThan(0);
    expect(
      said.every(([account, action]) => (account === management) === (action === 'NONE')),
    ).toBe(true);
  });
});

describe('what waits in the queue', () => {
  /** Lets somebody into a group, as another system would. */
  const enter = (userId: string) => {
    t.sandbox.world.state.memberships.add({
      membershipId: '11111111-2222-4333-8444-555555555555',
      identityStoreId: storeOf(t),
      groupId: groupRow(t, GROUP).groupId,
      userId,
      createdAt: t.clock.now(),
    });
  };
  const more = (count: number) =>
    [...t.sandbox.world.state.accounts.rows]
      .filter(({ name }) =>
        /^(quant-lab|hr-systems|audit|log-archive|security-tooling|network-hub)$/.test(name),
      )
      .slice(0, count)
      .map(({ name }) => input(name, 'SecurityAudit', GROUP));

  it('is refused when whoever asked for it has joined the group since', async () => {
    t = await makeGateway({ authenticator: byHeader });
    const since = t.clock.now();
    const someone = strangerTo(t, GROUP);
    // The queue is stopped by AWS for a while: it is queued, and not sent.
    t.sandbox.faults.set(['sso-admin.CreateAccountAssignment:throttle']);
    const me = signedIn(t, someone);
    const { operations } = await bulk(CREATE_MANY, { assignments: more(3) }, me);
    expect(operations).toHaveLength(3);
    // What was looked at is sent within a minute, or looked at again.
    await t.clock.advance(2 * MINUTE);
    enter(someone.userId);
    t.sandbox.faults.set([]);
    expect(await ended(operations)).toEqual(['FAILED', 'FAILED', 'FAILED']);
    expect(begun(t, 'CREATE', since)).toEqual([]);
    const { node } = await t.data<{ node: { failure: object } }>(
      'query ($id: ID!) { node(id: $id) { ... on AsyncOperation { failure { code reason advice } } } }',
      { id: operations?.[0]?.id },
      as(),
    );
    expect(node.failure).toEqual({
      code: 'FORBIDDEN',
      reason: 'Who asked for this is in the group by now, and nobody gives access to themselves.',
      advice: 'Somebody else has to ask for it.',
    });
  });

  it('also by the next process, which only knows what was written down', async () => {
    const stateDir = makeFolder('guard');
    t = await makeGateway({ authenticator: byHeader, stateDir });
    const since = t.clock.now();
    const someone = strangerTo(t, GROUP);
    t.sandbox.faults.set(['sso-admin.CreateAccountAssignment:throttle']);
    const { operations } = await bulk(CREATE_MANY, { assignments: more(2) }, signedIn(t, someone));
    await t.kill();
    enter(someone.userId);
    t.sandbox.faults.set([]);
    t = await t.restart();
    expect(await ended(operations)).toEqual(['FAILED', 'FAILED']);
    expect(begun(t, 'CREATE', since)).toEqual([]);
  });

  it('is sent when nothing has changed, after one look', async () => {
    t = await makeGateway({ authenticator: byHeader });
    const { operations } = await bulk(
      CREATE_MANY,
      { assignments: more(1) },
      signedIn(t, strangerTo(t, GROUP)),
    );
    expect(await ended(operations)).toEqual(['SUCCEEDED']);
    expect(t.calls()['identitystore.ListGroupMembershipsForMember']).toBe(2);
    expect(t.calls()['sso-admin.CreateAccountAssignment']).toBe(1);
  });

  it('gives nobody a set that they widen while it waits', async () => {
    t = await makeGateway({ authenticator: byHeader });
    const someone = memberOf(t, 'Quant-Research');
    t.sandbox.faults.set(['sso-admin.CreateAccountAssignment:throttle']);
    const assignments = [input('quant-lab', 'BacktestOperator', 'Quant-Research')];
    await bulk(CREATE_MANY, { assignments }, as({ id: 'other', authenticatedAt: t.clock.now() }));
    const { data } = await t.execute(
      `mutation ($input: AttachManagedPolicyInput!) {
        attachManagedPolicy(input: $input) { userErrors { __typename } }
      }`,
      {
        input: {
          permissionSet: assignments[0]?.permissionSet,
          managedPolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
        },
      },
      signedIn(t, someone),
    );
    expect(data).toEqual({ attachManagedPolicy: { userErrors: [{ __typename: 'SelfGrant' }] } });
    t.sandbox.faults.set([]);
  });
});
