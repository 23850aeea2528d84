import { afterEach, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import { noSetId, payloadOf, run, setId, setRow } from '../../support/mutations.ts';

const FIELD = 'deletePermissionSet';
const WRITE = 'sso-admin.DeletePermissionSet';
const LIST = 'sso-admin.ListAccountsForProvisionedPermissionSet';
const READ = 'sso-admin.DescribePermissionSet';
/** Nobody has it. */
const UNUSED = 'BacktestOperator';

describe('deletePermissionSet', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const remove = (id: string, headers?: Record<string, string>) =>
    payloadOf(t, FIELD, { permissionSet: id }, 'deletedId', headers);

  it('deletes a set that nobody has', async () => {
    t = await makeGateway();
    const id = setId(t, UNUSED);
    await t.data('query ($id: ID!) { node(id: $id) { ... on PermissionSet { name } } }', { id });
    t.resetCalls();
    expect(await remove(id)).toEqual({ deletedId: id, userErrors: [] });
    expect(t.calls()).toEqual({ [LIST]: 1, [WRITE]: 1 });
    expect(t.sandbox.world.state.permissionSetsByName.get(UNUSED.toLowerCase())).toEqual([]);
    expect(await t.data('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({
      node: null,
    });
  });

  it('is safe to repeat', async () => {
    t = await makeGateway();
    const id = setId(t, UNUSED);
    await remove(id);
    t.resetCalls();
    expect(await remove(id)).toEqual({ deletedId: id, userErrors: [] });
    expect(t.calls()).toEqual({ [LIST]: 1 });
  });

  it('says of a set that never was what it says of one that is gone', async () => {
    t = await makeGateway();
    const id = noSetId(t);
    expect(await remove(id)).toEqual({ deletedId: id, userErrors: [] });
    expect(t.calls()).toEqual({ [LIST]: 1 });
  });

  it('is done once for two who ask at once', async () => {
    t = await makeGateway();
    const id = setId(t, UNUSED);
    const payloads = await Promise.all([remove(id), remove(id)]);
    for (const payload of payloads) expect(payload).toEqual({ deletedId: id, userErrors: [] });
  });

  it('says which accounts still have it, and spends no delete on that', async () => {
    t = await makeGateway();
    const accounts = t.sandbox.world.state.provisioningsOfSet.get(
      setRow(t, 'Billing').permissionSetArn,
    );
    const payload = await remove(setId(t, 'Billing'));
    expect(payload).toMatchObject({
      deletedId: null,
      userErrors: [
        {
          __typename: 'PermissionSetInUse',
          code: 'CONFLICT',
          field: ['input', 'permissionSet'],
          accountIds: accounts.map(({ accountId }) => accountId),
          message: expect.stringContaining('deleteAccountAssignments') as string,
        },
      ],
    });
    expect(t.calls()[WRITE]).toBeUndefined();
  });

  it('waits until AWS has released a set that the last account has just lost', async () => {
    t = await makeGateway();
    const id = setId(t, UNUSED);
    setRow(t, UNUSED).releasedAt = t.clock.now();
    const payload = await remove(id, { 'x-deadline-ms': '120000' });
    expect(payload).toEqual({ deletedId: id, userErrors: [] });
    expect(t.calls()[WRITE]).toBeGreaterThan(1);
  });

  it('says that it takes longer than there is time', async () => {
    t = await makeGateway();
    setRow(t, UNUSED).releasedAt = t.clock.now();
    const startedAt = t.clock.now();
    const payload = await remove(setId(t, UNUSED), { 'x-deadline-ms': '8000' });
    expect(payload).toMatchObject({
      deletedId: null,
      userErrors: [{ code: 'CONFLICT_RETRYABLE', field: ['input', 'permissionSet'] }],
    });
    expect(t.clock.now() - startedAt).toBeLessThan(8000);
  });

  it('notices that somebody has assigned it meanwhile', async () => {
    t = await makeGateway();
    const { state } = t.sandbox.world;
    const { permissionSetArn } = setRow(t, UNUSED);
    const accountId = state.accounts.rows[0]?.accountId ?? '';
    // The first look finds nothing: its answer takes so long that the set is assigned meanwhile.
    t.sandbox.faults.set([`${LIST}:slow=3000:times=1`]);
    const pending = remove(setId(t, UNUSED));
    t.clock.schedule(1000, () => {
      state.provisionings.add({ accountId, permissionSetArn, revision: 1 });
    });
    expect(await pending).toMatchObject({
      deletedId: null,
      userErrors: [{ __typename: 'PermissionSetInUse', accountIds: [accountId] }],
    });
    expect(t.calls()).toMatchObject({ [LIST]: 2, [WRITE]: 1 });
  });

  it('says which permission is missing', async () => {
    t = await makeGateway({ sandbox: { faults: [`${WRITE}:denied`] } });
    expect((await remove(setId(t, UNUSED))).userErrors).toMatchObject([
      { __typename: 'AccessDenied', missingAction: 'sso:DeletePermissionSet' },
    ]);
  });

  it('is refused by a gateway that only reads, before any call', async () => {
    t = await makeGateway({ writes: false });
    const { errors } = await run(t, FIELD, { permissionSet: setId(t, UNUSED) });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'READ_ONLY' });
    expect(t.callCount()).toBe(0);
  });

  it('finds out that it is gone when the answer was lost', async () => {
    t = await makeGateway({ sandbox: { faults: [`${WRITE}:cut-after`] } });
    const id = setId(t, UNUSED);
    expect(await remove(id)).toEqual({ deletedId: id, userErrors: [] });
    expect(t.calls()).toEqual({ [LIST]: 1, [WRITE]: 1, [READ]: 1 });
  });

  it('does not claim anything while the set is still there', async () => {
    t = await makeGateway({ sandbox: { faults: [`${WRITE}:cut-before`] } });
    const payload = await remove(setId(t, UNUSED));
    expect(payload.deletedId).toBeNull();
    const [error] = payload.userErrors;
    expect(error).toMatchObject({ __typename: 'OutcomeUnknown' });
    expect(t.calls()[WRITE]).toBe(1);
    expect(await t.data(error?.query ?? '')).toEqual({ node: { name: UNUSED } });
  });
});
