import { OperationTypeNode, parse } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { exampleQueries } from '../../src/graphiql/graphiql.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';

/** What may stand where FinSpace was. */
const ENDS = ['dead', 'hang', 'html'] as const;
const faultsOf = (end: (typeof ENDS)[number]) => [`finspace:${end}`, `finspace-data:${end}`];

const isQuestion = (query: string): boolean =>
  parse(query).definitions.some(
    (part) => 'operation' in part && part.operation === OperationTypeNode.QUERY,
  );
/** The tabs that ask FinSpace; `to` of the others leaves it out. */
const ASKS_FINSPACE = new Set([
  '09-one-person-everywhere.graphql',
  '10-who-gets-into-a-workspace.graphql',
  '43-environments.graphql',
]);
const questions = exampleQueries().filter(({ query }) => isQuestion(query));

let t: TestGateway | undefined;
afterEach(() => t?.close());
const start = async (options: MakeGatewayOptions): Promise<TestGateway> => {
  await t?.close();
  t = await makeGateway(options);
  return t;
};

interface Seen {
  readonly data: unknown;
  readonly errors: unknown;
  /** Milliseconds that it took, by the clock of gateway and sandbox. */
  readonly took: number;
}

const run = async (query: string, options: MakeGatewayOptions): Promise<Seen> => {
  const gateway = await start(options);
  const before = gateway.clock.now();
  const { body, errors } = await gateway.execute(query);
  const took = gateway.clock.now() - before;
  // Both worlds began now: moments are told from there.
  const told = body.replaceAll(/"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g, (_, moment: string) =>
    String(Date.parse(moment) - before),
  );
  const { data } = JSON.parse(told) as { readonly data: Record<string, unknown> | null };
  // What `services` tells of FinSpace is what differs, and should.
  const { services, ...others } = data ?? {};
  const named = (services ?? []) as readonly { readonly name: string }[];
  const rest = named.filter(({ name }) => !name.startsWith('finspace'));
  return { data: { ...others, services: rest }, errors, took };
};

describe('the end of FinSpace', () => {
  it('is held to every tab that asks something', () => {
    const names = questions.map(({ name }) => name);
    expect([...ASKS_FINSPACE].filter((name) => !names.includes(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(ASKS_FINSPACE.size);
  });

  describe.each(questions.filter(({ name }) => !ASKS_FINSPACE.has(name)))('$name', ({ query }) => {
    it.each(ENDS)('answers the same, and as soon, when the endpoint is %s', async (end) => {
      const without = await run(query, { placed: { disabled: ['finspace'] } });
      const seen = await run(query, { sandbox: { faults: faultsOf(end) } });
      expect(seen).toEqual(without);
      expect(Object.keys(t?.calls() ?? {}).filter((name) => name.startsWith('finspace'))).toEqual(
        [],
      );
    });
  });

  const BESIDE = `{
    environments { nodes { name } }
    workspaces { nodes { name access { nodes { principalId } gaps { code } } } gaps { code } }
    user(by: { userName: "ingrid.solberg@kestrelbridge.example" }) {
      access(first: 100) { nodes { __typename principalId direct viaGroupIds } gaps { service code } }
    }
  }`;
  interface Beside {
    readonly environments: unknown;
    readonly workspaces: unknown;
    readonly user: {
      readonly access: {
        readonly nodes: unknown;
        readonly gaps: readonly { readonly service: string; readonly code: string }[];
      };
    };
  }

  it.each(ENDS)(
    'is told where FinSpace is asked alone, in time, when its endpoint is %s',
    async (end) => {
      const without = await start({ placed: { disabled: ['finspace'] } });
      const { data: off } = await without.execute(BESIDE);
      const gateway = await start({ sandbox: { faults: faultsOf(end) } });
      const before = gateway.clock.now();
      const { data, errors } = await gateway.execute(BESIDE);
      const took = gateway.clock.now() - before;
      // A read of it is waited for four seconds, once.
      expect(took).toBeLessThan(6000);
      const [seen, expected] = [data, off] as unknown as [Beside, Beside];
      expect(seen.workspaces).toEqual(expected.workspaces);
      expect(seen.user.access.nodes).toEqual(expected.user.access.nodes);
      expect(seen.environments).toBeNull();
      expect(errors?.map(({ path }) => path)).toEqual([['environments']]);
      const codes = ['SERVICE_ENDED', 'UPSTREAM_UNAVAILABLE'];
      expect(codes).toContain(errors?.[0]?.extensions.code);
      const gaps = seen.user.access.gaps.filter(
        ({ service, code }) => service === 'finspace' && code !== 'NOT_CONFIGURED',
      );
      expect(gaps).toHaveLength(4);
      for (const { code } of gaps) expect(codes).toContain(code);
      const others = (gaps: Beside['user']['access']['gaps']) =>
        gaps.filter(({ service }) => service !== 'finspace');
      expect(others(seen.user.access.gaps)).toEqual(others(expected.user.access.gaps));
    },
  );

  it.each(ENDS)('costs no time once it is known that the endpoint is %s', async (end) => {
    const gateway = await start({ sandbox: { faults: faultsOf(end) } });
    await gateway.execute(BESIDE);
    gateway.resetCalls();
    const before = gateway.clock.now();
    const { data } = await gateway.execute(BESIDE);
    expect(gateway.clock.now() - before).toBe(0);
    expect(gateway.calls()).toEqual({});
    expect(data?.user).not.toBeNull();
  });
});
