import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sleep } from '../../src/core/clock.ts';
import type { AssignmentRow } from '../../src/sandbox/rows.ts';
import {
  CREATE_AND_WAIT,
  CREATE,
  DELETE,
  DELETE_AND_WAIT,
  inputOf,
  rowOf,
} from '../support/assignments.ts';
import { callElsewhere } from '../support/elsewhere.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const PATIENT = { 'x-deadline-ms': '600000' };
const ACCOUNTS = ['risk-prod', 'market-data-dev'];
const SETS = ['NetworkAdmin', 'ReadOnlyAccess'];
const GROUPS = ['AWS-Auditors', 'Finance'];

const READ = /* GraphQL */ `
  query ($set: ID!, $group: ID!) {
    assignments(first: 100, filter: { permissionSet: $set }) {
      gaps {
        code
      }
      nodes {
        accountId
        permissionSetArn
        principalId
      }
    }
    node(id: $group) {
      ... on Group {
        assignments(first: 100) {
          nodes {
            accountId
            permissionSetArn
            principalId
          }
        }
      }
    }
  }
`;

const UPDATE = /* GraphQL */ `
  mutation ($input: UpdatePermissionSetInput!) {
    result: updatePermissionSet(input: $input) {
      userErrors {
        code
      }
    }
  }
`;

const PROVISION = /* GraphQL */ `
  mutation ($input: ProvisionPermissionSetInput!) {
    result: provisionPermissionSet(input: $input) {
      operations {
        id
      }
      results {
        userErrors {
          code
        }
      }
      userErrors {
        code
      }
    }
  }
`;

interface Provisioned {
  readonly operations: readonly object[] | null;
  readonly results: readonly { readonly userErrors: readonly { readonly code: string }[] }[] | null;
  readonly userErrors: readonly { readonly code: string }[];
}

interface Row {
  readonly accountId: string;
  readonly permissionSetArn: string;
  readonly principalId: string;
}
interface Read {
  readonly assignments: { readonly gaps: readonly unknown[]; readonly nodes: readonly Row[] };
  readonly node: { readonly assignments: { readonly nodes: readonly Row[] } };
}

const step = fc.record({
  kind: fc.constantFrom(
    'CREATE' as const,
    'DELETE' as const,
    'PROVISION' as const,
    'PROVISION_ELSEWHERE' as const,
    'READ' as const,
  ),
  target: fc.constantFrom('ACCOUNT' as const, 'OUTDATED' as const, 'ALL' as const),
  account: fc.constantFrom(...ACCOUNTS),
  set: fc.constantFrom(...SETS),
  group: fc.constantFrom(...GROUPS),
  waits: fc.boolean(),
  pauseMs: fc.integer({ min: 0, max: 4000 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

describe('any interleaving of create, delete and provision', () => {
  let t: TestGateway;
  /** How many provisionings the gateway has begun: a property of none would say nothing. */
  let provisioned = 0;
  beforeAll(async () => {
    t = await makeGateway();
  });
  afterAll(() => t.close());

  const text = ({ accountId, permissionSetArn, principalId }: Row): string =>
    `${accountId} ${permissionSetArn} ${principalId}`;

  const post = async (query: string, variables: object): Promise<Record<string, unknown>> => {
    const response = await t.gateway.fetch('http://127.0.0.1:4000/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...PATIENT },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as {
      data: Record<string, unknown>;
      errors?: unknown;
    };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  };

  const read = (set: string, group: string): Promise<Read> => {
    const row = rowOf(t, { account: ACCOUNTS[0] ?? '', set, group });
    const { permissionSet, principal } = inputOf(t, row);
    return post(READ, { set: permissionSet, group: principal }) as unknown as Promise<Read>;
  };

  /** Changes the set first, so that there is something to bring up to date. */
  const provision = async (row: AssignmentRow, target: Step['target']): Promise<void> => {
    const { account, permissionSet } = inputOf(t, row);
    await post(UPDATE, { input: { permissionSet, description: `At ${t.clock.now()}` } });
    const targets = {
      ACCOUNT: { account },
      OUTDATED: { outdated: true },
      ALL: { allProvisioned: true },
    };
    const sent = await post(PROVISION, { input: { permissionSet, target: targets[target] } });
    const { operations, results, userErrors } = sent.result as Provisioned;
    const codes = [...userErrors, ...(results ?? []).flatMap((each) => each.userErrors)].map(
      ({ code }) => code,
    );
    // An account may have lost the set, or be suspended. Whatever else runs there is waited out.
    const others = codes.filter((code) => !['VALIDATION', 'ACCOUNT_SUSPENDED'].includes(code));
    expect(others).toEqual([]);
    if (results === null && codes.length === 0) expect(operations).toHaveLength(1);
    provisioned += operations?.length ?? 0;
  };

  const provisionElsewhere = async (row: AssignmentRow): Promise<void> => {
    const { instanceArn } = t.sandbox.world;
    await callElsewhere(t, 'ProvisionPermissionSet', {
      InstanceArn: instanceArn,
      PermissionSetArn: row.permissionSetArn,
      TargetType: 'ALL_PROVISIONED_ACCOUNTS',
    }).catch((error: unknown) => {
      // Somebody else provisions carelessly; AWS refuses it while something runs there.
      expect((error as Error).name).toMatch(/Conflict|Throttling/);
    });
  };

  const run = async ({
    kind,
    account,
    set,
    group,
    target,
    waits,
    pauseMs,
  }: Step): Promise<void> => {
    await sleep(t.clock, pauseMs);
    const row = rowOf(t, { account, set, group });
    const input = inputOf(t, row);
    if (kind === 'READ') await read(set, group);
    else if (kind === 'PROVISION') await provision(row, target);
    else if (kind === 'PROVISION_ELSEWHERE') await provisionElsewhere(row);
    else if (kind === 'CREATE') await post(waits ? CREATE_AND_WAIT : CREATE, { input });
    else await post(waits ? DELETE_AND_WAIT : DELETE, { input });
  };

  const runAll = async (steps: readonly Step[]): Promise<void> => {
    for (const each of steps) await run(each);
  };

  it('leaves the graph equal to what the sandbox has', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 5 }),
        fc.array(step, { maxLength: 5 }),
        async (one, other) => {
          await t.clock.runUntil(Promise.all([runAll(one), runAll(other)]));
          await t.clock.advance(20_000);
          const { state } = t.sandbox.world;
          expect(state.operations.rows.filter(({ status }) => status === 'IN_PROGRESS')).toEqual(
            [],
          );
          for (const set of SETS) {
            for (const group of GROUPS) {
              const { assignments, node } = await t.clock.runUntil(read(set, group));
              const { permissionSetArn, principalId } = rowOf(t, {
                account: ACCOUNTS[0] ?? '',
                set,
                group,
              });
              expect(assignments.gaps).toEqual([]);
              expect(assignments.nodes.map(text).toSorted()).toEqual(
                state.assignments.rows
                  .filter((row) => row.permissionSetArn === permissionSetArn)
                  .map(text)
                  .toSorted(),
              );
              expect(node.assignments.nodes.map(text).toSorted()).toEqual(
                state.assignments.rows
                  .filter((row) => row.principalId === principalId)
                  .map(text)
                  .toSorted(),
              );
            }
          }
        },
      ),
      { numRuns: 25 },
    );
    expect(provisioned).toBeGreaterThan(0);
  }, 120_000);
});
