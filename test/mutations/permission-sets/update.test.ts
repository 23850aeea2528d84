import { afterEach, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import { payloadOf, setId, setRow } from '../../support/mutations.ts';

const FIELD = 'updatePermissionSet';
const WRITE = 'sso-admin.UpdatePermissionSet';
const SELECTION = 'permissionSet { description sessionDuration relayState }';
const BILLING = 'Billing';
const RELAY = 'https://us-east-1.console.aws.amazon.com/billing/home#/bills';

describe('updatePermissionSet', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const update = (input: object, selection = SELECTION) =>
    payloadOf(t, FIELD, { permissionSet: setId(t, BILLING), ...input }, selection);

  it('keeps what is not mentioned, the relay state that AWS would clear included', async () => {
    t = await makeGateway();
    const payload = await update({ sessionDuration: 'PT2H' });
    expect(payload.permissionSet).toEqual({
      description: 'Invoices, budgets and cost reports',
      sessionDuration: 'PT2H',
      relayState: RELAY,
    });
    expect(setRow(t, BILLING)).toMatchObject({ relayState: RELAY, sessionDuration: 'PT2H' });
  });

  it('clears a relay state that is null', async () => {
    t = await makeGateway();
    const payload = await update({ relayState: null });
    expect(payload.permissionSet).toMatchObject({ relayState: null, sessionDuration: 'PT4H' });
    expect(setRow(t, BILLING).relayState).toBeUndefined();
  });

  it('says what cannot be cleared, and asks AWS nothing', async () => {
    t = await makeGateway();
    const payload = await update({ description: null, sessionDuration: null, relayState: '' });
    expect(payload.userErrors.map(({ code, field }) => [code, field?.join('.')])).toEqual([
      ['VALIDATION', 'input.description'],
      ['VALIDATION', 'input.sessionDuration'],
      ['VALIDATION', 'input.relayState'],
    ]);
    expect(t.callCount()).toBe(0);
  });

  it.each([
    [{}],
    [{ sessionDuration: 'PT240M' }],
    [{ description: 'Invoices, budgets and cost reports' }],
  ])('sends nothing when nothing changes: %j', async (input) => {
    t = await makeGateway();
    const payload = await update(input);
    expect(payload).toMatchObject({ permissionSet: { relayState: RELAY }, userErrors: [] });
    expect(t.calls()[WRITE]).toBeUndefined();
  });

  it('decides on what is now, whatever was read before', async () => {
    t = await makeGateway();
    await t.data('query ($id: ID!) { node(id: $id) { ... on PermissionSet { relayState } } }', {
      id: setId(t, BILLING),
    });
    setRow(t, BILLING).relayState = 'https://somebody.else.example';
    await update({ sessionDuration: 'PT2H' });
    expect(setRow(t, BILLING).relayState).toBe('https://somebody.else.example');
  });

  it('says in which accounts it is outdated, and sees that everywhere at once', async () => {
    t = await makeGateway();
    const { permissionSetArn } = setRow(t, BILLING);
    const accounts = t.sandbox.world.state.provisioningsOfSet
      .get(permissionSetArn)
      .map(({ accountId }) => accountId);
    const drift = `{ accounts(first: 100) { nodes { accountId
      permissionSets(provisioningStatus: LATEST_PERMISSION_SET_NOT_PROVISIONED) { nodes { arn } } } } }`;
    const before = await t.data<Drift>(drift);
    expect(behind(before, permissionSetArn)).toEqual([]);
    const payload = await update({ description: 'Bills' }, 'outdatedAccountIds');
    expect(payload.outdatedAccountIds).toEqual(accounts);
    expect(behind(await t.data<Drift>(drift), permissionSetArn).toSorted()).toEqual(
      accounts.toSorted(),
    );
  });

  it('changes nothing when the set is not as the caller saw it', async () => {
    t = await makeGateway();
    setRow(t, BILLING).description = 'Changed meanwhile';
    const payload = await update({
      relayState: null,
      expected: {
        description: 'Invoices, budgets and cost reports',
        sessionDuration: 'PT240M',
        relayState: null,
      },
    });
    expect(payload.permissionSet).toBeNull();
    expect(payload.userErrors).toEqual([
      {
        __typename: 'PermissionSetChanged',
        code: 'CONFLICT',
        message: expect.stringContaining(
          'the description and the relay state are others',
        ) as string,
        awsOperation: null,
        field: ['input', 'expected', 'description'],
        expected: {
          description: 'Invoices, budgets and cost reports',
          sessionDuration: 'PT240M',
          relayState: null,
        },
        actual: { description: 'Changed meanwhile', sessionDuration: 'PT4H', relayState: RELAY },
      },
    ]);
    expect(t.calls()).toEqual({ 'sso-admin.DescribePermissionSet': 1 });
  });

  it('compares only what the caller names', async () => {
    t = await makeGateway();
    const payload = await update({ description: 'Bills', expected: { relayState: RELAY } });
    expect(payload.userErrors).toEqual([]);
    expect(setRow(t, BILLING).description).toBe('Bills');
  });

  it('lets one of two who saw the same change it, and tells the other', async () => {
    t = await makeGateway();
    const expected = { sessionDuration: 'PT4H' };
    const payloads = await Promise.all([
      update({ sessionDuration: 'PT2H', expected }),
      update({ sessionDuration: 'PT3H', expected }),
    ]);
    const codes = payloads.map(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(codes.toSorted()).toEqual([[], ['CONFLICT']]);
    expect(t.calls()[WRITE]).toBe(1);
  });

  it('keeps both changes of two who change different things at once', async () => {
    t = await makeGateway();
    await Promise.all([update({ sessionDuration: 'PT2H' }), update({ description: 'Bills' })]);
    expect(setRow(t, BILLING)).toMatchObject({
      sessionDuration: 'PT2H',
      description: 'Bills',
      relayState: RELAY,
    });
  });

  it('goes on with the next when the first one has failed', async () => {
    t = await makeGateway({ sandbox: { faults: [`${WRITE}:denied:times=1`] } });
    const payloads = await Promise.all([
      update({ sessionDuration: 'PT2H' }),
      update({ description: 'Bills' }),
    ]);
    expect(payloads.map(({ userErrors }) => userErrors.length).toSorted()).toEqual([0, 1]);
  });
});

interface Drift {
  readonly accounts: {
    readonly nodes: readonly {
      readonly accountId: string;
      readonly permissionSets: { readonly nodes: readonly { readonly arn: string }[] };
    }[];
  };
}

const behind = ({ accounts }: Drift, arn: string): string[] =>
  accounts.nodes
    .filter(({ permissionSets }) => permissionSets.nodes.some((set) => set.arn === arn))
    .map(({ accountId }) => accountId);
