import { readFileSync } from 'node:fs';
import { Kind, parse } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleQueries } from '../../src/graphiql/graphiql.ts';
import { globalIds } from '../../src/node-types.ts';
import { isThere, type Named, rowOf } from '../support/assignments.ts';
import { subscribe } from '../support/event-stream.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { nameOf } from '../support/sandbox-answers.ts';

interface Example {
  readonly name: string;
  readonly kind: string;
  readonly query: string;
}

const operationOf = (query: string): Example => {
  const [definition] = parse(query).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`No operation:\n${query}`);
  return { name: definition.name?.value ?? '', kind: definition.operation, query };
};

const examples = exampleQueries()
  .map(({ query }) => operationOf(query))
  .filter(({ kind }) => kind === 'mutation');

/** The GraphQL of a how-to, block by block. */
const blocksOf = (task: string): readonly Example[] => {
  const file = new URL(`../../docs/how-to-${task}.md`, import.meta.url);
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^```graphql\n([^]*?)^```/gm)].map(([, query = '']) =>
    operationOf(query),
  );
};

let t: TestGateway;
beforeEach(async () => {
  t = await makeGateway();
});
afterEach(() => t.close());

const DEADLINE = { 'x-deadline-ms': '120000' };

/** Runs without any error, a user error included; nothing is left under way. */
const run = async (
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Record<string, unknown>> => {
  const answer = await t.execute(query, variables, DEADLINE);
  expect(answer.errors).toBeUndefined();
  expect(answer.body).not.toMatch(/"(userErrors|gaps)":\[\{/);
  await t.clock.advance(120_000);
  return answer.data ?? {};
};
const has = (named: Named): boolean => isThere(t, rowOf(t, named));
const snapshot = (): string => JSON.stringify(t.sandbox.world.snapshot());

const BRUNO = 'bruno.keller';
const joined = () => [
  has({ account: 'market-data-dev', set: 'ReadOnlyAccess', user: BRUNO }),
  has({ account: 'research-dev', set: 'ReadOnlyAccess', user: BRUNO }),
];
const moved = () => [
  has({ account: 'client-reporting-dev', set: 'DeveloperAccess', user: BRUNO }),
  has({ account: 'market-data-dev', set: 'DeveloperAccess', user: BRUNO }),
];
const left = () => [has({ account: 'risk-prod', set: 'RiskAnalyst', user: 'joao.pereira' })];
const orphans = () =>
  t.sandbox.world.state.assignments.rows.filter(
    ({ principalId }) => nameOf(t.sandbox.world.state, principalId) === undefined,
  ).length;
/** The accounts that have the newest form of RiskAnalyst, of a session of `length`. */
const upToDate = (length: string): readonly string[] => {
  const { state } = t.sandbox.world;
  const set = state.permissionSetsByName.get('riskanalyst')[0];
  if (set?.sessionDuration !== length) return [];
  return state.provisioningsOfSet
    .get(set.permissionSetArn)
    .filter(({ revision }) => revision === set.revision)
    .map(({ accountId }) => state.accounts.get(accountId)?.name ?? '')
    .toSorted();
};

describe('each tab that changes something', () => {
  it('is one of the tasks', () => {
    expect(examples.map(({ name }) => name)).toEqual([
      'Joiner',
      'Mover',
      'Leaver',
      'StagedRollout',
      'CleanUpOrphans',
      'IssueCredentials',
    ]);
  });

  it.each(examples)('$name changes nothing as it is', async ({ query }) => {
    const before = snapshot();
    await run(query);
    expect(snapshot()).toBe(before);
  });

  it.each(examples)('$name says in a comment what each id is', ({ query }) => {
    const { state } = t.sandbox.world;
    for (const [, comment = '', id = ''] of query.matchAll(/# (.+)\n\s+\$\w+: ID! = "(\S+)"/g)) {
      const { type, keys } = globalIds.decode(id, '');
      const key = keys.at(type === 'AccountAssignment' ? 4 : -1) ?? '';
      const user = state.users.get(key)?.userName.split('@')[0];
      const environment = state.environments.get(key)?.name;
      const name = user ?? environment ?? state.accounts.get(key)?.name ?? nameOf(state, key);
      expect(name ?? 'of a user who is gone').toBe(comment);
    }
    expect(query.match(/ID! = "/g)?.length).toBe(query.match(/# .+\n\s+\$\w+: ID! = "/g)?.length);
  });

  const tab = (name: string): string => examples.find((one) => one.name === name)?.query ?? '';
  const carriedOut = { dryRun: false };

  it('Joiner gives the membership and both accounts', async () => {
    await run(tab('Joiner'), carriedOut);
    expect(joined()).toEqual([true, true]);
    const { userId } = t.sandbox.world.state.users.rows.find(({ userName }) =>
      userName.startsWith(BRUNO),
    )!;
    expect(t.sandbox.world.state.membershipsOfUser.get(userId)).toHaveLength(1);
  });

  it('Mover gives the new and takes the old', async () => {
    expect(moved()).toEqual([true, false]);
    await run(tab('Mover'), carriedOut);
    expect(moved()).toEqual([false, true]);
  });

  it('Leaver takes what is direct, and lists the rest', async () => {
    expect(left()).toEqual([true]);
    const { revokeAccess } = await run(tab('Leaver'), carriedOut);
    expect(left()).toEqual([false]);
    expect(JSON.stringify(revokeAccess)).toContain('Risk-Analytics');
  });

  it('StagedRollout changes the set, then two accounts, then the rest', async () => {
    await run(tab('StagedRollout'), { change: true });
    expect(upToDate('PT4H')).toEqual([]);
    await run(tab('StagedRollout'), { pilot: true });
    expect(upToDate('PT4H')).toEqual(['data-lake-prod', 'risk-dev']);
    await run(tab('StagedRollout'), { rest: true });
    expect(upToDate('PT4H')).toEqual(['data-lake-prod', 'risk-dev', 'risk-prod']);
  });

  it('IssueCredentials shows credentials once it is told to', async () => {
    const issued = await run(tab('IssueCredentials'), { issue: true });
    expect(issued.issueProgrammaticCredentials).toMatchObject({
      credentials: { accessKeyId: expect.any(String) as string },
      expiresAt: expect.any(String) as string,
    });
  });

  it('CleanUpOrphans leaves no orphan', async () => {
    expect(orphans()).toBe(2);
    await run(tab('CleanUpOrphans'), carriedOut);
    expect(orphans()).toBe(0);
  });
});

describe('each how-to', () => {
  /** Runs its blocks in order; what a block answers under a name is the variable of that name. */
  const follow = async (task: string): Promise<void> => {
    const variables: Record<string, unknown> = {};
    for (const { kind, query, name } of blocksOf(task)) {
      if (kind === 'subscription') {
        await watch(query, variables);
        continue;
      }
      const isDry = query.includes('$dryRun');
      const before = snapshot();
      let data = await run(query, variables);
      if (isDry) {
        expect(snapshot(), `${name} run dry`).toBe(before);
        data = await run(query, { ...variables, dryRun: false });
      }
      for (const [alias, value] of Object.entries(data)) {
        variables[alias] = (value as { id?: string }).id;
        const { results } = value as { results?: { operation: { id: string } | null }[] };
        if (alias === 'result') variables.operation = results?.[0]?.operation?.id;
      }
      const { assignments } = data as {
        assignments?: { nodes: { principal: string; account: Id; permissionSet: Id }[] };
      };
      variables.assignments = assignments?.nodes.map((row) => ({
        account: row.account.id,
        permissionSet: row.permissionSet.id,
        principal: row.principal,
      }));
    }
  };
  interface Id {
    readonly id: string;
  }
  const watch = async (query: string, variables: Record<string, unknown>): Promise<void> => {
    const events = await t.clock.runUntil(
      subscribe(t, query, variables).then((stream) => stream.rest()),
    );
    const last = events.findLast(({ data }) => data !== undefined);
    expect(last?.data?.data).toMatchObject({ operation: { state: 'SUCCEEDED' } });
  };

  it('joiner', async () => {
    await follow('joiner');
    expect(joined()[0]).toBe(true);
  });
  it('mover', async () => {
    await follow('mover');
    expect(moved()).toEqual([false, true]);
  });
  it('leaver', async () => {
    await follow('leaver');
    expect(left()).toEqual([false]);
  });
  it('staged rollout', async () => {
    await follow('staged-rollout');
    expect(upToDate('PT4H')).toEqual(['data-lake-prod', 'risk-dev', 'risk-prod']);
  });
  it('orphans', async () => {
    await follow('orphans');
    expect(orphans()).toBe(0);
  });
});
