import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import { createSchema } from '../../src/schema.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { wholeSelection } from '../support/whole-selection.ts';
import {
  addWorkspaces,
  HOME,
  MEMBER,
  OWN,
  workspaceGlobalId,
  workspaceRow,
} from '../support/workspaces.ts';
import { WIDE_LIMITS } from '../support/wide-limits.ts';

const DESCRIBE = 'grafana.DescribeWorkspaceAuthentication';
const SELECTION = `authentication {
  fetchedAt
  providers
  awsSso { ssoClientId applicationState application { name } }
  saml { status configuration {
    allowedOrganizations loginValidityDuration
    assertionAttributes { email groups login name org role }
    roleValues { admin editor }
    idpMetadata { __typename ... on SamlIdpMetadataUrl { url } ... on SamlIdpMetadataXml { xml } }
  } }
}`;

describe('how people sign in', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const ask = async (name: string, selection = SELECTION) => {
    const { node } = await t.data<{ node: Record<string, Record<string, unknown>> }>(
      `query ($id: ID!) { node(id: $id) { ... on Workspace { ${selection} } } }`,
      { id: workspaceGlobalId(t, name) },
    );
    return node;
  };

  it('is described whole, XML and all six attributes included', async () => {
    t = await makeGateway();
    const { authentication } = await ask('research-metrics');
    const { saml } = workspaceRow(t, 'research-metrics').authentication;
    expect(authentication).toMatchObject({
      providers: ['SAML'],
      awsSso: null,
      saml: {
        status: 'CONFIGURED',
        configuration: {
          allowedOrganizations: ['research', 'data'],
          loginValidityDuration: 480,
          assertionAttributes: {
            email: 'mail',
            groups: 'groups',
            login: 'uid',
            name: 'displayName',
            org: 'department',
            role: 'grafanaRole',
          },
          roleValues: { admin: ['research-admins'], editor: ['quants', 'data-engineers'] },
          idpMetadata: { __typename: 'SamlIdpMetadataXml', xml: saml?.idpMetadata?.xml },
        },
      },
    });
    expect(t.calls()[DESCRIBE]).toBe(1);
    t.resetCalls();
    const again = await ask('research-metrics');
    expect(again.authentication).toEqual(authentication);
    await t.clock.advance(4 * 60_000);
    expect((await ask('research-metrics')).authentication?.fetchedAt).toBe(
      authentication?.fetchedAt,
    );
    expect(t.calls()[DESCRIBE]).toBeUndefined();
    await t.clock.advance(2 * 60_000);
    await ask('research-metrics');
    expect(t.calls()[DESCRIBE]).toBe(1);
  });

  it('leads to the application, or says that the instance has none', async () => {
    t = await makeGateway();
    expect((await ask('firm-operations')).authentication).toMatchObject({
      providers: ['AWS_SSO'],
      saml: null,
      awsSso: {
        ssoClientId: workspaceRow(t, 'firm-operations').authentication.ssoClientId,
        applicationState: 'PRESENT',
        application: { name: 'Amazon Grafana-firm-operations' },
      },
    });
    expect((await ask('risk-desk')).authentication).toMatchObject({
      providers: ['AWS_SSO', 'SAML'],
      awsSso: { applicationState: 'NOT_IN_INSTANCE', application: null },
      saml: {
        configuration: {
          allowedOrganizations: [],
          assertionAttributes: { email: 'mail', groups: null },
          idpMetadata: { __typename: 'SamlIdpMetadataUrl' },
        },
      },
    });
  });

  it('keeps the client id where the applications cannot be read', async () => {
    t = await makeGateway({ sandbox: { faults: ['sso-admin.ListApplications:denied'] } });
    const answer = await t.execute(
      `query ($id: ID!) { node(id: $id) { ... on Workspace { ${SELECTION} } } }`,
      { id: workspaceGlobalId(t, 'firm-operations') },
    );
    expect(answer.data?.node).toMatchObject({
      authentication: {
        awsSso: { application: null, applicationState: 'UNKNOWN' },
      },
    });
    expect(answer.errors?.[0]).toMatchObject({
      path: ['node', 'authentication', 'awsSso', 'application'],
      extensions: { code: 'ACCESS_DENIED' },
    });
  });

  it('is taken from the list when nothing more is asked, fragments and all', async () => {
    t = await makeGateway();
    await t.data(
      `{ workspaces { nodes { authentication { ...Known __typename } } } }
       fragment Known on WorkspaceAuthentication { providers fetchedAt ... { saml { status } } }`,
    );
    expect(t.calls()[DESCRIBE]).toBeUndefined();
    await t.data(
      '{ workspaces { nodes { authentication { saml { configuration { loginValidityDuration } } } } } }',
    );
    expect(t.calls()[DESCRIBE]).toBe(5);
  });

  it('of twenty workspaces takes what the quota takes, and meets no throttle', async () => {
    t = await makeGateway({ placed: { readerRoles: [], grafanaRegions: [HOME] } });
    const { workspaces: table } = t.sandbox.world.state;
    for (const { workspaceId } of [...table.rows]) table.delete(workspaceId);
    addWorkspaces(t, 20);
    const began = t.clock.now();
    const { workspaces } = await t.data<{
      workspaces: { nodes: readonly { authentication: { saml: object } }[] };
    }>(
      '{ workspaces { nodes { authentication { saml { configuration { idpMetadata { __typename } } } } } } }',
      {},
      { 'x-deadline-ms': '60000' },
    );
    expect(workspaces.nodes).toHaveLength(20);
    const bound = (20 / 0.9) * 1000;
    expect(t.clock.now() - began).toBeLessThanOrEqual(1.15 * bound);
    expect(t.calls()).toEqual({
      'sts.GetCallerIdentity': 1,
      'grafana.ListWorkspaces': 1,
      [DESCRIBE]: 20,
    });
    expect(t.sandbox.calls.filter(({ status }) => status === 429)).toEqual([]);
  });
});

describe('who is in', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const ask = <Node>(name: string, selection: string): Promise<{ node: Node }> =>
    t.data<{ node: Node }>(
      `query ($id: ID!) { node(id: $id) { ... on Workspace { ${selection} } } }`,
      { id: workspaceGlobalId(t, name) },
    );

  interface Permissions {
    readonly permissions: {
      readonly nodes: readonly {
        readonly principal: { readonly displayName: string } | null;
        readonly principalState: string;
        readonly principalType: string;
        readonly role: string;
      }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  }

  it('is told with names, and says of a principal that it is gone', async () => {
    t = await makeGateway();
    const { node } = await ask<Permissions>(
      'firm-operations',
      'permissions { nodes { principalId principalType role principalState principal { displayName } } pageInfo { hasNextPage } }',
    );
    const rows = node.permissions.nodes.map(
      ({ principal, role, principalState }) =>
        `${principal?.displayName ?? '-'} ${role} ${principalState}`,
    );
    expect(rows.toSorted()).toEqual(
      [
        'AWS-Platform-Engineers ADMIN PRESENT',
        'Trading-Operations EDITOR PRESENT',
        'Trading-Developers VIEWER PRESENT',
        'AWS-Auditors VIEWER PRESENT',
        'Ingrid Solberg EDITOR PRESENT',
        'Grace Whitfield ADMIN PRESENT',
        '- VIEWER NOT_IN_DIRECTORY',
      ].toSorted(),
    );
    expect(t.calls()['grafana.ListPermissions']).toBe(1);
  });

  it('comes in pages', async () => {
    t = await makeGateway();
    const page = 'permissions(first: 4) { nodes { role } pageInfo { hasNextPage endCursor } }';
    const first = (await ask<Permissions>('firm-operations', page)).node.permissions;
    expect([first.nodes.length, first.pageInfo.hasNextPage]).toEqual([4, true]);
    const { endCursor } = first.pageInfo;
    const rest = page.replace('first: 4', `first: 4, after: "${endCursor}"`);
    const second = (await ask<Permissions>('firm-operations', rest)).node.permissions;
    expect([second.nodes.length, second.pageInfo.hasNextPage]).toEqual([3, false]);
    expect(t.calls()['grafana.ListPermissions']).toBe(1);
  });

  it('is also programs, whose tokens end', async () => {
    t = await makeGateway();
    const { node } = await ask<{ serviceAccounts: readonly Record<string, unknown>[] }>(
      'firm-operations',
      'serviceAccounts { serviceAccountId name role isDisabled tokens { tokenId name createdAt expiresAt lastUsedAt } }',
    );
    expect(
      node.serviceAccounts.map(({ name, role, isDisabled }) => [name, role, isDisabled]),
    ).toEqual([
      ['dashboard-provisioning', 'ADMIN', false],
      ['night-desk-screen', 'VIEWER', false],
      ['migration', 'ADMIN', true],
    ]);
    const [first] = node.serviceAccounts;
    const tokens = first?.tokens as readonly { name: string; expiresAt: string }[];
    expect(tokens.map(({ name }) => name)).toEqual(['pipeline', 'pipeline-before']);
    expect(tokens.map(({ expiresAt }) => Date.parse(expiresAt) > t.clock.now())).toEqual([
      true,
      false,
    ]);
    expect(t.calls()).toMatchObject({
      'grafana.ListWorkspaceServiceAccounts': 1,
      'grafana.ListWorkspaceServiceAccountTokens': 3,
    });
  });

  it('is never told by a secret: tokens stay where they are', async () => {
    const lines: string[] = [];
    t = await makeGateway({
      onLog: (line) => lines.push(line),
      safety: { limits: WIDE_LIMITS },
    });
    const schema = createSchema();
    const type = schema.getType('Workspace');
    if (type === undefined) throw new Error('There is no Workspace');
    const { body } = await t.execute(
      `{ workspaces { nodes ${wholeSelection(schema, type, 1)} } }`,
      {},
      { 'x-aws-journal': '1', 'x-deadline-ms': '60000' },
    );
    const { grafanaToken } = workspaceRow(t, 'firm-operations').license;
    expect(grafanaToken).toMatch(/sandbox-license/);
    expect(body).toContain('"Workspace_name":"firm-operations"');
    expect(body + lines.join('')).not.toContain(grafanaToken);
  });

  it('settings and versions are told, and the units it reads', async () => {
    t = await makeGateway();
    const { node } = await ask<Record<string, unknown>>(
      'firm-operations',
      'configuration upgradeVersions account { name } organizationalUnitIds organizationalUnits { name }',
    );
    expect(JSON.parse(String(node.configuration))).toMatchObject({
      unifiedAlerting: { enabled: true },
    });
    expect(node).toMatchObject({
      upgradeVersions: expect.any(Array) as unknown,
      account: { name: 'kestrel-management' },
      organizationalUnits: expect.arrayContaining([{ name: 'Infrastructure' }]) as unknown,
    });
  });
});

describe('the workspaces of an account', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const of = async (accountId: string, args = '') => {
    const { account } = await t.data<{ account: { workspaces: unknown } }>(
      `{ account(by: { accountId: "${accountId}" }) { workspaces${args} { nodes { name } gaps { service region accountId code message } asOf } } }`,
    );
    return account.workspaces as {
      readonly nodes: readonly { readonly name: string }[];
      readonly gaps: readonly Readonly<Record<string, unknown>>[];
      readonly asOf: string | null;
    };
  };

  it('cost the lists of its own Regions alone', async () => {
    t = await makeGateway();
    const { nodes, gaps } = await of(MEMBER);
    expect(nodes.map(({ name }) => name).toSorted()).toEqual([
      'client-reporting',
      'research-metrics',
    ]);
    expect(gaps).toEqual([]);
    expect(t.calls()).toMatchObject({ 'grafana.ListWorkspaces': 2, 'sts.AssumeRole': 1 });
    t.resetCalls();
    expect((await of(OWN)).nodes).toHaveLength(3);
    expect(t.calls()).toMatchObject({ 'grafana.ListWorkspaces': 2 });
  });

  it('are a gap where no role leads into the account, never an empty list', async () => {
    t = await makeGateway();
    const other = t.sandbox.world.state.accounts.rows.find(
      ({ accountId }) => accountId !== OWN && accountId !== MEMBER,
    );
    expect(await of(other?.accountId ?? '')).toEqual({
      nodes: [],
      gaps: [
        {
          service: 'grafana',
          region: null,
          accountId: other?.accountId,
          code: 'NOT_CONFIGURED',
          message: expect.stringContaining('READER_ROLES') as string,
        },
      ],
      asOf: null,
    });
    expect(t.calls()['grafana.ListWorkspaces']).toBeUndefined();
  });

  it('lead back from any of them by the filter of Query.workspaces', async () => {
    t = await makeGateway();
    const { workspaces } = await t.data<{ workspaces: { nodes: readonly object[] } }>(
      'query ($account: ID!) { workspaces(filter: { account: $account }) { nodes { account { accountId } } } }',
      { account: globalIds.encode('Account', MEMBER) },
    );
    expect(workspaces.nodes).toEqual([
      { account: { accountId: MEMBER } },
      { account: { accountId: MEMBER } },
    ]);
    expect(t.calls()).toEqual({
      'sts.GetCallerIdentity': 1,
      'sts.AssumeRole': 1,
      'grafana.ListWorkspaces': 2,
    });
  });
});
