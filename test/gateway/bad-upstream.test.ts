import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, makeGateway, type TestGateway } from '../support/make-gateway.ts';

interface Wrong {
  /** A fault of the sandbox. */
  readonly kind: string;
  readonly code: string;
  readonly retryable: boolean;
  /** Whether AWS gave an answer that says which request it is to. */
  readonly named: boolean;
}

const WRONG: readonly Wrong[] = [
  { kind: 'throttle', code: 'THROTTLED', retryable: true, named: true },
  { kind: 'denied', code: 'ACCESS_DENIED', retryable: false, named: true },
  { kind: 'expired', code: 'GATEWAY_CREDENTIALS', retryable: true, named: true },
  { kind: '500', code: 'UPSTREAM_UNAVAILABLE', retryable: true, named: true },
  { kind: '503', code: 'UPSTREAM_UNAVAILABLE', retryable: true, named: true },
  { kind: 'html', code: 'UPSTREAM_UNAVAILABLE', retryable: true, named: false },
  { kind: 'malformed', code: 'UPSTREAM_MALFORMED', retryable: true, named: true },
  { kind: 'missing', code: 'UPSTREAM_MALFORMED', retryable: true, named: true },
  { kind: 'cut', code: 'UPSTREAM_UNAVAILABLE', retryable: true, named: false },
  { kind: 'cut-before', code: 'UPSTREAM_UNAVAILABLE', retryable: true, named: false },
  { kind: 'dead', code: 'UPSTREAM_UNAVAILABLE', retryable: true, named: false },
  { kind: 'hang', code: 'UPSTREAM_UNAVAILABLE', retryable: true, named: false },
  { kind: 'error=ValidationException', code: 'VALIDATION', retryable: false, named: true },
];

interface Place {
  readonly what: string;
  readonly service: string;
  readonly operation: string;
  readonly action: string;
  readonly query: string;
  readonly path: readonly (string | number)[];
  /** What has to be there all the same. */
  readonly intact: Record<string, unknown>;
}

const text = expect.any(String) as string;
const SIBLING = 'organization { organizationId } ';
const INTACT = { organization: { organizationId: text } };

const PLACES: readonly Place[] = [
  {
    what: 'a list at the root',
    service: 'organizations',
    operation: 'ListAccounts',
    action: 'organizations:ListAccounts',
    query: `{ ${SIBLING} accounts(first: 2) { nodes { name } } }`,
    path: ['accounts'],
    intact: { ...INTACT, accounts: null },
  },
  {
    what: 'what every list needs',
    service: 'sso-admin',
    operation: 'ListInstances',
    action: 'sso:ListInstances',
    query: `{ ${SIBLING} users(first: 2) { nodes { userName } } }`,
    path: ['users'],
    intact: { ...INTACT, users: null },
  },
  {
    what: 'a field of an object',
    service: 'sso-admin',
    operation: 'ListManagedPoliciesInPermissionSet',
    action: 'sso:ListManagedPoliciesInPermissionSet',
    query: `{ ${SIBLING} permissionSets(first: 1) { gaps { code } nodes { arn name managedPolicies { arn } } } }`,
    path: ['permissionSets', 'nodes', 0, 'managedPolicies'],
    intact: {
      ...INTACT,
      permissionSets: { gaps: [], nodes: [{ arn: text, name: text, managedPolicies: null }] },
    },
  },
  {
    what: 'a link',
    service: 'sso-admin',
    operation: 'DescribePermissionSet',
    action: 'sso:DescribePermissionSet',
    query: `{ ${SIBLING} assignments(first: 1) { gaps { code } nodes { accountId permissionSetArn principalId account { name } permissionSet { name } } } }`,
    path: ['assignments', 'nodes', 0, 'permissionSet'],
    intact: {
      ...INTACT,
      assignments: {
        gaps: [],
        nodes: [
          {
            accountId: text,
            permissionSetArn: text,
            principalId: text,
            account: { name: text },
            permissionSet: null,
          },
        ],
      },
    },
  },
];

describe.each(WRONG)('when AWS answers with $kind', (wrong) => {
  const { kind, code, retryable, named } = wrong;
  let t: TestGateway;
  afterEach(() => t.close());

  const run = async (operation: string, query: string): Promise<Answer> => {
    t = await makeGateway({ sandbox: { faults: [`${operation}:${kind}`] } });
    return t.execute(query);
  };

  it.each(PLACES)('$what fails with $operation alone', async (place) => {
    const { service, operation, action, path } = place;
    const { errors, data, body } = await run(`${service}.${operation}`, place.query);
    expect(errors, body).toHaveLength(1);
    expect(errors?.[0], body).toMatchObject({
      path,
      message: expect.stringMatching(/^[A-Z].*\.$/) as string,
      extensions: { code, retryable, service, operation },
    });
    const { extensions } = errors?.[0] ?? {};
    if (named) expect(extensions?.awsRequestId, body).toMatch(/^[\w-]{10,}$/);
    if (code === 'THROTTLED') expect(extensions?.retryAfter).toBeGreaterThanOrEqual(1);
    if (code === 'ACCESS_DENIED') expect(extensions?.missingAction).toBe(action);
    expect(data).toMatchObject(place.intact);
  });

  it('a merged list tells the part that is missing, and gives the others', async () => {
    const { errors, data, body } = await run(
      'sso-admin.ListAccountAssignmentDeletionStatus',
      '{ operations(first: 3) { gaps { service region code message } nodes { __typename } asOf } }',
    );
    expect(errors, body).toBeUndefined();
    expect(data?.operations).toMatchObject({
      gaps: [{ service: 'sso-admin', region: 'eu-west-1', code, message: text }],
      asOf: text,
    });
    expect((data?.operations as { nodes: object[] }).nodes.length).toBeGreaterThan(0);
  });

  it('a filter that cannot look into the sets says so', async () => {
    const { data, body } = await run(
      'sso-admin.ListManagedPoliciesInPermissionSet',
      '{ permissionSets(filter: { managedPolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }, first: 2) { gaps { code } nodes { arn } } }',
    );
    const told = data?.permissionSets as { gaps: { code: string }[] } | null;
    // Throttled for good, the list has nothing to give; else every set is a gap.
    if (told !== null) expect(told?.gaps.length, body).toBeGreaterThan(0);
    expect(body).toContain(code);
  });
});
