import { getNamedType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissionsOf } from '../../src/auth/permissions.ts';
import type { Scope } from '../../src/auth/scopes.ts';
import { CompiledQueries } from '../../src/engine/compiled-queries.ts';
import { guardedFields } from '../../src/require-scopes.ts';
import { createSchema } from '../../src/schema.ts';
import { byHeader, having } from '../support/claims.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { wholeSelection } from '../support/whole-selection.ts';
import { WIDE_LIMITS } from '../support/wide-limits.ts';

const schema = createSchema();

/**
 * What a caller of each scope may ask, and whose AWS services that may call: the scope's own; whichever
 * tells which instance and which account is meant.
 */
const CALLERS: readonly (readonly [readonly Scope[], readonly string[], readonly string[]])[] = [
  [
    ['identity-center:read'],
    [
      'permissionSet(by: { name: "AdministratorAccess" })',
      'permissionSets(first: 3)',
      'assignments(first: 3)',
      'instance',
      'operations(first: 3)',
    ],
    // Assignments are found through the accounts that there are.
    ['sso-admin', 'organizations.DescribeOrganization', 'organizations.ListAccounts'],
  ],
  [
    ['identity-store:read'],
    ['users(first: 3)', 'groups(first: 3)', 'group(by: { displayName: "Trading-Developers" })'],
    ['identitystore', 'sso-admin.ListInstances', 'organizations.DescribeOrganization'],
  ],
  [
    ['organizations:read'],
    ['organization', 'accounts(first: 3)', 'account(by: { name: "risk-prod" })'],
    ['organizations'],
  ],
  [
    ['finspace:read'],
    ['environments(first: 3)', 'environment(by: { name: "research-data" })'],
    ['finspace', 'finspace-data', 'sts'],
  ],
  [
    ['grafana:read'],
    ['workspaces(first: 3)', 'workspace(by: { name: "risk-desk" })'],
    ['grafana', 'sts'],
  ],
  [
    ['identity-center:read', 'identity-store:read'],
    ['group(by: { displayName: "Trading-Developers" })'],
    [
      'sso-admin',
      'identitystore',
      'organizations.DescribeOrganization',
      'organizations.ListAccounts',
    ],
  ],
];

const cases = CALLERS.flatMap(([scopes, queries, services]) =>
  queries.map((query) => ({ who: scopes.join(' '), scopes, query, services })),
);

/** What these answer to a caller who may not know, since they cannot be null. */
const UNKNOWN: Readonly<Record<string, Scope>> = {
  AccountAssignment_principalState: 'identity-store:read',
  WorkspacePermission_principalState: 'identity-store:read',
  WorkspaceAwsSso_applicationState: 'identity-center:read',
};

const guarded = new Map(
  guardedFields(schema).map(({ type, field, requirement, manner }) => [
    `${type.name}_${field.name}`,
    { requirement, manner },
  ]),
);

/** Moments are those of the reads: they differ from one answer to the next. */
const isMoment = (key: string): boolean => /_(asOf|fetchedAt)$/.test(key);

/** What of an answer to somebody with all scopes is left to a caller with these. */
const leftOf = (answer: unknown, scopes: readonly Scope[], seen: Set<string>): unknown => {
  const permissions = permissionsOf(new Set(scopes));
  const look = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(look);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, member]) => {
        if (isMoment(key)) return [];
        const hold = guarded.get(key);
        if (hold !== undefined && !permissions.allows(hold.requirement)) {
          seen.add(key);
          const items = member as readonly unknown[];
          return [[key, hold.manner === 'ITEMS' ? items.map(() => null) : null]];
        }
        // Rows of some kinds and gaps for the others: `access-in-part.test.ts` looks at them.
        if (/^(User|Group)_access$/.test(key)) {
          look(member);
          return [[key, IN_PART]];
        }
        const needed = UNKNOWN[key];
        return [[key, needed !== undefined && !scopes.includes(needed) ? 'UNKNOWN' : look(member)]];
      }),
    );
  };
  return look(answer);
};

const IN_PART = 'access to some';

/** An answer as `leftOf` has it. */
const comparable = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, member: unknown) => {
      if (isMoment(key)) return undefined;
      return /^(User|Group)_access$/.test(key) && member !== null ? IN_PART : member;
    }),
  );

const headers = { 'x-deadline-ms': '600000' };

/** Guarded fields that some answer had a value for, which the caller was not given. */
const met = new Set<string>();

/** One question of each caller: what holds a field back is the same function in both executors. */
const someCases = cases.filter(
  ({ who }, index) => cases.findIndex((one) => one.who === who) === index,
);

describe.each([
  ['the reference executor', Infinity, cases],
  ['the compiled engine', 0, someCases],
] as const)('whoever has some scopes, in %s,', (_executor, often, asked) => {
  let t: TestGateway;
  beforeAll(async () => {
    const sandbox = { quotas: false };
    t = await makeGateway({
      safety: { limits: WIDE_LIMITS },
      authenticator: byHeader,
      sandbox,
      queries: new CompiledQueries(often),
    });
  });
  afterAll(() => t.close());

  it.each(asked)(
    '$who: is answered $query without all that is of others, and no call is made for that',
    async ({ scopes, query, services }) => {
      const [name = ''] = query.split('(');
      const type = getNamedType(schema.getQueryType()!.getFields()[name]!.type);
      const document = `{ ${name}: ${query} ${wholeSelection(schema, type, 2)} }`;
      t.upstream.invalidate([]);
      t.resetCalls();
      const own = await t.execute(document, {}, { ...headers, ...having(...scopes) });
      const foreign = Object.keys(t.calls()).filter(
        (call) => !services.some((allowed) => call === allowed || call.startsWith(`${allowed}.`)),
      );
      expect(foreign).toEqual([]);

      const all = await t.execute(document, {}, { ...headers, ...having('*') });
      expect(all.data?.[name], all.body).toBeTruthy();
      const expected = leftOf(all.data, scopes, met);
      expect(comparable(own.data)).toEqual(expected);
      const denied = (own.errors ?? []).filter(({ extensions }) => extensions.code === 'FORBIDDEN');
      const others = (own.errors ?? []).filter((error) => !denied.includes(error));
      expect(others.map(({ extensions }) => extensions.code)).toEqual(
        (all.errors ?? [])
          .filter(({ path }) => !isWithin(denied, path))
          .map(({ extensions }) => extensions.code),
      );
      // One for each field that is denied, as far as a hundred.
      expect(denied.length).toBeGreaterThan(0);
      for (const { path, extensions } of denied) {
        expect(extensions.requiredScopes, path?.join('.')).toBeDefined();
      }
    },
  );
});

type Errors = NonNullable<Awaited<ReturnType<TestGateway['execute']>>['errors']>;

/** Whether a path leads into something that is denied. */
const isWithin = (denied: Errors, path: Errors[number]['path']): boolean =>
  denied.some((error) => error.path?.every((key, index) => path?.[index] === key) === true);

it('met every link there is from one service to another', () => {
  const links = guardedFields(schema)
    .filter(({ type }) => !/^(Query|Mutation|Subscription|.*Payload|.*Result)$/.test(type.name))
    .map(({ type, field }) => `${type.name}_${field.name}`);
  // Asked by `denied-escapes.test.ts`.
  const ELSEWHERE = [
    'OperationConflict_operation',
    'PermissionSetInUse_accounts',
    'WorkspaceAwsSso_application',
  ];
  // Nobody gets to their parents who lacks what they need.
  const NEVER = [
    'AccountAccess_principal',
    'AccountAccess_via',
    'ApplicationAssignment_principal',
    'EnvironmentAccess_principal',
    'EnvironmentAccess_via',
    'UserAssignmentEdge_via',
    'WorkspaceAccess_principal',
    'WorkspaceAccess_via',
  ];
  const unmet = links.filter((link) => !met.has(link));
  expect(unmet.toSorted()).toEqual([...ELSEWHERE, ...NEVER].toSorted());
});
