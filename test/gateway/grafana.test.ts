import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import {
  addWorkspaces,
  FIRST_CALLS,
  HOME,
  MEMBER,
  noWorkspaceId,
  OWN,
  SECOND,
  workspaceGlobalId,
  workspaceRow,
} from '../support/workspaces.ts';

const LISTS = { ...FIRST_CALLS, 'grafana.ListWorkspaces': 4 };
const NAMES = '{ nodes { name } gaps { service region accountId code } asOf }';

interface Listed {
  readonly nodes: readonly Readonly<Record<string, unknown>>[];
  readonly gaps: readonly unknown[];
  readonly asOf: string | null;
}

interface Page extends Listed {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe('workspaces', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const list = async (args = '', selection = NAMES): Promise<Listed> =>
    (await t.data<{ workspaces: Listed }>(`{ workspaces${args} ${selection} }`)).workspaces;
  const names = (listed: Listed): unknown[] => listed.nodes.map(({ name }) => name);

  it('are those of every place, with what lists carry, for one list each', async () => {
    t = await makeGateway();
    const listed = await list(
      '',
      `{ nodes { name description status region accountId endpoint grafanaVersion createdAt modifiedAt
         authenticationProviders samlStatus notificationDestinations tags { key value } arn workspaceId
         license { type hasGrafanaToken }
         authentication { fetchedAt providers saml { status __typename } } } gaps { code } asOf }`,
    );
    expect(t.calls()).toEqual(LISTS);
    expect(listed.gaps).toEqual([]);
    expect(names(listed)).toEqual(
      expect.arrayContaining([
        'firm-operations',
        'risk-desk',
        'research-metrics',
        'client-reporting',
        'new-office',
      ]),
    );
    expect(listed.nodes).toHaveLength(5);
    const { workspaceId } = workspaceRow(t, 'firm-operations');
    expect(listed.nodes.find(({ name }) => name === 'firm-operations')).toEqual({
      name: 'firm-operations',
      description: 'Dashboards of the execution platform',
      status: 'ACTIVE',
      region: HOME,
      accountId: OWN,
      endpoint: `${workspaceId}.grafana-workspace.${HOME}.amazonaws.com`,
      grafanaVersion: '10.4',
      createdAt: new Date(workspaceRow(t, 'firm-operations').createdAt).toISOString(),
      modifiedAt: new Date(workspaceRow(t, 'firm-operations').modifiedAt).toISOString(),
      authenticationProviders: ['AWS_SSO'],
      samlStatus: null,
      notificationDestinations: ['SNS'],
      tags: expect.arrayContaining([{ key: 'Stage', value: 'prod' }]) as unknown,
      arn: `arn:aws:grafana:${HOME}:${OWN}:/workspaces/${workspaceId}`,
      workspaceId,
      license: { type: 'ENTERPRISE', hasGrafanaToken: true },
      authentication: { fetchedAt: listed.asOf, providers: ['AWS_SSO'], saml: null },
    });
    expect(listed.nodes.find(({ name }) => name === 'new-office')).toMatchObject({
      samlStatus: 'NOT_CONFIGURED',
      authentication: { providers: ['SAML'], saml: { status: 'NOT_CONFIGURED' } },
    });
  });

  it('are those of one Region, and refuse one that is not configured', async () => {
    t = await makeGateway();
    expect(names(await list(`(region: "${SECOND}")`))).toEqual(['new-office', 'client-reporting']);
    expect(t.calls()).toEqual({ ...FIRST_CALLS, 'grafana.ListWorkspaces': 2 });
    t.resetCalls();
    const { errors } = await t.execute(`{ workspaces(region: "mars-1") ${NAMES} }`);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(`${HOME}, ${SECOND}`) as string,
      extensions: { code: 'BAD_USER_INPUT', argument: 'region' },
    });
    expect(t.calls()).toEqual({});
  });

  it.each([
    ['contains: "DESK"', ['risk-desk']],
    ['contains: "new year"', ['new-office']],
    ['status: CREATING', []],
    ['authenticationProvider: AWS_SSO', ['firm-operations', 'risk-desk']],
    ['samlStatus: NOT_CONFIGURED', ['new-office']],
    ['samlStatus: CONFIGURED', ['client-reporting', 'research-metrics', 'risk-desk']],
  ])('pass a filter { %s }', async (filter, expected) => {
    t = await makeGateway();
    expect(names(await list(`(filter: { ${filter} })`)).toSorted()).toEqual(expected);
    expect(t.calls()).toEqual(LISTS);
  });

  it('come in pages that leave nothing out', async () => {
    t = await makeGateway();
    const seen: unknown[] = [];
    let after: string | null = null;
    do {
      const { workspaces }: { workspaces: Page } = await t.data<{ workspaces: Page }>(
        `query ($after: String) { workspaces(first: 2, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      seen.push(...workspaces.nodes.map(({ name }) => name));
      after = workspaces.pageInfo.hasNextPage ? workspaces.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
    expect(t.calls()).toEqual(LISTS);
  });

  it('say which place is missing when one cannot be read', async () => {
    t = await makeGateway({ sandbox: { faults: ['sts.AssumeRole:denied'] } });
    const listed = await list();
    expect(names(listed).toSorted()).toEqual(['firm-operations', 'new-office', 'risk-desk']);
    expect(listed.gaps).toEqual([
      { service: 'grafana', region: HOME, accountId: MEMBER, code: 'ACCESS_DENIED' },
      { service: 'grafana', region: SECOND, accountId: MEMBER, code: 'ACCESS_DENIED' },
    ]);
  });

  it('are an error when no place can be read', async () => {
    t = await makeGateway({ sandbox: { faults: ['grafana.ListWorkspaces:denied'] } });
    const { data, errors } = await t.execute(`{ workspaces ${NAMES} }`);
    expect(data).toEqual({ workspaces: null });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'ACCESS_DENIED',
      missingAction: 'grafana:ListWorkspaces',
    });
  });

  it('are an error when the service is switched off', async () => {
    t = await makeGateway({ placed: { disabled: ['grafana'] } });
    const { errors } = await t.execute(`{ workspaces ${NAMES} }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'SERVICE_DISABLED' });
    expect(t.calls()).toEqual({});
  });

  it('cost a describe each for what no list carries, and nothing more for more of it', async () => {
    t = await makeGateway();
    const whole = `{ nodes { name accountAccessType permissionType dataSources organizationalUnitIds
      organizationRoleName roleArn stackSetName ipAddressType kmsKeyId
      vpcConfiguration { securityGroupIds subnetIds } networkAccess { prefixListIds vpcEndpointIds }
      license { type expiresAt freeTrialConsumed freeTrialExpiresAt } } }`;
    const { nodes } = await list('', whole);
    expect(t.calls()).toEqual({ ...LISTS, 'grafana.DescribeWorkspace': 5 });
    const { details } = workspaceRow(t, 'risk-desk');
    expect(nodes.find(({ name }) => name === 'risk-desk')).toMatchObject({
      accountAccessType: 'CURRENT_ACCOUNT',
      permissionType: 'CUSTOMER_MANAGED',
      dataSources: ['ATHENA', 'CLOUDWATCH'],
      organizationalUnitIds: [],
      roleArn: details.workspaceRoleArn,
      vpcConfiguration: null,
      networkAccess: {
        prefixListIds: details.networkAccessControl?.prefixListIds,
        vpcEndpointIds: details.networkAccessControl?.vpceIds,
      },
    });
    expect(nodes.find(({ name }) => name === 'research-metrics')).toMatchObject({
      vpcConfiguration: workspaceRow(t, 'research-metrics').details.vpcConfiguration,
      license: {
        type: null,
        expiresAt: null,
        freeTrialConsumed: true,
        freeTrialExpiresAt: '2022-12-05T09:30:00.000Z',
      },
    });
    t.resetCalls();
    await list('', whole);
    expect(t.calls()).toEqual({});
  });
});

describe('workspace', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const by = (how: string) => t.execute(`{ workspace(by: { ${how} }) { name region } }`);

  it('is found by its id with one call, that answers for all its fields', async () => {
    t = await makeGateway();
    const id = workspaceGlobalId(t, 'firm-operations');
    const { workspace } = await t.data<{ workspace: unknown }>(
      `{ workspace(by: { id: "${id}" }) { id name dataSources status } }`,
    );
    expect(workspace).toEqual({
      id,
      name: 'firm-operations',
      dataSources: ['CLOUDWATCH', 'PROMETHEUS', 'XRAY'],
      status: 'ACTIVE',
    });
    expect(t.calls()).toEqual({ 'sts.GetCallerIdentity': 1, 'grafana.DescribeWorkspace': 1 });
  });

  it('is found by its key and by its name, wherever it is', async () => {
    t = await makeGateway();
    const { workspaceId } = workspaceRow(t, 'client-reporting');
    const found = { workspace: { name: 'client-reporting', region: SECOND } };
    expect((await by(`workspaceId: "${workspaceId}"`)).data).toEqual(found);
    expect((await by('name: "client-reporting"')).data).toEqual(found);
    expect(t.calls()).toEqual(LISTS);
  });

  it('is null when there is none, by each of them', async () => {
    t = await makeGateway();
    for (const how of ['workspaceId: "g-0000000000"', 'name: "nobody"', `id: "${noWorkspaceId}"`]) {
      expect(await by(how)).toMatchObject({ data: { workspace: null } });
    }
  });

  it('is an error, not null, when a place could not be read and no other has it', async () => {
    t = await makeGateway({ sandbox: { faults: ['sts.AssumeRole:denied'] } });
    expect((await by('name: "firm-operations"')).errors).toBeUndefined();
    const { data, errors } = await by('name: "research-metrics"');
    expect(data).toEqual({ workspace: null });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'ACCESS_DENIED', service: 'sts' });
  });

  it('is AMBIGUOUS when several have the name', async () => {
    t = await makeGateway();
    for (const name of ['new-office', 'client-reporting']) {
      const row = workspaceRow(t, name);
      row.details = { ...row.details, name: 'twin' };
    }
    const { errors } = await by('name: "twin"');
    const candidates = errors?.[0]?.extensions.candidates as string[];
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'AMBIGUOUS', argument: 'by.name' });
    const decoded = candidates.map((id) => globalIds.decode(id, 'id').keys.slice(0, 2));
    expect(decoded.toSorted()).toEqual([
      [OWN, SECOND],
      [MEMBER, SECOND],
    ]);
  });

  it('named before the account was known has its account and ARN as soon as it is', async () => {
    t = await makeGateway();
    const { workspaceId } = workspaceRow(t, 'firm-operations');
    const id = globalIds.encode('Workspace', 'self', HOME, workspaceId);
    const { data } = await t.execute(
      `{ viewer { upstream { accountId } } workspace(by: { id: "${id}" }) { account { name } } }`,
    );
    expect(data).toMatchObject({ workspace: { account: { name: 'kestrel-management' } } });
    const later = await t.execute(`{ workspace(by: { id: "${id}" }) { id arn accountId } }`);
    expect(later.data).toEqual({
      workspace: {
        id,
        arn: `arn:aws:grafana:${HOME}:${OWN}:/workspaces/${workspaceId}`,
        accountId: OWN,
      },
    });
  });

  it('says why its account is null where STS does not tell whose it is', async () => {
    t = await makeGateway({ sandbox: { faults: ['sts.GetCallerIdentity:denied'] } });
    const { data, errors } = await t.execute(
      '{ workspace(by: { name: "firm-operations" }) { name arn accountId account { name } } }',
    );
    const nothing = { arn: null, accountId: null, account: null };
    expect(data).toEqual({ workspace: { name: 'firm-operations', ...nothing } });
    expect(errors).toMatchObject([
      { path: ['workspace', 'account'], extensions: { code: 'ACCESS_DENIED', service: 'sts' } },
    ]);
  });

  it('says that its place is not configured, and costs nothing of Grafana', async () => {
    t = await makeGateway();
    const id = globalIds.encode('Workspace', '111122223333', HOME, 'g-0123456789');
    const { errors } = await by(`id: "${id}"`);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('READER_ROLES') as string,
      extensions: { code: 'NOT_CONFIGURED', accountId: '111122223333', region: HOME },
    });
    expect(t.calls()).toEqual({ 'sts.GetCallerIdentity': 1 });
  });

  it.each(['workspaceId: "g-1"', 'name: " "', 'id: "nonsense"'])(
    'refuses { %s } before any call',
    async (how) => {
      t = await makeGateway();
      expect((await by(how)).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(t.calls()).toEqual({});
    },
  );

  it('is described or listed, whichever is fewer calls', async () => {
    t = await makeGateway();
    const ids = addWorkspaces(t, 20);
    const { nodes } = await t.data<{ nodes: readonly { readonly name: string }[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Workspace { name } } }',
      { ids },
    );
    expect(nodes.map(({ name }) => name)).toEqual(
      ids.map((_, i) => `desk-${String(i).padStart(3, '0')}`),
    );
    expect(t.calls()).toEqual({ 'sts.GetCallerIdentity': 1, 'grafana.ListWorkspaces': 1 });
  });

  it('has an id that works while the account of the gateway is not known', async () => {
    t = await makeGateway({ sandbox: { faults: ['sts.GetCallerIdentity:denied'] } });
    const { workspace } = await t.data<{ workspace: Record<string, unknown> }>(
      '{ workspace(by: { name: "firm-operations" }) { id accountId arn } }',
    );
    expect(workspace).toMatchObject({ accountId: null, arn: null });
    const again = await t.data('query ($id: ID!) { node(id: $id) { id } }', { id: workspace.id });
    expect(again).toEqual({ node: { id: workspace.id } });
  });
});
