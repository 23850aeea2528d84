import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import { memberAccountId } from '../../src/sandbox/firm/accounts.ts';
import type { AssignmentRow } from '../../src/sandbox/rows.ts';
import { beginElsewhere } from '../support/elsewhere.ts';
import type { Answer, TestGateway } from '../support/make-gateway.ts';
import { accountGlobalId, payloadOf, run, setId } from '../support/mutations.ts';
import { accountNamed, as, makeRuled, unitNamed } from './support.ts';

const NOBODYS = '999999999999';
const WRITE =
  /\.(Create|Delete|Update|Put|Attach|Detach|Tag|Untag|Provision|Disable|Enable|Associate|Disassociate|GetProgrammatic)/;

const writes = (t: TestGateway): string[] =>
  Object.keys(t.calls()).filter((name) => WRITE.test(name));

const POLICIES = (unit: string): string => `
permit(principal in Group::"trading", action, resource in OrganizationalUnit::"${unit}");
permit(principal in Group::"auditors", action == Action::"see", resource);
permit(principal in Group::"auditors", action == Action::"change", resource in OrganizationalUnit::"${unit}");
permit(principal in Group::"readers", action == Action::"see", resource in OrganizationalUnit::"${unit}");
`;

const makeOne = async (): Promise<TestGateway> => {
  const probe = await makeRuled('');
  const unit = unitNamed(probe.sandbox.world.state, 'Trading');
  await probe.close();
  return makeRuled(POLICIES(unit), { sandbox: { operationMs: [30_000, 30_000] } });
};

const rowIn = (t: TestGateway, accountId: string): AssignmentRow => {
  const { state } = t.sandbox.world;
  const found = state.assignments.rows.find(
    (row) => row.accountId === accountId && row.principalType === 'GROUP',
  );
  if (found === undefined) throw new Error(accountId);
  return found;
};

/** An assignment as an input names it, in whatever account. */
const inputOf = (t: TestGateway, row: AssignmentRow, accountId = row.accountId) => {
  const { instanceArn, state } = t.sandbox.world;
  return {
    account: globalIds.encode('Account', accountId),
    permissionSet: globalIds.encode('PermissionSet', instanceArn, row.permissionSetArn),
    principal: globalIds.encode('Group', state.settings.identityStoreId, row.principalId),
  };
};

interface Wish {
  readonly field: string;
  readonly selection?: string;
  readonly input: (t: TestGateway, accountId: string) => object;
}

const ofWorkspace = ({ sandbox }: TestGateway, accountId: string): string => {
  const found = sandbox.world.state.workspaces.rows.find(
    (one) => one.accountId === memberAccountId,
  )!;
  return globalIds.encode('Workspace', accountId, found.region, found.workspaceId);
};

const environmentOf = ({ sandbox }: TestGateway) =>
  sandbox.world.state.environments.rows.find((one) => one.accountId === memberAccountId)!;

const ofEnvironment = (t: TestGateway, accountId: string): string => {
  const { region, environmentId } = environmentOf(t);
  return globalIds.encode('Environment', accountId, region, environmentId);
};

const ofUser = (t: TestGateway, accountId: string): string => {
  const { region, environmentId } = environmentOf(t);
  const { userId } = t.sandbox.world.state.environmentUsers.rows.find(
    (one) => one.environmentId === environmentId,
  )!;
  return globalIds.encode('EnvironmentUser', accountId, region, environmentId, userId);
};

const applicationArn = ({ sandbox }: TestGateway, accountId: string): string => {
  const { applicationArn: arn } = sandbox.world.state.applications.rows[0]!;
  return accountId === NOBODYS ? arn.replace(/::\d{12}:/, `::${NOBODYS}:`) : arn;
};

const TAGS = [{ key: 'team', value: 'x' }];
const assignment = (t: TestGateway, accountId: string) =>
  inputOf(t, rowIn(t, accountNamed(t.sandbox.world.state, 'hr-systems')), accountId);

/** Every change of what is in an account. */
const IN_AN_ACCOUNT: readonly Wish[] = [
  { field: 'createAccountAssignment', selection: 'operation { id }', input: assignment },
  { field: 'deleteAccountAssignment', selection: 'operation { id }', input: assignment },
  {
    field: 'createAccountAssignments',
    selection: 'results { action userErrors { code message field } }',
    input: (t, accountId) => ({ assignments: [assignment(t, accountId)] }),
  },
  {
    field: 'deleteAccountAssignments',
    selection: 'results { action userErrors { code message field } }',
    input: (t, accountId) => ({ assignments: [assignment(t, accountId)], dryRun: true }),
  },
  {
    field: 'tagResource',
    input: (t, accountId) => ({ resource: ofWorkspace(t, accountId), tags: TAGS }),
  },
  {
    field: 'tagResource',
    input: (t, accountId) => ({ resource: ofEnvironment(t, accountId), tags: TAGS }),
  },
  {
    field: 'untagResource',
    input: (t, accountId) => ({ resource: ofWorkspace(t, accountId), tagKeys: ['team'] }),
  },
  {
    field: 'tagResource',
    input: (t, accountId) => ({
      resource: globalIds.encode('Application', applicationArn(t, accountId)),
      tags: TAGS,
    }),
  },
  {
    field: 'createWorkspace',
    input: (_t, accountId) => ({
      account: globalIds.encode('Account', accountId),
      accountAccessType: 'CURRENT_ACCOUNT',
      permissionType: 'SERVICE_MANAGED',
      authenticationProviders: ['AWS_SSO'],
    }),
  },
  {
    field: 'updateWorkspace',
    input: (t, accountId) => ({ workspace: ofWorkspace(t, accountId), name: 'other' }),
  },
  { field: 'deleteWorkspace', input: (t, accountId) => ({ workspace: ofWorkspace(t, accountId) }) },
  {
    field: 'updateWorkspaceAuthentication',
    input: (t, accountId) => ({
      workspace: ofWorkspace(t, accountId),
      authenticationProviders: ['AWS_SSO'],
    }),
  },
  {
    field: 'updateWorkspacePermissions',
    input: (t, accountId) => ({
      workspace: ofWorkspace(t, accountId),
      changes: [{ action: 'ADD', role: 'ADMIN', principal: assignment(t, accountId).principal }],
    }),
  },
  {
    field: 'createEnvironment',
    input: (_t, accountId) => ({
      account: globalIds.encode('Account', accountId),
      name: 'another',
    }),
  },
  {
    field: 'updateEnvironment',
    input: (t, accountId) => ({ environment: ofEnvironment(t, accountId), description: 'other' }),
  },
  {
    field: 'deleteEnvironment',
    input: (t, accountId) => ({ environment: ofEnvironment(t, accountId) }),
  },
  {
    field: 'createEnvironmentUser',
    input: (t, accountId) => ({
      environment: ofEnvironment(t, accountId),
      emailAddress: 'ana@example.com',
      type: 'APP_USER',
    }),
  },
  {
    field: 'updateEnvironmentUser',
    input: (t, accountId) => ({ user: ofUser(t, accountId), firstName: 'Ana' }),
  },
  { field: 'disableEnvironmentUser', input: (t, accountId) => ({ user: ofUser(t, accountId) }) },
  { field: 'enableEnvironmentUser', input: (t, accountId) => ({ user: ofUser(t, accountId) }) },
  {
    field: 'issueProgrammaticCredentials',
    input: (t, accountId) => ({
      environment: ofEnvironment(t, accountId),
      durationInMinutes: 15,
    }),
  },
];

const home = (t: TestGateway, { field }: Wish): string =>
  field.includes('Account') ? accountNamed(t.sandbox.world.state, 'hr-systems') : memberAccountId;

const said = ({ status, body }: Answer): string => `${status} ${body}`;

describe('a change in an account', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeOne();
  });
  afterAll(() => t.close());

  it.each(IN_AN_ACCOUNT)(
    '$field: of one that is hidden is refused as of one that is not there, without a write',
    async (wish) => {
      const { field, input, selection } = wish;
      t.resetCalls();
      const trading = as('trading');
      const hidden = await run(t, field, input(t, home(t, wish)), selection, trading);
      const none = await run(t, field, input(t, NOBODYS), selection, trading);
      expect(said(hidden)).toBe(said(none));
      expect(hidden.body).toMatch(/NOT_FOUND|NOT_CONFIGURED|VALIDATION/);
      expect(hidden.body).not.toContain('FORBIDDEN');
      expect(writes(t)).toEqual([]);
    },
  );

  it.each(IN_AN_ACCOUNT)(
    '$field: of one that may only be seen is FORBIDDEN, without a write',
    async (wish) => {
      const { field, input, selection } = wish;
      t.resetCalls();
      const answer = await run(t, field, input(t, home(t, wish)), selection, as('auditors'));
      const [error] = [...answer.body.matchAll(/"code":"(\w+)","message"/g)].map(
        ([, code]) => code,
      );
      expect(error, answer.body).toBe('FORBIDDEN');
      expect(writes(t)).toEqual([]);
    },
  );

  it('does not tell what is under way where it may not be seen', async () => {
    const row = rowIn(t, accountNamed(t.sandbox.world.state, 'hr-systems'));
    await beginElsewhere(t, 'DELETE', row);
    for (const field of ['createAccountAssignment', 'deleteAccountAssignment']) {
      const answers = await Promise.all(
        [row.accountId, NOBODYS].map(async (accountId) =>
          said(await run(t, field, inputOf(t, row, accountId), 'operation { id }', as('trading'))),
        ),
      );
      expect(answers[0]).toBe(answers[1]);
      expect(answers[0]).toContain('NOT_FOUND');
    }
  });

  it('is made where the caller may', async () => {
    const row = rowIn(t, accountNamed(t.sandbox.world.state, 'risk-prod'));
    const payload = await payloadOf(
      t,
      'deleteAccountAssignment',
      inputOf(t, row),
      'operation { settled(within: "PT1M") { state } }',
      { ...as('trading'), 'x-deadline-ms': '100000' },
    );
    expect(payload).toMatchObject({
      operation: { settled: { state: 'SUCCEEDED' } },
      userErrors: [],
    });
  });

  it('is decided entry by entry', async () => {
    const { state } = t.sandbox.world;
    const row = rowIn(t, accountNamed(state, 'market-data-prod'));
    const other = rowIn(t, accountNamed(state, 'hr-systems'));
    const payload = await payloadOf(
      t,
      'deleteAccountAssignments',
      { assignments: [inputOf(t, other), inputOf(t, row), inputOf(t, row, NOBODYS)], dryRun: true },
      'results { action userErrors { code field } } plan { toDelete refused }',
      as('trading'),
    );
    expect(payload).toMatchObject({
      results: [
        {
          action: 'NONE',
          userErrors: [{ code: 'NOT_FOUND', field: ['input', 'assignments', '0', 'account'] }],
        },
        { action: 'DELETE', userErrors: [] },
        {
          action: 'NONE',
          userErrors: [{ code: 'NOT_FOUND', field: ['input', 'assignments', '2', 'account'] }],
        },
      ],
      plan: { toDelete: 1, refused: 2 },
    });
  });

  it('revokes what is seen and may be changed, and says nothing of the rest', async () => {
    const { state } = t.sandbox.world;
    const group = state.groups.rows.find((one) => {
      const rows = state.assignmentsOfPrincipal.get(one.groupId);
      const inTrading = rows.filter(
        ({ accountId }) => accountId === accountNamed(state, 'risk-dev'),
      );
      return inTrading.length > 0 && rows.length > inTrading.length;
    })!;
    const input = {
      principal: globalIds.encode('Group', state.settings.identityStoreId, group.groupId),
      dryRun: true,
    };
    const selection = 'results { accountId userErrors { code field } } plan { toDelete refused }';
    interface Plan {
      readonly toDelete: number;
      readonly refused: number;
    }
    const [whole, own, auditor, reader] = await Promise.all(
      ['platform', 'trading', 'auditors', 'readers'].map(
        async (name) =>
          (await payloadOf(t, 'revokeAccess', input, selection, as(name))).plan as Plan,
      ),
    );
    expect(own!.toDelete).toBeGreaterThan(0);
    expect(own!.toDelete).toBeLessThan(whole!.toDelete);
    expect(own!.refused).toBe(0);
    expect(auditor).toMatchObject({
      toDelete: own!.toDelete,
      refused: whole!.toDelete - own!.toDelete,
    });
    expect(reader).toMatchObject({ toDelete: 0, refused: own!.toDelete });
  });
});

/** Every change of a permission set. */
const OF_A_SET: readonly { readonly field: string; readonly more: object }[] = [
  { field: 'updatePermissionSet', more: { description: 'other' } },
  {
    field: 'attachManagedPolicy',
    more: { managedPolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
  },
  {
    field: 'detachManagedPolicy',
    more: { managedPolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
  },
  { field: 'attachCustomerManagedPolicy', more: { name: 'Own' } },
  { field: 'detachCustomerManagedPolicy', more: { name: 'Own' } },
  { field: 'putInlinePolicy', more: { policy: { Version: '2012-10-17', Statement: [] } } },
  { field: 'deleteInlinePolicy', more: {} },
  {
    field: 'putPermissionsBoundary',
    more: { boundary: { managedPolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' } },
  },
  { field: 'deletePermissionsBoundary', more: {} },
  { field: 'deletePermissionSet', more: {} },
  { field: 'provisionPermissionSet', more: { target: { allProvisioned: true } } },
  { field: 'provisionPermissionSet', more: { target: { outdated: true } } },
];

describe('a change of a permission set', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeOne();
  });
  afterAll(() => t.close());

  it.each(OF_A_SET)(
    '$field needs rights on every account that has it, and names none of the others',
    async ({ field, more }) => {
      t.resetCalls();
      const input = { permissionSet: setId(t, 'AdministratorAccess'), ...more };
      const { userErrors } = await payloadOf(t, field, input, '', as('trading'));
      expect(userErrors).toMatchObject([
        { code: 'FORBIDDEN', field: ['input', 'permissionSet'], awsOperation: null },
      ]);
      expect(userErrors[0]?.message).not.toMatch(/\d{12}/);
      expect(writes(t)).toEqual([]);
      expect(t.calls()['sso-admin.ListAccountsForProvisionedPermissionSet']).toBe(1);
    },
  );

  it('is made where all of them may be changed, and for tags alike', async () => {
    const { state, instanceArn } = t.sandbox.world;
    const inTrading = new Set(
      state.accounts.rows
        .filter(({ name }) => /^(trading|market-data|risk)-/.test(name))
        .map(({ accountId }) => accountId),
    );
    const accountsOf = (arn: string) =>
      state.assignments.rows.flatMap((row) =>
        row.permissionSetArn === arn ? [row.accountId] : [],
      );
    const own = state.permissionSets.rows.find(({ permissionSetArn: arn }) => {
      const accounts = accountsOf(arn);
      return accounts.length > 0 && accounts.every((accountId) => inTrading.has(accountId));
    })!;
    const id = globalIds.encode('PermissionSet', instanceArn, own.permissionSetArn);
    const change = { permissionSet: id, description: 'Ours' };
    expect(await payloadOf(t, 'updatePermissionSet', change, '', as('trading'))).toMatchObject({
      userErrors: [],
    });
    const tags = (resource: string) => ({ resource, tags: [{ key: 'team', value: 'trading' }] });
    expect(await payloadOf(t, 'tagResource', tags(id), '', as('trading'))).toMatchObject({
      userErrors: [],
    });
    const others = setId(t, 'AdministratorAccess');
    expect(await payloadOf(t, 'tagResource', tags(others), '', as('trading'))).toMatchObject({
      userErrors: [{ code: 'FORBIDDEN', field: ['input', 'resource'] }],
    });
    t.resetCalls();
    await payloadOf(
      t,
      'updatePermissionSet',
      { ...change, description: 'All' },
      '',
      as('platform'),
    );
    expect(t.calls()['sso-admin.ListAccountsForProvisionedPermissionSet']).toBeUndefined();
  });

  it('says alike of a target account that is hidden and of one that is not there', async () => {
    const target = (account: string) => ({
      permissionSet: setId(t, 'AdministratorAccess'),
      target: { account },
    });
    const answers = await Promise.all(
      [accountGlobalId(t, 'hr-systems'), globalIds.encode('Account', NOBODYS)].map(async (id) =>
        said(await run(t, 'provisionPermissionSet', target(id), '', as('trading'))),
      ),
    );
    expect(answers[0]).toBe(answers[1]);
  });
});

describe('who is in a group', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeOne();
  });
  afterAll(() => t.close());

  const membership = (groupName: string) => {
    const { state } = t.sandbox.world;
    const store = state.settings.identityStoreId;
    const group = state.groups.rows.find(({ displayName }) => displayName === groupName)!;
    const user = state.usersOfStore
      .get(store)
      .find(({ userId }) =>
        state.membershipsOfUser.get(userId).every(({ groupId }) => groupId !== group.groupId),
      )!;
    return {
      group: globalIds.encode('Group', store, group.groupId),
      user: globalIds.encode('User', store, user.userId),
    };
  };

  it('is changed by who may change every account that it opens', async () => {
    const { state } = t.sandbox.world;
    const opening = (groupId: string) => state.assignmentsOfPrincipal.get(groupId);
    const wide = state.groups.rows.find(
      ({ groupId, externalIds = [] }) =>
        externalIds.length === 0 &&
        opening(groupId).some(({ accountId }) => accountId === accountNamed(state, 'hr-systems')),
    )!;
    t.resetCalls();
    for (const field of ['addGroupMember', 'removeGroupMember']) {
      const { userErrors } = await payloadOf(
        t,
        field,
        membership(wide.displayName),
        '',
        as('trading'),
      );
      expect(userErrors).toMatchObject([{ code: 'FORBIDDEN', field: ['input', 'group'] }]);
    }
    expect(writes(t)).toEqual([]);
    const { userErrors } = await payloadOf(
      t,
      'addGroupMember',
      membership(wide.displayName),
      '',
      as('platform'),
    );
    expect(userErrors).toEqual([]);
  });

  it('is changed by who may change the accounts that it is about to open', async () => {
    const { state } = t.sandbox.world;
    const inUnit = accountNamed(state, 'risk-prod');
    const hidden = accountNamed(state, 'hr-systems');
    const store = state.settings.identityStoreId;
    const narrow = {
      identityStoreId: store,
      groupId: '90676e18d3-0a0b0c0d-1111-4222-8333-444455556666',
      displayName: 'About-To-Open',
      externalIds: [],
      createdAt: t.clock.now(),
    };
    state.groups.add(narrow);
    const change = async () => {
      const input = membership(narrow.displayName);
      const { userErrors } = await payloadOf(t, 'addGroupMember', input, '', as('trading'));
      return userErrors;
    };
    expect(await change()).toEqual([]);
    const begin = (accountId: string) =>
      beginElsewhere(t, 'CREATE', {
        ...rowIn(t, inUnit),
        accountId,
        principalType: 'GROUP',
        principalId: narrow.groupId,
      });
    await begin(inUnit);
    expect(await change()).toEqual([]);
    await begin(hidden);
    expect(await change()).toMatchObject([{ code: 'FORBIDDEN', field: ['input', 'group'] }]);
  });
});

describe('a change that waits in the queue', () => {
  it('is asked about again before it is sent: rules may be others by then', async () => {
    const t = await makeOne();
    const row = rowIn(t, accountNamed(t.sandbox.world.state, 'risk-prod'));
    t.sandbox.faults.set([]);
    const { state } = t.sandbox.world;
    const account = state.accounts.get(row.accountId)!;
    // Between being queued and being sent it is moved to a unit that the caller may not change.
    const moved = { ...account, parentId: unitNamed(state, 'Corporate') };
    t.onWire = (moment, operation) => {
      if (moment !== 'request' || operation !== 'ListAccountAssignments') return;
      state.accounts.delete(row.accountId);
      state.accounts.add(moved);
      t.onWire = undefined;
    };
    const payload = await payloadOf(
      t,
      'deleteAccountAssignments',
      { assignments: [inputOf(t, row)] },
      'operations { id }',
      as('trading'),
    );
    const [{ id }] = payload.operations as [{ readonly id: string }];
    const query = `{ node(id: "${id}") { ... on AccountAssignmentOperation { settled(within: "PT1M") { state failure { code } } } } }`;
    const headers = { ...as('platform'), 'x-deadline-ms': '100000' };
    expect(await t.data(query, {}, headers)).toMatchObject({
      node: { settled: { state: 'FAILED', failure: { code: 'NOT_FOUND' } } },
    });
    expect(writes(t)).toEqual([]);
    await t.close();
  });
});
