import { afterEach, describe, expect, it } from 'vitest';
import { inputOf, rowOf } from '../support/assignments.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { accountGlobalId, payloadOf, setId } from '../support/mutations.ts';

const NEW = { account: 'risk-dev', set: 'SecurityAudit', user: 'ingrid.solberg' };
const PATIENT = { 'x-deadline-ms': '600000' };

/** What would show what became of a change. */
const SIGNS = [
  'ListAccountAssignments',
  'ListAccountAssignmentCreationStatus',
  'ListAccountAssignmentDeletionStatus',
  'ListPermissionSetProvisioningStatus',
];

interface Case {
  readonly field: string;
  readonly what?: string;
  readonly write: string;
  readonly input: (t: TestGateway) => object;
  /** Whether the row is there before. */
  readonly deletes?: boolean;
  readonly queued?: boolean;
}

const row = (t: TestGateway) => rowOf(t, NEW);
const provision = (what: string, target: (t: TestGateway) => object): Case => ({
  field: 'provisionPermissionSet',
  what,
  write: 'ProvisionPermissionSet',
  input: (t) => ({ permissionSet: setId(t, 'RiskAnalyst'), target: target(t), maxFailures: 5 }),
});

const cases: readonly Case[] = [
  {
    field: 'createAccountAssignment',
    write: 'CreateAccountAssignment',
    input: (t) => inputOf(t, row(t)),
  },
  {
    field: 'deleteAccountAssignment',
    write: 'DeleteAccountAssignment',
    input: (t) => inputOf(t, row(t)),
    deletes: true,
  },
  {
    field: 'createAccountAssignments',
    write: 'CreateAccountAssignment',
    input: (t) => ({ assignments: [inputOf(t, row(t))] }),
    queued: true,
  },
  {
    field: 'deleteAccountAssignments',
    write: 'DeleteAccountAssignment',
    input: (t) => ({ assignments: [inputOf(t, row(t))] }),
    deletes: true,
    queued: true,
  },
  {
    field: 'revokeAccess',
    write: 'DeleteAccountAssignment',
    input: (t) => ({ principal: inputOf(t, row(t)).principal }),
    deletes: true,
    queued: true,
  },
  provision('in one account', (t) => ({ account: accountGlobalId(t, 'risk-dev') })),
  provision('in several accounts', (t) => ({
    accounts: [accountGlobalId(t, 'risk-dev'), accountGlobalId(t, 'data-lake-prod')],
  })),
  provision('where it is outdated', () => ({ outdated: true })),
  provision('everywhere', () => ({ allProvisioned: true })),
];

interface Failure {
  readonly code: string | null;
  readonly query: string | null;
}
interface Result {
  readonly userErrors: readonly Failure[];
}

const selectionOf = (field: string): string => {
  if (field.endsWith('Assignment')) return 'operation { id }';
  const errors = 'userErrors { code ... on OutcomeUnknown { query } }';
  return `operations { id } results { ${errors} }`;
};

const tries = cases.flatMap((each) =>
  ['cut-before', 'cut-after'].flatMap((cut) =>
    [true, false].map((shows) => ({ ...each, what: each.what ?? '', cut, shows })),
  ),
);

describe('a change whose answer was lost', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  /** The operations that the answer names, once they have ended. */
  const endOf = async (id: string): Promise<{ state: string; failure: Failure | null }> => {
    const { node } = await t.data<{
      node: { settled: { state: string; failure: Failure | null } };
    }>(
      'query ($id: ID!) { node(id: $id) { ... on AsyncOperation { settled(within: "PT5M") { state failure { code query } } } } }',
      { id },
      PATIENT,
    );
    return node.settled;
  };

  it.each(tries)(
    '$field $what, $cut, AWS shows it: $shows',
    async ({ field, write, input, deletes = false, queued = false, cut, shows }) => {
      t = await makeGateway();
      if (deletes) t.sandbox.world.state.assignments.add(row(t));
      // From the moment it is sent: what is read before is no matter here.
      t.onWire = (moment, operation) => {
        if (moment !== 'request' || operation !== write) return;
        t.onWire = undefined;
        t.sandbox.faults.set([
          `sso-admin.${write}:${cut}${shows ? ':times=1' : ''}`,
          ...(shows ? [] : SIGNS.map((sign) => `sso-admin.${sign}:denied`)),
        ]);
      };
      const payload = await payloadOf(t, field, input(t), selectionOf(field), PATIENT);
      const { operation, operations, results, userErrors } = payload as unknown as Result & {
        readonly operation?: { readonly id: string } | null;
        readonly operations?: readonly { readonly id: string }[] | null;
        readonly results?: readonly Result[] | null;
      };
      const begun = [operation ?? [], operations ?? []].flat();
      const ends = await Promise.all(begun.map(({ id }) => endOf(id)));
      const told = [userErrors, ...(results ?? []).map((each) => each.userErrors)].flat();
      const unknown = [
        ...told,
        ...ends.flatMap(({ state, failure }) => (state === 'UNKNOWN' ? (failure ?? []) : [])),
      ];
      expect(told.length + begun.length).toBeGreaterThan(0);
      // A queued change that AWS shows no trace of is sent again, and one that it shows is found.
      if (shows && (queued || cut === 'cut-after')) expect(unknown).toEqual([]);
      else expect(unknown.length).toBeGreaterThan(0);
      t.sandbox.faults.clear();
      for (const { code, query } of unknown) {
        expect(code).toBe('OUTCOME_UNKNOWN');
        const seen = await t.data<{ operations: { nodes: { state: string }[] } }>(query ?? '');
        // The queue's own entry is among them, and knows no more than it says.
        const known = seen.operations.nodes.filter(({ state }) => state !== 'UNKNOWN');
        if (cut === 'cut-after') expect(known.length).toBeGreaterThan(0);
        else if (!shows) expect(known).toEqual([]);
      }
      for (const { state, failure } of ends) {
        if (state !== 'UNKNOWN')
          expect({ state, failure }).toEqual({ state: 'SUCCEEDED', failure: null });
      }
    },
  );
});
