import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../../src/node-types.ts';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import { payloadOf } from '../../support/mutations.ts';
import { noWorkspaceId, workspaceGlobalId, workspaceRow } from '../../support/workspaces.ts';

const FIELD = 'updateWorkspacePermissions';
const WRITE = 'grafana.UpdatePermissions';
const LIST = 'grafana.ListPermissions';
const SELECTION =
  'workspace { permissions(first: 100) { nodes { principalId principalType role } } }';
const NAME = 'risk-desk';
const GONE = '00000000-0000-4000-8000-000000000000';

interface Shown {
  readonly permissions: {
    readonly nodes: readonly { readonly principalId: string; readonly role: string }[];
  };
}

describe(FIELD, () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const state = () => t.sandbox.world.state;
  const store = () => state().settings.identityStoreId;
  const groupKey = (name: string): string => {
    const group = state().groups.rows.find(({ displayName }) => displayName === name);
    if (group === undefined) throw new Error(`The sandbox has no group ${name}`);
    return group.groupId;
  };
  const group = (name: string) => globalIds.encode('Group', store(), groupKey(name));
  const update = (changes: readonly object[], name = NAME) =>
    payloadOf(t, FIELD, { workspace: workspaceGlobalId(t, name), changes }, SELECTION);
  const roleOf = (principalId: string) =>
    state()
      .permissionsOfWorkspace.get(workspaceRow(t, NAME).workspaceId)
      .find((row) => row.principalId === principalId)?.role;
  const users = (count: number) =>
    state()
      .usersOfStore.get(store())
      .slice(0, count)
      .map(({ userId }) => globalIds.encode('User', store(), userId));

  it('gives, replaces and takes roles with one call, and shows them', async () => {
    t = await makeGateway();
    await t.data(
      `{ node(id: "${workspaceGlobalId(t, NAME)}") { ... on Workspace { permissions { nodes { role } } } } }`,
    );
    t.resetCalls();
    const { workspace, userErrors } = await update([
      { action: 'ADD', role: 'VIEWER', principal: group('Trading-Developers') },
      { action: 'ADD', role: 'ADMIN', principal: group('Risk-Analytics') },
      { action: 'REVOKE', role: 'ADMIN', principal: group('AWS-Platform-Engineers') },
    ]);
    expect(userErrors).toEqual([]);
    const roles = Object.fromEntries(
      (workspace as Shown).permissions.nodes.map(({ principalId, role }) => [principalId, role]),
    );
    expect(roles[groupKey('Trading-Developers')]).toBe('VIEWER');
    expect(roles[groupKey('Risk-Analytics')]).toBe('ADMIN');
    expect(roles[groupKey('AWS-Platform-Engineers')]).toBeUndefined();
    expect(t.calls()).toEqual({ [WRITE]: 1, [LIST]: 1 });
  });

  it('says of each entry what AWS refused, while the others take effect', async () => {
    t = await makeGateway();
    const { workspace, userErrors } = await update([
      { action: 'ADD', role: 'VIEWER', principal: group('Trading-Developers') },
      { action: 'ADD', role: 'EDITOR', principalId: GONE, principalType: 'USER' },
      { action: 'REVOKE', role: 'VIEWER', principal: group('AWS-Platform-Engineers') },
      { action: 'ADD', role: 'VIEWER', principal: group('AWS-Auditors') },
    ]);
    expect(userErrors).toMatchObject([
      {
        __typename: 'InputError',
        code: 'PRINCIPAL_NOT_FOUND',
        message: expect.stringContaining(GONE) as string,
        field: ['input', 'changes', '1'],
      },
      {
        __typename: 'InputError',
        code: 'NOT_FOUND',
        message: expect.stringContaining('does not have the role VIEWER') as string,
        field: ['input', 'changes', '2'],
      },
    ]);
    expect((workspace as Shown).permissions.nodes).toHaveLength(6);
    expect(roleOf(groupKey('AWS-Auditors'))).toBe('VIEWER');
    expect(t.calls()[WRITE]).toBe(1);
  });

  it('shows no workspace when nothing was done at all', async () => {
    t = await makeGateway();
    const payload = await update([
      { action: 'ADD', role: 'EDITOR', principalId: GONE, principalType: 'GROUP' },
    ]);
    expect(payload).toMatchObject({
      workspace: null,
      userErrors: [{ code: 'PRINCIPAL_NOT_FOUND' }],
    });
  });

  it('takes a role from one who has left the directory', async () => {
    t = await makeGateway();
    const { workspaceId } = workspaceRow(t, 'firm-operations');
    const gone = state()
      .permissionsOfWorkspace.get(workspaceId)
      .find(
        ({ principalType, principalId }) =>
          principalType === 'USER' && state().users.get(principalId) === undefined,
      );
    const { userErrors } = await update(
      [
        {
          action: 'REVOKE',
          role: gone?.role,
          principalId: gone?.principalId,
          principalType: 'USER',
        },
      ],
      'firm-operations',
    );
    expect(userErrors).toEqual([]);
    expect(state().permissionsOfWorkspace.get(workspaceId)).toHaveLength(6);
  });

  it('sends twenty a call, in order, and is safe to repeat', async () => {
    t = await makeGateway();
    const changes = users(45).map((principal) => ({ action: 'ADD', role: 'VIEWER', principal }));
    expect((await update(changes)).userErrors).toEqual([]);
    expect(t.calls()[WRITE]).toBe(3);
    expect((await update(changes)).userErrors).toEqual([]);
  });

  it('says what was not sent when a later call fails', async () => {
    t = await makeGateway();
    let calls = 0;
    t.onWire = (moment) => {
      if (moment !== 'answer' || t.calls()[WRITE] === undefined) return;
      calls += 1;
      if (calls === 1) t.sandbox.faults.set([`${WRITE}:denied`]);
    };
    const changes = users(45).map((principal) => ({ action: 'ADD', role: 'VIEWER', principal }));
    const { workspace, userErrors } = await update(changes);
    expect(workspace).not.toBeNull();
    expect(userErrors).toHaveLength(25);
    expect(userErrors[0]).toMatchObject({
      __typename: 'AccessDenied',
      field: ['input', 'changes', '20'],
    });
    expect(userErrors[24]).toMatchObject({ code: 'CONFLICT', field: ['input', 'changes', '44'] });
    expect(t.calls()[WRITE]).toBe(2);
  });

  it('says what is wrong with entries, and asks AWS nothing', async () => {
    t = await makeGateway();
    const principal = group('Risk-Analytics');
    const one = { action: 'ADD', role: 'VIEWER' };
    const { userErrors } = await update([
      one,
      { ...one, principal, principalId: GONE, principalType: 'USER' },
      { ...one, principalId: GONE },
    ]);
    expect(userErrors.map(({ field }) => field?.join('.'))).toEqual([
      'input.changes.0',
      'input.changes.1',
      'input.changes.2',
    ]);
    const twice = await update([
      { ...one, principal },
      { action: 'ADD', role: 'ADMIN', principal },
    ]);
    expect(twice.userErrors.map(({ field }) => field?.join('.'))).toEqual(['input.changes.1']);
    expect((await update([])).userErrors).toMatchObject([{ field: ['input', 'changes'] }]);
    expect(t.calls()).toEqual({});
  });

  it('says that there is none, that it may not, or that the workspace takes none', async () => {
    t = await makeGateway();
    const change = { action: 'ADD', role: 'VIEWER', principal: group('Risk-Analytics') };
    const none = await payloadOf(
      t,
      FIELD,
      { workspace: noWorkspaceId, changes: [change] },
      SELECTION,
    );
    expect(none).toMatchObject({
      workspace: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'workspace'] }],
    });
    expect((await update([change], 'research-metrics')).userErrors).toMatchObject([
      { code: 'VALIDATION' },
    ]);
    t.sandbox.faults.set([`${WRITE}:denied`]);
    expect((await update([change])).userErrors).toMatchObject([
      { __typename: 'AccessDenied', missingAction: 'grafana:UpdatePermissions' },
    ]);
  });

  it('finds out that AWS has made it when the answer was lost', async () => {
    t = await makeGateway({ sandbox: { faults: [`${WRITE}:cut-after`] } });
    const { userErrors } = await update([
      { action: 'ADD', role: 'VIEWER', principal: group('AWS-Auditors') },
    ]);
    expect(userErrors).toEqual([]);
    expect(t.calls()[WRITE]).toBe(1);
  });

  it('says of each entry that shows no trace that it is not known', async () => {
    t = await makeGateway({ sandbox: { faults: [`${WRITE}:cut-before`] } });
    const { workspace, userErrors } = await update([
      // Has it already: whether by this call or before is the same.
      { action: 'ADD', role: 'EDITOR', principal: group('Risk-Analytics') },
      { action: 'ADD', role: 'VIEWER', principal: group('AWS-Auditors') },
    ]);
    expect(workspace).not.toBeNull();
    expect(userErrors).toMatchObject([
      { __typename: 'OutcomeUnknown', field: ['input', 'changes', '1'] },
    ]);
    expect(await t.data(userErrors[0]?.query ?? '')).toMatchObject({
      node: { permissions: { nodes: expect.any(Array) as unknown } },
    });
    expect(t.calls()[WRITE]).toBe(1);
  });
});
