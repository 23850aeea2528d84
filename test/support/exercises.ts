/** One of everything that the gateway does: each root field, each tab, each mutation. */
import { Kind, parse } from 'graphql';
import { exampleQueries } from '../../src/graphiql/graphiql.ts';
import { globalIds } from '../../src/node-types.ts';
import { createSchema } from '../../src/schema.ts';
import {
  environmentGlobalId,
  environmentRow,
  environmentUserGlobalId,
  environmentUserRow,
} from './environments.ts';
import type { Answer, TestGateway } from './make-gateway.ts';
import { accountGlobalId, run, setId, setRow } from './mutations.ts';
import { wholeSelection } from './whole-selection.ts';
import { OWN, workspaceGlobalId } from './workspaces.ts';

export interface Exercise {
  readonly name: string;
  run(t: TestGateway): Promise<Answer>;
  /** The codes of errors that it has with every right: what the firm's data makes of it. */
  readonly expected?: readonly string[];
}

const schema = createSchema();
const LONG = { 'x-deadline-ms': '600000' };

const LOOKUPS: Readonly<Record<string, string>> = {
  permissionSet: '(by: { name: "AdministratorAccess" })',
  account: '(by: { name: "risk-prod" })',
  user: '(by: { email: "bruno.keller@kestrelbridge.example" })',
  group: '(by: { displayName: "Trading-Developers" })',
  environment: '(by: { name: "research-data" })',
  workspace: '(by: { name: "risk-desk" })',
};

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  instances: ['NOT_SUPPORTED_BY_INSTANCE'],
  environments: ['NOT_CONFIGURED'],
};

const rootFields: readonly Exercise[] = Object.values(schema.getQueryType()?.getFields() ?? {})
  .filter(({ name }) => name !== 'node' && name !== 'nodes')
  .map((field) => ({
    name: `query ${field.name}`,
    expected: EXPECTED[field.name] ?? [],
    run(t) {
      const isPaged = field.args.some(({ name }) => name === 'first');
      const args = LOOKUPS[field.name] ?? (isPaged ? '(first: 3)' : '');
      const type = schema.getType(String(field.type).replaceAll(/[[\]!]/g, ''));
      if (type === undefined) throw new Error(field.name);
      return t.execute(`{ ${field.name}${args} ${wholeSelection(schema, type, 2)} }`, {}, LONG);
    },
  }));

const tabs: readonly Exercise[] = exampleQueries().flatMap(({ query }) => {
  const [operation] = parse(query).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return [
    {
      name: `tab ${operation.name?.value ?? ''}`,
      run: (t: TestGateway) => t.execute(query, {}, LONG),
    },
  ];
});

const SET = 'RiskAnalyst';
const POLICY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }],
};
const VIEW_ONLY = 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess';
const CUSTOMER = { name: 'RiskReports', path: '/firm/' };
const WORKSPACE = {
  name: 'new-desk',
  accountAccessType: 'CURRENT_ACCOUNT',
  permissionType: 'CUSTOMER_MANAGED',
  authenticationProviders: ['AWS_SSO'],
};

const storeOf = ({ sandbox }: TestGateway) => sandbox.world.state.settings.identityStoreId;
const groupOf = (t: TestGateway, name: string) => {
  const [group] = t.sandbox.world.state.findGroups(storeOf(t), name);
  if (group === undefined) throw new Error(`The sandbox has no group ${name}`);
  return group;
};
const userOf = (t: TestGateway, alias: string) => {
  const user = t.sandbox.world.state.users.rows.find(({ userName }) => userName.startsWith(alias));
  if (user === undefined) throw new Error(`The sandbox has no user ${alias}`);
  return user;
};
const groupId = (t: TestGateway, name: string) =>
  globalIds.encode('Group', storeOf(t), groupOf(t, name).groupId);
const userId = (t: TestGateway, alias: string) =>
  globalIds.encode('User', storeOf(t), userOf(t, alias).userId);
const memberOf = (t: TestGateway, name: string, isMember: boolean) => {
  const { state } = t.sandbox.world;
  const members = state.membershipsOfGroup.get(groupOf(t, name).groupId).map((row) => row.userId);
  const user = state.users.rows.find(
    (row) => row.identityStoreId === storeOf(t) && members.includes(row.userId) === isMember,
  );
  return globalIds.encode('User', storeOf(t), user?.userId ?? '');
};
const ownWorkspace = (t: TestGateway) => {
  const row = t.sandbox.world.state.workspaces.rows.find(
    ({ accountId, status }) => accountId === OWN && status === 'ACTIVE',
  );
  return workspaceGlobalId(t, row?.details.name ?? '');
};
const assignment = (t: TestGateway, account: string) => ({
  account: accountGlobalId(t, account),
  permissionSet: setId(t, 'SecurityAudit'),
  principal: userId(t, 'ingrid.solberg'),
});
/** One that is there: of a user, direct. */
const there = (t: TestGateway) => {
  const row = t.sandbox.world.state.assignments.rows.find(
    ({ principalType }) => principalType === 'USER',
  );
  if (row === undefined) throw new Error('No user has an assignment.');
  return {
    account: globalIds.encode('Account', row.accountId),
    permissionSet: globalIds.encode(
      'PermissionSet',
      t.sandbox.world.instanceArn,
      row.permissionSetArn,
    ),
    principal: globalIds.encode('User', storeOf(t), row.principalId),
  };
};
const set = (t: TestGateway) => ({ permissionSet: setId(t, SET) });
const environmentUser = (t: TestGateway) => ({
  user: environmentUserGlobalId(t, 'research-data', 'emeka.eze'),
});
const settled = 'operation { id settled(within: "PT60S") { state failure { code } } }';

type Change = readonly [
  field: string,
  input: (t: TestGateway) => object,
  selection?: string,
  prepare?: (t: TestGateway) => void,
  name?: string,
];

const changes: readonly Change[] = [
  ['createPermissionSet', () => ({ name: 'Fresh', tags: [{ key: 'a', value: 'b' }] })],
  ['updatePermissionSet', (t) => ({ ...set(t), description: 'Another' })],
  [
    'deletePermissionSet',
    (t) => ({ permissionSet: setId(t, 'Unassigned') }),
    '',
    (t) => {
      const row = setRow(t, SET);
      t.sandbox.world.state.permissionSets.add({
        ...row,
        name: 'Unassigned',
        permissionSetArn: `${row.permissionSetArn.slice(0, -16)}0123456789abcdef`,
      });
    },
  ],
  [
    'provisionPermissionSet',
    (t) => ({ ...set(t), target: { allProvisioned: true } }),
    'operations { id settled(within: "PT60S") { state } }',
  ],
  ['attachManagedPolicy', (t) => ({ ...set(t), managedPolicyArn: VIEW_ONLY })],
  [
    'detachManagedPolicy',
    (t) => ({ ...set(t), managedPolicyArn: VIEW_ONLY }),
    '',
    (t) => Object.assign(setRow(t, SET), { managedPolicyArns: [VIEW_ONLY] }),
  ],
  ['attachCustomerManagedPolicy', (t) => ({ ...set(t), name: 'Ledger', path: '/firm/' })],
  ['detachCustomerManagedPolicy', (t) => ({ ...set(t), ...CUSTOMER })],
  ['putInlinePolicy', (t) => ({ ...set(t), policy: POLICY })],
  [
    'deleteInlinePolicy',
    set,
    '',
    (t) => Object.assign(setRow(t, SET), { inlinePolicy: JSON.stringify(POLICY) }),
  ],
  ['putPermissionsBoundary', (t) => ({ ...set(t), boundary: { managedPolicyArn: VIEW_ONLY } })],
  [
    'deletePermissionsBoundary',
    set,
    '',
    (t) => Object.assign(setRow(t, SET), { permissionsBoundary: { managedPolicyArn: VIEW_ONLY } }),
  ],
  ['createAccountAssignment', (t) => assignment(t, 'risk-prod'), settled],
  ['deleteAccountAssignment', there, settled],
  [
    'createAccountAssignments',
    (t) => ({ assignments: [assignment(t, 'risk-dev')] }),
    `operations { id settled(within: "PT60S") { state failure { code advice reason } } }`,
  ],
  [
    'deleteAccountAssignments',
    (t) => ({ assignments: [there(t)] }),
    `operations { id settled(within: "PT60S") { state failure { code advice reason } } }`,
  ],
  [
    'revokeAccess',
    (t) => ({ principal: there(t).principal }),
    `operations { id settled(within: "PT60S") { state failure { code advice reason } } }`,
  ],
  [
    'addGroupMember',
    (t) => ({ group: groupId(t, 'AWS-Auditors'), user: memberOf(t, 'AWS-Auditors', false) }),
  ],
  [
    'removeGroupMember',
    (t) => ({ group: groupId(t, 'AWS-Auditors'), user: memberOf(t, 'AWS-Auditors', true) }),
  ],
  [
    'tagResource',
    (t) => ({ resource: setId(t, SET), tags: [{ key: 'a', value: 'b' }] }),
    'resource { tags { key } }',
    undefined,
    'of a permission set',
  ],
  [
    'untagResource',
    (t) => ({ resource: setId(t, SET), tagKeys: ['a'] }),
    'resource { tags { key } }',
    undefined,
    'of a permission set',
  ],
  [
    'tagResource',
    (t) => ({
      resource: environmentGlobalId(t, 'research-data'),
      tags: [{ key: 'a', value: 'b' }],
    }),
    'resource { tags { key } }',
    undefined,
    'of an environment',
  ],
  [
    'untagResource',
    (t) => ({ resource: environmentGlobalId(t, 'research-data'), tagKeys: ['a'] }),
    'resource { tags { key } }',
    undefined,
    'of an environment',
  ],
  [
    'tagResource',
    (t) => ({ resource: ownWorkspace(t), tags: [{ key: 'a', value: 'b' }] }),
    'resource { tags { key } }',
    undefined,
    'of a workspace',
  ],
  [
    'untagResource',
    (t) => ({ resource: ownWorkspace(t), tagKeys: ['a'] }),
    'resource { tags { key } }',
    undefined,
    'of a workspace',
  ],
  ['createEnvironment', () => ({ name: 'fresh' })],
  [
    'updateEnvironment',
    (t) => ({ environment: environmentGlobalId(t, 'research-data'), description: 'Another' }),
  ],
  ['deleteEnvironment', (t) => ({ environment: environmentGlobalId(t, 'research-data') })],
  [
    'createEnvironmentUser',
    (t) => ({
      environment: environmentGlobalId(t, 'research-data'),
      emailAddress: 'new.one@kestrelbridge.com',
      type: 'APP_USER',
    }),
  ],
  ['updateEnvironmentUser', (t) => ({ ...environmentUser(t), firstName: 'Another' })],
  ['disableEnvironmentUser', environmentUser],
  [
    'enableEnvironmentUser',
    environmentUser,
    '',
    (t) =>
      Object.assign(environmentUserRow(t, 'research-data', 'emeka.eze'), { status: 'DISABLED' }),
  ],
  [
    'issueProgrammaticCredentials',
    (t) => ({ environment: environmentGlobalId(t, 'research-data'), durationInMinutes: 15 }),
  ],
  [
    'createWorkspace',
    () => ({
      ...WORKSPACE,
      roleArn: `arn:aws:iam::${OWN}:role/GrafanaDesk`,
      vpcConfiguration: {
        securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
        subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1a1b2c3d4e5f60718'],
      },
      networkAccess: { prefixListIds: ['pl-0a1b2c3d4e5f60718'], vpcEndpointIds: [] },
    }),
  ],
  ['updateWorkspace', (t) => ({ workspace: ownWorkspace(t), description: 'Another' })],
  ['deleteWorkspace', (t) => ({ workspace: ownWorkspace(t) })],
  [
    'updateWorkspaceAuthentication',
    (t) => ({
      workspace: ownWorkspace(t),
      authenticationProviders: ['SAML'],
      saml: { idpMetadata: { url: 'https://idp.example.com/desk' } },
    }),
  ],
  [
    'updateWorkspacePermissions',
    (t) => ({
      workspace: ownWorkspace(t),
      changes: [{ action: 'ADD', role: 'VIEWER', principal: userId(t, 'bruno.keller') }],
    }),
  ],
];

const mutations: readonly Exercise[] = changes.map(
  ([field, input, selection = '', prepare, name]) => ({
    name: `mutation ${field}${name === undefined ? '' : ` ${name}`}`,
    async run(t) {
      prepare?.(t);
      return run(t, field, input(t), selection, LONG);
    },
  }),
);

const more: readonly Exercise[] = [
  {
    name: 'query applications of a user',
    run(t) {
      const row = t.sandbox.world.state.applicationAssignments.rows.find(
        ({ principalType }) => principalType === 'USER',
      );
      return t.execute(
        `query ($id: ID!) { user(by: { id: $id }) {
          applicationAssignments(first: 5) { nodes { application { name provider { displayName } } } }
        } }`,
        { id: globalIds.encode('User', storeOf(t), row?.principalId ?? '') },
        LONG,
      );
    },
  },
  {
    // It is not on the first page of a list, and then asking for it is fewer calls.
    name: 'query environment among many',
    async run(t) {
      const row = environmentRow(t, 'research-data');
      for (let index = 0; index < 450; index += 1) {
        const environmentId = `many${String(index).padStart(4, '0')}`;
        t.sandbox.world.state.environments.add({
          ...row,
          environmentId,
          name: environmentId,
          accountId: OWN,
          status: 'FAILED_CREATION',
        });
      }
      const id = globalIds.encode('Environment', OWN, row.region, 'many0440');
      const query = 'query ($id: ID!) { node(id: $id) { ... on Environment { name } } }';
      return t.execute(query, { id }, { ...LONG, 'x-aws-max-age': '0' });
    },
  },
  {
    name: 'query user by id, group by name and the units above an account',
    run: (t) =>
      t.execute(
        `query ($user: ID!, $account: ID!) {
          user(by: { id: $user }) { userName groups(first: 5) { nodes { displayName } } }
          account(by: { id: $account }) { organizationalUnits { name } tags { key } }
        }`,
        { user: userId(t, 'bruno.keller'), account: accountGlobalId(t, 'risk-prod') },
        LONG,
      ),
  },
];

export const exercises: readonly Exercise[] = [...rootFields, ...tabs, ...mutations, ...more];
export const mutationFields: readonly string[] = changes.map(([field]) => field);
