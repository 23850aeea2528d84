import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { CompiledQueries } from '../../src/engine/compiled-queries.ts';
import type { SandboxState } from '../../src/sandbox/state.ts';
import type { TestGateway } from '../support/make-gateway.ts';
import { wholeSelection } from '../support/whole-selection.ts';
import { accountNamed, as, leaksIn, makeRuled, secretsOf, unitNamed } from './support.ts';

const schema = createSchema();

const LOOKUPS: Readonly<Record<string, readonly string[]>> = {
  permissionSet: ['(by: { name: "AdministratorAccess" })'],
  account: ['risk-prod', 'kestrel-management', 'hr-systems', 'log-archive'].map(
    (name) => `(by: { name: "${name}" })`,
  ),
  group: ['Trading-Developers', 'Quant-Research'].map((name) => `(by: { displayName: "${name}" })`),
  environment: ['(by: { name: "research-data" })'],
  workspace: ['(by: { name: "risk-desk" })'],
};

const userOf = ({ usersOfStore, settings }: SandboxState): string =>
  `(by: { userName: ${JSON.stringify(usersOfStore.get(settings.identityStoreId)[0]?.userName)} })`;

/** Everything there is beneath every root field. */
const wholeGraph = (state: SandboxState): string[] =>
  Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
    if (field.name === 'node' || field.name === 'nodes') return [];
    const isPaged = field.args.some((arg) => arg.name === 'first');
    const type = schema.getType(String(field.type).replaceAll(/[[\]!]/g, ''));
    if (type === undefined) throw new Error(field.name);
    const lookups = field.name === 'user' ? [userOf(state)] : LOOKUPS[field.name];
    return (lookups ?? [isPaged ? '(first: 100)' : '']).map(
      (args) => `{ ${field.name}${args} ${wholeSelection(schema, type, 2)} }`,
    );
  });

const EXAMPLES = new URL('../../examples/', import.meta.url);
const examples = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => readFileSync(new URL(file, EXAMPLES), 'utf8'))
  .filter((text) => /^query/m.test(text) && !/^(mutation|subscription)/m.test(text));

const inUnit = (state: SandboxState, name: string): ReadonlySet<string> => {
  const root = unitNamed(state, name);
  const isIn = (parentId: string | undefined): boolean =>
    parentId === root ||
    (parentId !== undefined &&
      parentId.startsWith('ou-') &&
      isIn(state.organizationalUnits.get(parentId)?.parentId));
  return new Set(
    state.accounts.rows.filter(({ parentId }) => isIn(parentId)).map(({ accountId }) => accountId),
  );
};

interface Case {
  readonly group: string;
  readonly policy: (state: SandboxState) => string;
  readonly seen: (state: SandboxState) => ReadonlySet<string>;
}

const all = (state: SandboxState): string[] => state.accounts.rows.map((row) => row.accountId);

const cases: readonly Case[] = [
  {
    group: 'trading',
    policy: (state) =>
      `permit(principal in Group::"trading", action, resource in OrganizationalUnit::"${unitNamed(state, 'Trading')}");`,
    seen: (state) => inUnit(state, 'Trading'),
  },
  {
    group: 'one-account',
    policy: (state) =>
      `permit(principal in Group::"one-account", action, resource == Account::"${accountNamed(state, 'research-prod')}");`,
    seen: (state) => new Set([accountNamed(state, 'research-prod')]),
  },
  {
    group: 'but-management',
    policy: ({ settings }) =>
      `permit(principal in Group::"but-management", action, resource) unless { resource == Account::"${settings.managementAccountId}" };`,
    seen: (state) => new Set(all(state).filter((id) => id !== state.settings.managementAccountId)),
  },
  { group: 'nobody', policy: () => '', seen: () => new Set() },
];

describe.each(cases)('what $group may not see', ({ group, policy, seen }) => {
  let t: TestGateway;
  beforeAll(async () => {
    const probe = await makeRuled('');
    const text = policy(probe.sandbox.world.state);
    await probe.close();
    t = await makeRuled(text, { queries: new CompiledQueries() });
    await t.execute('{ viewer { upstream { accountId } } }', {}, as('platform'));
  });
  afterAll(() => t.close());

  it('occurs in nothing that is answered, by either executor', async () => {
    const { state } = t.sandbox.world;
    const secrets = secretsOf(state, seen(state));
    expect(secrets.texts.length).toBeGreaterThan(0);
    const headers = { ...as(group), 'x-deadline-ms': '600000', 'x-aws-journal': '1' };
    for (const query of [...wholeGraph(state), ...examples]) {
      // The third time it is answered as it was compiled.
      for (let time = 1; time <= (group === 'trading' ? 3 : 1); time += 1) {
        const answer = await t.execute(query, {}, headers);
        expect(leaksIn(answer, secrets), query.slice(0, 300)).toEqual([]);
        const bugs = (answer.errors ?? []).filter(
          ({ extensions }) => extensions.code === 'INTERNAL',
        );
        expect(bugs, query.slice(0, 300)).toEqual([]);
      }
    }
  });

  it('is all that is left out', async () => {
    const { state } = t.sandbox.world;
    const found: string[] = [];
    let after: string | null = null;
    do {
      interface Page {
        readonly nodes: readonly { readonly accountId: string }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      }
      const page: { readonly accounts: Page } = await t.data(
        'query ($after: String) { accounts(first: 7, after: $after) { nodes { accountId } pageInfo { hasNextPage endCursor } } }',
        { after },
        as(group),
      );
      found.push(...page.accounts.nodes.map(({ accountId }) => accountId));
      expect(page.accounts.nodes.length === 7 || !page.accounts.pageInfo.hasNextPage).toBe(true);
      after = page.accounts.pageInfo.hasNextPage ? page.accounts.pageInfo.endCursor : null;
    } while (after !== null);
    expect(found.toSorted()).toEqual([...seen(state)].toSorted());
  });
});
