import { afterEach, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import {
  accountGlobalId,
  accountOf,
  noSetId,
  payloadOf,
  run,
  setId,
  setRow,
} from '../../support/mutations.ts';

const FIELD = 'provisionPermissionSet';
const WRITE = 'sso-admin.ProvisionPermissionSet';
const SELECTION = `
  operation { id state accountId permissionSetArn }
  operations { id accountId state }
  results { accountId account { name } operation { id } skipped userErrors { code field message } }
`;
/** Three accounts have it, two of them in an older form. */
const SET = 'RiskAnalyst';

interface Result {
  readonly accountId: string;
  readonly account: { readonly name: string };
  readonly operation: { readonly id: string } | null;
  readonly skipped: boolean;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] }[];
}

describe('provisionPermissionSet', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const provision = (
    target: object,
    {
      set = SET,
      headers = {},
      ...more
    }: { set?: string; headers?: Record<string, string>; maxFailures?: number } = {},
  ) => payloadOf(t, FIELD, { permissionSet: setId(t, set), target, ...more }, SELECTION, headers);

  const resultsOf = (payload: Readonly<Record<string, unknown>>): readonly Result[] =>
    payload.results as readonly Result[];

  const holders = (set: string): readonly string[] =>
    t.sandbox.world.state.provisioningsOfSet
      .get(setRow(t, set).permissionSetArn)
      .map(({ accountId }) => accountId);

  const outdatedIn = (set: string): readonly string[] => {
    const { permissionSetArn, revision } = setRow(t, set);
    return t.sandbox.world.state.provisioningsOfSet
      .get(permissionSetArn)
      .filter((row) => row.revision !== revision)
      .map(({ accountId }) => accountId);
  };

  describe('one account', () => {
    it('begins, and is followed to its end', async () => {
      t = await makeGateway();
      const accountId = accountOf(t, 'risk-dev');
      const payload = await provision({ account: accountGlobalId(t, 'risk-dev') });
      const { permissionSetArn } = setRow(t, SET);
      expect(payload).toMatchObject({
        operation: { state: 'IN_PROGRESS', accountId, permissionSetArn },
        operations: [{ accountId }],
        results: null,
        userErrors: [],
      });
      expect(t.calls()[WRITE]).toBe(1);
      const { id } = payload.operation as { id: string };
      const { node } = await t.data<{ node: { settled: { state: string } } }>(
        'query ($id: ID!) { node(id: $id) { ... on AsyncOperation { settled(within: "PT2M") { state } } } }',
        { id },
        { 'x-deadline-ms': '200000' },
      );
      expect(node.settled.state).toBe('SUCCEEDED');
      expect(outdatedIn(SET)).not.toContain(accountId);
    });

    it('shows in the drift of the set as soon as it has ended', async () => {
      t = await makeGateway();
      const drift = `query ($id: ID!) { node(id: $id) { ... on PermissionSet {
        accounts(provisioningStatus: LATEST_PERMISSION_SET_NOT_PROVISIONED) { nodes { accountId } } } } }`;
      const id = setId(t, SET);
      await t.data(drift, { id });
      await provision({ account: accountGlobalId(t, 'risk-dev') });
      await t.clock.advance(30_000);
      const { node } = await t.data<{ node: { accounts: { nodes: unknown[] } } }>(drift, { id });
      expect(node.accounts.nodes).toEqual([{ accountId: accountOf(t, 'data-lake-prod') }]);
    });

    it('is refused where the set is not, before a call is spent', async () => {
      t = await makeGateway();
      const payload = await provision({ account: accountGlobalId(t, 'hr-systems') });
      expect(payload).toMatchObject({
        operation: null,
        operations: null,
        userErrors: [{ code: 'VALIDATION', field: ['input', 'target', 'account'] }],
      });
      expect(t.calls()[WRITE]).toBeUndefined();
    });

    it('is refused in a suspended account, before a call is spent', async () => {
      t = await makeGateway();
      const payload = await provision(
        { account: accountGlobalId(t, 'legacy-backtest') },
        { set: 'ReadOnlyAccess' },
      );
      expect(payload.userErrors).toMatchObject([
        { code: 'ACCOUNT_SUSPENDED', field: ['input', 'target', 'account'] },
      ]);
      expect(t.calls()[WRITE]).toBeUndefined();
    });

    it('waits for another operation there to end', async () => {
      t = await makeGateway();
      const target = { account: accountGlobalId(t, 'risk-dev') };
      const [one, other] = await Promise.all([
        provision(target, { headers: { 'x-deadline-ms': '60000' } }),
        provision(target, { headers: { 'x-deadline-ms': '60000' } }),
      ]);
      expect(one.userErrors).toEqual([]);
      expect(other.userErrors).toEqual([]);
      expect((one.operation as { id: string }).id).not.toBe((other.operation as { id: string }).id);
    });

    it('says what is in its way when that takes longer than there is time', async () => {
      t = await makeGateway({ sandbox: { operationMs: [60_000, 60_000] } });
      const target = { account: accountGlobalId(t, 'risk-dev') };
      const first = await provision(target);
      const second = await provision(target, { headers: { 'x-deadline-ms': '10000' } });
      expect(second).toMatchObject({
        operation: null,
        userErrors: [
          {
            __typename: 'OperationConflict',
            code: 'CONFLICT_RETRYABLE',
            operation: { id: (first.operation as { id: string }).id, state: 'IN_PROGRESS' },
          },
        ],
      });
    });

    it('finds the operation that AWS has begun when the answer was lost', async () => {
      t = await makeGateway({ sandbox: { faults: [`${WRITE}:cut-after`] } });
      const payload = await provision({ account: accountGlobalId(t, 'risk-dev') });
      expect(payload).toMatchObject({
        operation: { state: 'IN_PROGRESS', accountId: accountOf(t, 'risk-dev') },
        userErrors: [],
      });
      expect(t.calls()[WRITE]).toBe(1);
    });

    it('does not claim anything when AWS shows no trace of it', async () => {
      t = await makeGateway({ sandbox: { faults: [`${WRITE}:cut-before`] } });
      const payload = await provision({ account: accountGlobalId(t, 'risk-dev') });
      const [error] = payload.userErrors;
      expect(error).toMatchObject({ __typename: 'OutcomeUnknown' });
      expect(t.calls()[WRITE]).toBe(1);
      const told = await t.data<{ operations: { nodes: unknown[] } }>(error?.query ?? '');
      expect(told.operations.nodes).toEqual([]);
    });
  });

  it('provisions all accounts in one operation', async () => {
    t = await makeGateway();
    const payload = await provision({ allProvisioned: true });
    expect(payload).toMatchObject({
      operation: { state: 'IN_PROGRESS', accountId: null },
      results: null,
      userErrors: [],
    });
    await t.clock.advance(60_000);
    expect(outdatedIn(SET)).toEqual([]);
  });

  it('provisions the accounts that are outdated', async () => {
    t = await makeGateway();
    const before = outdatedIn(SET);
    const payload = await provision({ outdated: true });
    expect(resultsOf(payload).map(({ accountId }) => accountId)).toEqual(before);
    expect(resultsOf(payload).every(({ operation, skipped }) => operation && !skipped)).toBe(true);
    expect(t.calls()[WRITE]).toBe(before.length);
    await t.clock.advance(60_000);
    expect(outdatedIn(SET)).toEqual([]);
    const again = await provision({ outdated: true });
    expect(again).toMatchObject({ operation: null, operations: [], results: [], userErrors: [] });
  });

  describe('several accounts', () => {
    const names = [
      'network-hub',
      'shared-services',
      'trading-execution-dev',
      'market-data-dev',
      'risk-dev',
      'research-dev',
    ];
    const target = () => ({ accounts: names.map((name) => accountGlobalId(t, name)) });
    const set = 'AdministratorAccess';
    const patient = { 'x-deadline-ms': '300000' };

    it('begins them in order, three at a time', async () => {
      t = await makeGateway();
      const payload = await provision(target(), { set, headers: patient });
      expect(resultsOf(payload).map(({ account }) => account.name)).toEqual(names);
      expect(resultsOf(payload).every(({ operation }) => operation !== null)).toBe(true);
      expect(payload.operations).toHaveLength(names.length);
      expect(t.calls()[WRITE]).toBe(names.length);
      expect(t.sandbox.throttled).toBe(0);
    });

    it('counts the operations that others have begun', async () => {
      t = await makeGateway();
      const others = ['ReadOnlyAccess', 'SecurityAudit', 'Billing'];
      const { world } = t.sandbox;
      for (const other of others) {
        const row = setRow(t, other);
        const accountId = holders(other)[0] ?? '';
        world.state.operations.add({
          requestId: world.state.nextUuid(),
          kind: 'PROVISION',
          instanceArn: row.instanceArn,
          permissionSetArn: row.permissionSetArn,
          accountId,
          revision: row.revision,
          createdAt: t.clock.now(),
          finishesAt: t.clock.now() + 20_000,
          status: 'IN_PROGRESS',
        });
      }
      const payload = await provision(
        { account: accountGlobalId(t, 'risk-dev') },
        { headers: { 'x-deadline-ms': '5000' } },
      ).catch((error: unknown) => String(error));
      expect(payload).toContain('THROTTLED');
      expect(t.calls()[WRITE]).toBeUndefined();
    });

    it('begins no further one after more failures than are allowed', async () => {
      t = await makeGateway({ sandbox: { fail: ['permissionSet=AdministratorAccess'] } });
      const payload = await provision(target(), { set, headers: patient });
      expect(resultsOf(payload).map(({ skipped }) => skipped)).toEqual([
        false,
        false,
        false,
        true,
        true,
        true,
      ]);
      expect(resultsOf(payload).every(({ userErrors }) => userErrors.length === 0)).toBe(true);
      expect(t.calls()[WRITE]).toBe(3);
    });

    it('goes on as long as no more have failed', async () => {
      t = await makeGateway();
      const account = accountOf(t, 'shared-services');
      await t.close();
      t = await makeGateway({
        sandbox: { fail: [`permissionSet=AdministratorAccess,account=${account}`] },
      });
      const payload = await provision(target(), { set, maxFailures: 1, headers: patient });
      expect(payload.operations).toHaveLength(names.length);
    });

    it('counts what AWS refuses as a failure, and says so at the account', async () => {
      t = await makeGateway({
        sandbox: { faults: [`${WRITE}:error=ValidationException:after=1:times=1`] },
      });
      const payload = await provision(target(), { set, headers: patient });
      expect(
        resultsOf(payload).map(({ operation, skipped, userErrors }) => [
          operation !== null,
          skipped,
          userErrors.map(({ code }) => code),
        ]),
      ).toEqual([
        [true, false, []],
        [false, false, ['VALIDATION']],
        [false, true, []],
        [false, true, []],
        [false, true, []],
        [false, true, []],
      ]);
    });

    it('says which were not begun in time', async () => {
      t = await makeGateway({ sandbox: { operationMs: [30_000, 30_000] } });
      const startedAt = t.clock.now();
      const payload = await provision(target(), { set });
      expect(t.clock.now() - startedAt).toBeLessThanOrEqual(25_000);
      const results = resultsOf(payload);
      expect(results.slice(0, 3).every(({ operation }) => operation !== null)).toBe(true);
      for (const { operation, skipped, userErrors } of results.slice(3)) {
        expect({ operation, skipped }).toEqual({ operation: null, skipped: true });
        expect(userErrors).toMatchObject([{ code: 'DEADLINE_EXCEEDED' }]);
      }
    });

    it('refuses those that cannot be, and goes on with the others', async () => {
      t = await makeGateway();
      const accounts = ['legacy-backtest', 'risk-prod', 'hr-systems'];
      const payload = await provision(
        { accounts: accounts.map((name) => accountGlobalId(t, name)) },
        { set: 'ReadOnlyAccess' },
      );
      expect(resultsOf(payload).map(({ userErrors }) => userErrors)).toMatchObject([
        [{ code: 'ACCOUNT_SUSPENDED', field: ['input', 'target', 'accounts', '0'] }],
        [],
        [{ code: 'VALIDATION', field: ['input', 'target', 'accounts', '2'] }],
      ]);
      expect(t.calls()[WRITE]).toBe(1);
    });

    it('keeps what was begun when the service then fails', async () => {
      t = await makeGateway({ sandbox: { faults: [`${WRITE}:dead:after=2`] } });
      const payload = await provision(target(), { set, headers: patient });
      expect(payload.operations).toHaveLength(2);
      expect(resultsOf(payload)[2]?.userErrors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
    });
  });

  it('says what is wrong with a target, and asks AWS nothing', async () => {
    t = await makeGateway();
    const one = accountGlobalId(t, 'risk-dev');
    const wrong = [
      [{ outdated: false }, 'input.target.outdated'],
      [{ allProvisioned: false }, 'input.target.allProvisioned'],
      [{ accounts: [] }, 'input.target.accounts'],
      [{ accounts: [one, one] }, 'input.target.accounts.1'],
    ] as const;
    for (const [target, field] of wrong) {
      const payload = await provision(target);
      expect(payload.userErrors).toMatchObject([{ code: 'VALIDATION', field: field.split('.') }]);
    }
    const payload = await provision({ outdated: true }, { maxFailures: -1 });
    expect(payload.userErrors).toMatchObject([{ field: ['input', 'maxFailures'] }]);
    const input = { permissionSet: setId(t, SET), target: { accounts: [setId(t, SET)] } };
    const { errors } = await run(t, FIELD, input, SELECTION);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.target.accounts.0',
    });
    expect(t.callCount()).toBe(0);
  });

  it('says that there is no such set', async () => {
    t = await makeGateway();
    const input = { permissionSet: noSetId(t), target: { outdated: true } };
    const payload = await payloadOf(t, FIELD, input, SELECTION);
    expect(payload.userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'permissionSet'] },
    ]);
  });

  it('says which permission is missing, once for all accounts', async () => {
    t = await makeGateway({ sandbox: { faults: [`${WRITE}:denied`] } });
    const payload = await provision({ outdated: true });
    expect(payload).toMatchObject({
      results: null,
      userErrors: [{ __typename: 'AccessDenied', missingAction: 'sso:ProvisionPermissionSet' }],
    });
  });

  it('is refused by a gateway that only reads, before any call', async () => {
    t = await makeGateway({ writes: false });
    const input = { permissionSet: setId(t, SET), target: { outdated: true } };
    const { errors } = await run(t, FIELD, input, SELECTION);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'READ_ONLY' });
    expect(t.callCount()).toBe(0);
  });
});
