import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { WIDE_LIMITS } from '../support/wide-limits.ts';
import { wholeSelection } from '../support/whole-selection.ts';

const schema = createSchema();
const LOOKUPS: Readonly<Record<string, (t: TestGateway) => string>> = {
  permissionSet: () => '(by: { name: "AdministratorAccess" })',
  account: () => '(by: { name: "risk-prod" })',
  user: (t) =>
    `(by: { userName: ${JSON.stringify(
      t.sandbox.world.state.usersOfStore.get(t.sandbox.world.state.settings.identityStoreId)[0]
        ?.userName,
    )} })`,
  group: () => '(by: { displayName: "Trading-Developers" })',
  environment: () => '(by: { name: "research-data" })',
  workspace: () => '(by: { name: "risk-desk" })',
};
const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
  (field) => field.name !== 'node' && field.name !== 'nodes',
);

/** What some fields of these answer. */
const EXPECTED: Readonly<Record<string, string>> = {
  // Of the two instances one belongs to an account, which has users and no permission sets.
  instances: 'NOT_SUPPORTED_BY_INSTANCE',
  // Nobody has given a role for the users of the one that AWS suspended.
  environments: 'NOT_CONFIGURED',
};

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }';

/** Every global id in an answer. */
const idsIn = (value: unknown): string[] => {
  const found = new Set<string>();
  const look = (at: unknown): void => {
    if (at === null || typeof at !== 'object') return;
    for (const [key, member] of Object.entries(at)) {
      if (/^[A-Z]\w+_id$/.test(key) && key !== 'ExternalId_id') found.add(String(member));
      else look(member);
    }
  };
  look(value);
  return [...found];
};

describe('every field of the graph', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeGateway({ sandbox: { quotas: false }, safety: { limits: WIDE_LIMITS } });
  });
  afterAll(() => t.close());

  it.each(fields.map((field) => field.name))(
    '%s answers, and every id in it leads back to its object',
    async (name) => {
      const field = schema.getQueryType()?.getFields()[name];
      if (field === undefined) throw new Error(name);
      const isPaged = field.args.some((arg) => arg.name === 'first');
      const args = LOOKUPS[name]?.(t) ?? (isPaged ? '(first: 3)' : '');
      const type = schema.getType(String(field.type).replaceAll(/[[\]!]/g, ''));
      if (type === undefined) throw new Error(name);
      const query = `{ ${name}${args} ${wholeSelection(schema, type, 2)} }`;
      const answer = await t.execute(query, {}, { 'x-deadline-ms': '600000' });
      const unexpected = (answer.errors ?? []).filter(
        ({ extensions }) => extensions.code !== EXPECTED[name],
      );
      expect(unexpected).toEqual([]);
      expect(answer.data?.[name]).not.toBeNull();

      const ids = idsIn(answer.data);
      for (let start = 0; start < ids.length; start += 100) {
        const some = ids.slice(start, start + 100);
        const { nodes } = await t.data<{ nodes: unknown[] }>(NODES, { ids: some });
        expect(nodes.map((node) => (node as { id?: string } | null)?.id)).toEqual(some);
      }
    },
  );
});
