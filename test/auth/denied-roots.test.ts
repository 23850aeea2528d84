import { getNamedType, isLeafType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requirementOf } from '../../src/auth/permissions.ts';
import { CompiledQueries } from '../../src/engine/compiled-queries.ts';
import { createSchema } from '../../src/schema.ts';
import { byHeader, having, lacking } from '../support/claims.ts';
import { ID_OF } from '../support/every-argument.ts';
import { subscribe } from '../support/event-stream.ts';
import { valueOf } from '../support/least-input.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const schema = createSchema();
const fieldsOf = (type: 'Query' | 'Mutation' | 'Subscription') => {
  const root = { Query: schema.getQueryType(), Mutation: schema.getMutationType() };
  const found = type === 'Subscription' ? schema.getSubscriptionType() : root[type];
  return Object.values(found?.getFields() ?? {}).flatMap((field) => {
    const requirement = requirementOf(field);
    return requirement === undefined ? [] : [{ name: field.name, field, requirement }];
  });
};

const LOOKUPS: Readonly<Record<string, string>> = {
  permissionSet: '(by: { name: "AdministratorAccess" })',
  account: '(by: { name: "risk-prod" })',
  user: '(by: { userName: "ana" })',
  group: '(by: { displayName: "Trading-Developers" })',
  environment: '(by: { name: "research-data" })',
  workspace: '(by: { name: "risk-desk" })',
  node: `(id: "${ID_OF.Account}")`,
};

const EXECUTORS = [
  ['the reference executor', Infinity],
  ['the compiled engine', 0],
] as const;

describe.each(EXECUTORS)('a root field of a query, in %s', (_executor, often) => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeGateway({ authenticator: byHeader, queries: new CompiledQueries(often) });
  });
  afterAll(() => t.close());

  it.each(fieldsOf('Query'))(
    '$name is FORBIDDEN at its path without its scope, the rest is whole, and no call is made',
    async ({ name, requirement }) => {
      t.resetCalls();
      const query = `{ before: __typename denied: ${name}${LOOKUPS[name] ?? ''} { __typename } services { name } }`;
      const answer = await t.execute(query, {}, lacking(...requirement.flat()));
      expect(answer.status).toBe(200);
      const { before, denied, services } = answer.data!;
      expect({ before, denied }).toEqual({ before: 'Query', denied: null });
      expect((services as unknown[]).length).toBeGreaterThan(0);
      expect(answer.errors).toHaveLength(1);
      expect(answer.errors?.[0]).toMatchObject({
        path: ['denied'],
        extensions: { code: 'FORBIDDEN', retryable: false, requiredScopes: requirement },
      });
      expect(answer.errors?.[0]?.message).toContain(requirement[0]?.[0]);
      expect(t.callCount()).toBe(0);
    },
  );

  it('is answered to whoever has no more than its scope', async () => {
    const answer = await t.execute(
      '{ groups(first: 1) { nodes { groupId } } }',
      {},
      having('identity-store:read'),
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({ groups: { nodes: [{}] } });
  });

  it('is denied to whoever has no scope at all, and what is open is answered', async () => {
    const query =
      '{ groups { nodes { id } } viewer { caller scopes } services { name } nodes(ids: []) { id } }';
    const answer = await t.execute(query, {}, having());
    expect(answer.data).toEqual({
      groups: null,
      viewer: { caller: 'Test', scopes: [] },
      services: [{ name: 'sts' }],
      nodes: [],
    });
    expect(answer.errors?.map(({ path }) => path)).toEqual([['groups']]);
  });
});

describe('a mutation', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeGateway({ authenticator: byHeader });
  });
  afterAll(() => t.close());

  it.each(fieldsOf('Mutation'))(
    '$name is FORBIDDEN without its scope, before any call',
    async ({ name, field, requirement }) => {
      const [argument] = field.args;
      if (argument === undefined) throw new Error(`${name} takes no input.`);
      const document = `mutation ($input: ${getNamedType(argument.type).name}!) {
        denied: ${name}(input: $input) { userErrors { code } }
      }`;
      const input = valueOf(argument.type, 'input');
      t.resetCalls();
      const answer = await t.execute(document, { input }, lacking(...requirement.flat()));
      expect(answer.data).toEqual({ denied: null });
      expect(answer.errors).toEqual([
        expect.objectContaining({
          path: ['denied'],
          extensions: { code: 'FORBIDDEN', retryable: false, requiredScopes: requirement },
        }),
      ]);
      expect(t.callCount()).toBe(0);
    },
  );

  it('are all held by a scope', () => {
    const all = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(fieldsOf('Mutation').map(({ name }) => name)).toEqual(all);
  });

  it('that is denied does not keep others of the operation from being made', async () => {
    const document = `mutation ($set: CreatePermissionSetInput!, $no: CreateWorkspaceInput!) {
      no: createWorkspace(input: $no) { userErrors { code } }
      yes: createPermissionSet(input: $set) { permissionSet { id } userErrors { code } }
    }`;
    const no = {
      accountAccessType: 'CURRENT_ACCOUNT',
      permissionType: 'SERVICE_MANAGED',
      authenticationProviders: ['AWS_SSO'],
    };
    t.resetCalls();
    const answer = await t.execute(
      document,
      { set: { name: 'Brand-New' }, no },
      having('identity-center:permission-sets:write'),
    );
    // It was made, and what it is now needs a scope of its own to be read.
    expect(answer.data).toEqual({ no: null, yes: { permissionSet: null, userErrors: [] } });
    expect(answer.errors?.map(({ path }) => path)).toEqual([['no'], ['yes', 'permissionSet']]);
    expect(t.calls()).toEqual({
      'sso-admin.ListInstances': 1,
      // Which of two instances is the organization's own.
      'organizations.DescribeOrganization': 1,
      'sso-admin.CreatePermissionSet': 1,
    });
  });
});

describe('a subscription', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeGateway({ authenticator: byHeader });
  });
  afterAll(() => t.close());

  const IDS: Readonly<Record<string, string>> = {
    operation: ID_OF.AccountAssignmentOperation,
    environment: ID_OF.Environment,
    workspace: ID_OF.Workspace,
  };

  it.each(fieldsOf('Subscription'))(
    '$name is FORBIDDEN without its scope, before any call',
    async ({ name, requirement }) => {
      t.resetCalls();
      const { response, rest } = await t.clock.runUntil(
        subscribe(
          t,
          `subscription ($id: ID!) { ${name}(id: $id) { id } }`,
          { id: IDS[name] },
          lacking(...requirement.flat()),
        ),
      );
      expect(response.status).toBe(200);
      const events = await t.clock.runUntil(rest());
      const [first] = events;
      expect(first?.data).toMatchObject({
        errors: [{ path: [name], extensions: { code: 'FORBIDDEN', requiredScopes: requirement } }],
      });
      expect(events.at(-1)?.event).toBe('complete');
      expect(t.callCount()).toBe(0);
    },
  );
});

it('no root field answers a value by itself: what it answers is an object, and held with it', () => {
  const all = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const leaves = all.flatMap((root) =>
    Object.values(root?.getFields() ?? {}).filter((field) => isLeafType(getNamedType(field.type))),
  );
  expect(leaves).toEqual([]);
});
