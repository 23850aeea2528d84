import { createSchema } from '../../src/schema.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_SCOPES } from '../../src/auth/scopes.ts';
import { byHeader, having } from '../support/claims.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const queries = createSchema().getQueryType()?.getFields() ?? {};

interface Access {
  readonly group: {
    readonly access: {
      readonly nodes: readonly { readonly __typename: string }[];
      readonly gaps: readonly { readonly service: string; readonly code: string }[];
    } | null;
  };
}

const QUERY = `query ($to: [AccessResource!]) {
  group(by: { displayName: "Risk-Analytics" }) {
    access(to: $to, first: 100) { nodes { __typename } gaps { service code message } }
  }
}`;

describe('access of a principal, for who may see some of it', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeGateway({ authenticator: byHeader });
  });
  afterAll(() => t.close());

  const ask = (scopes: readonly string[], to?: readonly string[]) => {
    t.upstream.invalidate([]);
    t.resetCalls();
    return t.execute(QUERY, { to }, having('identity-store:read', ...scopes));
  };
  const access = (answer: { readonly data?: unknown }) => (answer.data as Access).group.access;

  it('is what it may see, and gaps where the rest is, which is not asked for', async () => {
    const answer = await ask(['identity-center:read']);
    expect(answer.errors).toBeUndefined();
    const found = access(answer);
    expect(new Set(found?.nodes.map(({ __typename }) => __typename))).toEqual(
      new Set(['AccountAccess']),
    );
    expect(found?.gaps).toMatchObject([
      { service: 'finspace', code: 'FORBIDDEN' },
      { service: 'grafana', code: 'FORBIDDEN' },
    ]);
    expect(Object.keys(t.calls()).filter((call) => /^(grafana|finspace)/.test(call))).toEqual([]);
  });

  it('is nothing but a gap for what is named and denied, beside what is not', async () => {
    const answer = await ask(['grafana:read'], ['ACCOUNT', 'WORKSPACE']);
    const found = access(answer);
    expect(found?.nodes.length).toBeGreaterThan(0);
    expect(found?.nodes.every(({ __typename }) => __typename === 'WorkspaceAccess')).toBe(true);
    expect(found?.gaps.filter(({ code }) => code === 'FORBIDDEN')).toMatchObject([
      { service: 'sso-admin' },
    ]);
  });

  it('is FORBIDDEN where all that is asked for is denied', async () => {
    const answer = await ask(['identity-center:read'], ['WORKSPACE']);
    expect(access(answer)).toBeNull();
    expect(answer.errors).toMatchObject([
      {
        path: ['group', 'access'],
        extensions: { code: 'FORBIDDEN', requiredScopes: [['grafana:read']] },
      },
    ]);
    const none = await ask([]);
    expect(none.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(
      Object.keys(t.calls()).filter(
        (call) => !/^(identitystore|sso-admin.ListI|organizations.DescribeO)/.test(call),
      ),
    ).toEqual([]);
  });
});

describe('the estimate of an operation', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeGateway({ authenticator: byHeader });
  });
  afterAll(() => t.close());

  const estimate = async (query: string, scopes: readonly string[]) => {
    const answer = await t.execute(query, {}, { ...having(...scopes), 'x-aws-dry-run': '1' });
    expect(answer.errors, answer.body).toBeUndefined();
    return (answer.extensions?.aws as { estimate: { operations: { service: string }[] } }).estimate
      .operations;
  };
  const servicesOf = (operations: readonly { readonly service: string }[]) => [
    ...new Set(operations.map(({ service }) => service)),
  ];

  it('counts nothing for what is denied, of a root field or of a link', async () => {
    expect(await estimate('{ users { nodes { userName } } }', [])).toEqual([]);
    const links =
      '{ assignments(first: 5) { nodes { principalState principal { id } account { name email } } } }';
    expect(servicesOf(await estimate(links, ['*']))).toContain('identitystore');
    expect(servicesOf(await estimate(links, ['identity-center:read']))).not.toContain(
      'identitystore',
    );
    const access = '{ groups(first: 2) { nodes { access { nodes { principalId } } } } }';
    expect(servicesOf(await estimate(access, ['*']))).toContain('grafana');
    expect(
      servicesOf(await estimate(access, ['identity-store:read', 'identity-center:read'])),
    ).not.toContain('grafana');
  });

  it('tells nothing of what the same operation was to somebody else', async () => {
    const query = '{ workspaces { nodes { name } } groups(first: 1) { nodes { groupId } } }';
    await t.data(query, {}, having('*'));
    t.upstream.invalidate([]);
    expect(servicesOf(await estimate(query, ['identity-store:read']))).not.toContain('grafana');
  });
});

describe('viewer', () => {
  const QUERY = `{ viewer {
    scopes
    permissions { scope description granted }
    allowed { queries mutations subscriptions }
    freshUntil
  } }`;
  interface Viewer {
    readonly viewer: {
      readonly scopes: readonly string[];
      readonly permissions: readonly { readonly scope: string; readonly granted: boolean }[];
      readonly allowed: Readonly<Record<'queries' | 'mutations' | 'subscriptions', string[]>>;
      readonly freshUntil: string | null;
    };
  }

  it('tells what a caller may do', async () => {
    const t = await makeGateway({ authenticator: byHeader });
    const { viewer } = await t.data<Viewer>(QUERY, {}, having('grafana:*', 'openid'));
    expect(viewer.scopes).toEqual(['grafana:read', 'grafana:write']);
    expect(viewer.permissions.filter(({ granted }) => granted).map(({ scope }) => scope)).toEqual([
      'grafana:read',
      'grafana:write',
    ]);
    expect(viewer.allowed).toEqual({
      queries: ['node', 'nodes', 'viewer', 'services', 'workspaces', 'workspace'],
      mutations: expect.arrayContaining(['createWorkspace', 'tagResource']) as unknown,
      subscriptions: ['workspace'],
    });
    expect(viewer.allowed.mutations).not.toContain('createPermissionSet');
    expect(viewer.freshUntil).toBeNull();
    await t.close();
  });

  it('names nothing as allowed that is denied, and the other way round', async () => {
    const t = await makeGateway({ authenticator: byHeader });
    const own = having('*:read', 'identity-store:write');
    const { viewer } = await t.data<Viewer>(QUERY, {}, own);
    expect(viewer.allowed.mutations).toEqual(['addGroupMember', 'removeGroupMember']);
    expect(viewer.allowed.queries).toHaveLength(Object.keys(queries).length);
    await t.close();
  });

  it('allows only what can be run dry while the gateway only reads', async () => {
    const t = await makeGateway({ writes: false });
    const { viewer } = await t.data<Viewer>(QUERY);
    expect(viewer.allowed.mutations.toSorted()).toEqual([
      'createAccountAssignments',
      'deleteAccountAssignments',
      'revokeAccess',
    ]);
    expect(viewer.scopes).toHaveLength(ALL_SCOPES.length);
    await t.close();
  });
});
