import { noSink } from '../../../src/audit/sink.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../../src/node-types.ts';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import { payloadOf, run } from '../../support/mutations.ts';
import {
  HOME,
  MEMBER,
  noWorkspaceId,
  OWN,
  SECOND,
  workspaceGlobalId,
  workspaceRow,
} from '../../support/workspaces.ts';

const CREATE = 'grafana.CreateWorkspace';
const UPDATE = 'grafana.UpdateWorkspace';
const DELETE = 'grafana.DeleteWorkspace';
const DESCRIBE = 'grafana.DescribeWorkspace';
const LIST = 'grafana.ListWorkspaces';
const WHO = { 'sts.GetCallerIdentity': 1 };
const NEW = {
  name: 'new-desk',
  description: 'For a test',
  accountAccessType: 'CURRENT_ACCOUNT',
  permissionType: 'SERVICE_MANAGED',
  authenticationProviders: ['SAML'],
};
/** A place with room: the firm has two workspaces of its own account there. */
const MADE = 'workspace { id name status accountId region dataSources tags { key value } }';

const rows = ({ sandbox }: TestGateway) => sandbox.world.state.workspaces.rows;

describe('createWorkspace', () => {
  let t: TestGateway;
  afterEach(() => t.close());
  const create = (input: object = {}, selection = MADE) =>
    payloadOf(t, 'createWorkspace', { ...NEW, ...input }, selection);

  it('makes it, and answers that it is being made', async () => {
    t = await makeGateway();
    const payload = await create({
      dataSources: ['CLOUDWATCH', 'XRAY'],
      configuration: '{"plugins":{"pluginAdminEnabled":true}}',
      ipAddressType: 'DUAL_STACK',
      tags: [{ key: 'Stage', value: 'test' }],
    });
    const row = workspaceRow(t, 'new-desk');
    expect(payload).toEqual({
      workspace: {
        id: workspaceGlobalId(t, 'new-desk'),
        name: 'new-desk',
        status: 'CREATING',
        accountId: OWN,
        region: HOME,
        dataSources: ['CLOUDWATCH', 'XRAY'],
        tags: [{ key: 'Stage', value: 'test' }],
      },
      userErrors: [],
    });
    expect(row).toMatchObject({
      configuration: '{"plugins":{"pluginAdminEnabled":true}}',
      details: { description: 'For a test', ipAddressType: 'DualStack' },
    });
    expect(t.calls()).toEqual({ ...WHO, [LIST]: 1, [CREATE]: 1 });
  });

  it('makes it in another account and Region', async () => {
    t = await makeGateway();
    const account = globalIds.encode('Account', MEMBER);
    const { userErrors, workspace } = await create({ account, region: SECOND });
    expect(userErrors).toEqual([]);
    expect(workspace).toMatchObject({ accountId: MEMBER, region: SECOND });
    expect(workspaceRow(t, 'new-desk')).toMatchObject({ accountId: MEMBER, region: SECOND });
  });

  it('shows it in lists that were read before', async () => {
    t = await makeGateway();
    const names = '{ workspaces { nodes { name } } }';
    await t.data(names);
    await create();
    const { workspaces } = await t.data<{ workspaces: { nodes: unknown[] } }>(names);
    expect(workspaces.nodes).toContainEqual({ name: 'new-desk' });
  });

  it('says everything that is wrong at once, and asks AWS nothing', async () => {
    t = await makeGateway();
    const { userErrors } = await create({
      name: 'two words',
      description: 'x'.repeat(2049),
      accountAccessType: 'ORGANIZATION',
      permissionType: 'CUSTOMER_MANAGED',
      authenticationProviders: [],
      configuration: '[]',
      grafanaVersion: '',
      kmsKeyId: 'a key',
      vpcConfiguration: { securityGroupIds: [], subnetIds: ['one'] },
      networkAccess: { prefixListIds: [''], vpcEndpointIds: [] },
      tags: [{ key: '', value: '' }],
    });
    expect(userErrors.map(({ field }) => field?.slice(1).join('.')).toSorted()).toEqual([
      'authenticationProviders',
      'configuration',
      'description',
      'grafanaVersion',
      'kmsKeyId',
      'name',
      'networkAccess.prefixListIds.0',
      'organizationalUnits',
      'roleArn',
      'tags.0.key',
      'vpcConfiguration.securityGroupIds',
      'vpcConfiguration.subnetIds',
    ]);
    expect(t.calls()).toEqual({});
  });

  it.each([
    [{ region: 'mars-1' }, 'VALIDATION', 'region'],
    [{ account: globalIds.encode('Account', '111122223333') }, 'NOT_CONFIGURED', 'account'],
  ])('says that it cannot be made at %j', async (input, code, field) => {
    t = await makeGateway();
    expect((await create(input)).userErrors).toMatchObject([{ code, field: ['input', field] }]);
    expect(t.calls()).toEqual(WHO);
  });

  it('says that the quota is used up', async () => {
    t = await makeGateway();
    for (let number = 3; number <= 5; number += 1) await create();
    expect((await create()).userErrors).toMatchObject([{ code: 'QUOTA_EXCEEDED' }]);
  });

  it('says which permission is missing', async () => {
    t = await makeGateway({ sandbox: { faults: [`${CREATE}:denied`] } });
    expect((await create()).userErrors).toMatchObject([
      { __typename: 'AccessDenied', missingAction: 'grafana:CreateWorkspace' },
    ]);
  });

  it('finds the one that was made when the answer was lost', async () => {
    t = await makeGateway({ sandbox: { faults: [`${CREATE}:cut-after`] } });
    const { workspace, userErrors } = await create();
    expect(userErrors).toEqual([]);
    expect(workspace).toMatchObject({ id: workspaceGlobalId(t, 'new-desk') });
    expect(t.calls()[CREATE]).toBe(1);
    expect(t.calls()[LIST]).toBe(2);
  });

  it('takes none that was there before for it, and says what tells', async () => {
    // The audit would look how the first one ends.
    t = await makeGateway({ auditSink: () => noSink });
    await create();
    t.sandbox.faults.set([`${CREATE}:cut-before`]);
    t.resetCalls();
    const { workspace, userErrors } = await create();
    expect(workspace).toBeNull();
    expect(userErrors).toMatchObject([{ __typename: 'OutcomeUnknown' }]);
    expect(t.calls()).toEqual({ [CREATE]: 1, [LIST]: 4 });
    const told = await t.data<{ workspaces: { nodes: unknown[] } }>(userErrors[0]?.query ?? '');
    expect(told.workspaces.nodes).toHaveLength(1);
  });
});

describe('updateWorkspace', () => {
  let t: TestGateway;
  afterEach(() => t.close());
  const NAME = 'research-metrics';
  const update = (input: object, selection = 'workspace { status name description }') =>
    payloadOf(t, 'updateWorkspace', { workspace: workspaceGlobalId(t, NAME), ...input }, selection);

  it('sends what is another alone, and keeps the rest', async () => {
    t = await makeGateway();
    const before = { ...workspaceRow(t, NAME).details };
    const payload = await update({
      description: 'Others',
      dataSources: ['TIMESTREAM', 'CLOUDWATCH'],
    });
    expect(payload).toEqual({
      workspace: { status: 'UPDATING', name: NAME, description: before.description },
      userErrors: [],
    });
    expect(workspaceRow(t, NAME).change?.aims?.details).toEqual({
      ...before,
      description: 'Others',
    });
    expect(t.calls()).toEqual({ ...WHO, 'sts.AssumeRole': 1, [DESCRIBE]: 1, [UPDATE]: 1 });
  });

  it('clears what is null', async () => {
    t = await makeGateway();
    const payload = await update({ description: null, vpcConfiguration: null, dataSources: null });
    expect(payload.userErrors).toEqual([]);
    const { details } = workspaceRow(t, NAME).change?.aims ?? {};
    expect(details).toMatchObject({ description: '', dataSources: [] });
    expect(details?.vpcConfiguration).toBeUndefined();
  });

  it('says what cannot be cleared, and asks AWS nothing', async () => {
    t = await makeGateway();
    const { userErrors } = await update({ name: null, roleArn: null, permissionType: null });
    expect(userErrors.map(({ field }) => field?.join('.'))).toEqual([
      'input.name',
      'input.permissionType',
      'input.roleArn',
    ]);
    expect(t.calls()).toEqual({});
  });

  it('takes a role of its own account alone, as one that is made does', async () => {
    t = await makeGateway();
    const roleOf = (account: string) => `arn:aws:iam::${account}:role/service-role/Grafana`;
    const refused = { code: 'VALIDATION', field: ['input', 'roleArn'] };
    expect((await update({ roleArn: roleOf(OWN) })).userErrors).toMatchObject([refused]);
    const make = (roleArn: string) =>
      payloadOf(t, 'createWorkspace', { ...NEW, permissionType: 'CUSTOMER_MANAGED', roleArn });
    expect((await make(roleOf(MEMBER))).userErrors).toMatchObject([refused]);
    expect(t.calls()[UPDATE] ?? t.calls()[CREATE]).toBeUndefined();
    expect((await update({ roleArn: roleOf(MEMBER) })).userErrors).toEqual([]);
    expect((await make(roleOf(OWN))).userErrors).toEqual([]);
    expect(t.calls()).toMatchObject({ [UPDATE]: 1, [CREATE]: 1 });
  });

  it('sends nothing when nothing would change, however often', async () => {
    t = await makeGateway();
    const same = { name: NAME, networkAccess: null, organizationalUnits: [] };
    for (let time = 1; time <= 2; time += 1) {
      expect(await update(same)).toMatchObject({ workspace: { status: 'ACTIVE' }, userErrors: [] });
    }
    expect(t.calls()[UPDATE]).toBeUndefined();
  });

  it('is refused while another change is under way', async () => {
    t = await makeGateway();
    await update({ description: 'One' });
    const { userErrors } = await update({ description: 'Two' });
    expect(userErrors).toMatchObject([
      { code: 'CONFLICT_RETRYABLE', field: ['input', 'workspace'] },
    ]);
    expect(t.calls()[UPDATE]).toBe(1);
  });

  it('tells of one that began in between with its status', async () => {
    t = await makeGateway();
    t.onWire = (moment) => {
      const row = workspaceRow(t, NAME);
      if (moment !== 'answer' || t.calls()[DESCRIBE] !== 1 || row.change !== undefined) return;
      row.status = 'VERSION_UPDATING';
      row.change = { operation: 'Test', finishesAt: Infinity, failedStatus: 'FAILED', aims: {} };
    };
    const { userErrors } = await update({ description: 'Two' });
    expect(userErrors).toMatchObject([
      {
        code: 'CONFLICT_RETRYABLE',
        message: expect.stringContaining('VERSION_UPDATING') as string,
        field: ['input', 'workspace'],
      },
    ]);
  });

  it('says that there is none, or that it may not', async () => {
    t = await makeGateway();
    expect((await update({ workspace: noWorkspaceId, name: 'x' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'workspace'] },
    ]);
    t.sandbox.faults.set([`${UPDATE}:denied`]);
    expect((await update({ name: 'x' })).userErrors).toMatchObject([
      { __typename: 'AccessDenied', missingAction: 'grafana:UpdateWorkspace' },
    ]);
  });

  it('finds out that AWS has made it when the answer was lost', async () => {
    t = await makeGateway({ sandbox: { faults: [`${UPDATE}:cut-after`] } });
    expect(await update({ description: 'Others' })).toEqual({
      workspace: { status: 'ACTIVE', name: NAME, description: 'Others' },
      userErrors: [],
    });
    expect(t.calls()[UPDATE]).toBe(1);
  });

  it('does not claim what is not, nor what failed', async () => {
    t = await makeGateway({ sandbox: { faults: [`${UPDATE}:cut-before`] } });
    const { workspace, userErrors } = await update({ description: 'Others' });
    expect(workspace).toBeNull();
    expect(userErrors).toMatchObject([{ __typename: 'OutcomeUnknown' }]);
    expect(await t.data(userErrors[0]?.query ?? '')).toMatchObject({
      node: { description: workspaceRow(t, NAME).details.description },
    });
    expect(t.calls()[UPDATE]).toBe(1);
  });
});

describe('deleteWorkspace', () => {
  let t: TestGateway;
  afterEach(() => t.close());
  const NAME = 'new-office';
  const remove = (workspace: string) =>
    payloadOf(t, 'deleteWorkspace', { workspace }, 'deletedId workspace { status }');

  it('answers that it is being deleted, once', async () => {
    t = await makeGateway();
    const id = workspaceGlobalId(t, NAME);
    const accepted = { deletedId: null, workspace: { status: 'DELETING' }, userErrors: [] };
    expect(await remove(id)).toEqual(accepted);
    expect(t.calls()).toEqual({ ...WHO, [DESCRIBE]: 1, [DELETE]: 1 });
    expect(await remove(id)).toEqual(accepted);
    await t.clock.advance(600_000);
    expect(await remove(id)).toEqual({ deletedId: id, workspace: null, userErrors: [] });
    expect(t.calls()[DELETE]).toBe(1);
    expect(await t.data(`{ node(id: "${id}") { id } }`)).toEqual({ node: null });
  });

  it('is refused while a change is under way, and where it may not', async () => {
    t = await makeGateway();
    const id = workspaceGlobalId(t, NAME);
    t.sandbox.faults.set([`${DELETE}:denied`]);
    expect((await remove(id)).userErrors).toMatchObject([
      { __typename: 'AccessDenied', missingAction: 'grafana:DeleteWorkspace' },
    ]);
    t.sandbox.faults.set([]);
    await payloadOf(t, 'updateWorkspace', { workspace: id, name: 'other' });
    expect(await remove(id)).toMatchObject({
      deletedId: null,
      workspace: null,
      userErrors: [{ code: 'CONFLICT_RETRYABLE', field: ['input', 'workspace'] }],
    });
  });

  it('finds out that AWS is at it when the answer was lost', async () => {
    t = await makeGateway({ sandbox: { faults: [`${DELETE}:cut-after`] } });
    expect(await remove(workspaceGlobalId(t, NAME))).toMatchObject({
      workspace: { status: 'DELETING' },
      userErrors: [],
    });
    expect(t.calls()).toEqual({ ...WHO, [DESCRIBE]: 2, [DELETE]: 1 });
  });

  it('does not claim anything when AWS shows no trace of it', async () => {
    t = await makeGateway({ sandbox: { faults: [`${DELETE}:cut-before`] } });
    const { deletedId, userErrors } = await remove(workspaceGlobalId(t, NAME));
    expect(deletedId).toBeNull();
    expect(userErrors).toMatchObject([{ __typename: 'OutcomeUnknown' }]);
    expect(await t.data(userErrors[0]?.query ?? '')).toMatchObject({ node: { status: 'ACTIVE' } });
    expect(t.calls()[DELETE]).toBe(1);
  });
});

describe('a gateway that only reads', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  it.each([
    ['createWorkspace', () => NEW],
    ['updateWorkspace', () => ({ workspace: noWorkspaceId })],
    ['deleteWorkspace', () => ({ workspace: noWorkspaceId })],
    ['updateWorkspaceAuthentication', () => ({ workspace: noWorkspaceId })],
    ['updateWorkspacePermissions', () => ({ workspace: noWorkspaceId, changes: [] })],
  ])('refuses %s before any call', async (field, input) => {
    t = await makeGateway({ writes: false });
    const { errors } = await run(t, field, input());
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'READ_ONLY' });
    expect(t.calls()).toEqual({});
    expect(rows(t)).toHaveLength(5);
  });
});
