import { afterEach, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { subscribe } from '../support/event-stream.ts';

interface Part {
  readonly data?: Record<string, unknown>;
  readonly hasNext?: boolean;
  readonly incremental?: readonly {
    readonly data?: Record<string, unknown> | null;
    readonly items?: readonly unknown[] | null;
    readonly path: readonly (string | number)[];
    readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[];
  }[];
  readonly extensions?: { readonly aws?: { readonly calls: number } };
}

const LATENCY_MS = 1000;

let t: TestGateway;

afterEach(async () => {
  await t.close();
});

const start = async (): Promise<void> => {
  t = await makeGateway({ sandbox: { latencyMs: LATENCY_MS } });
  await t.data('{ permissionSets(first: 3) { nodes { name } } }');
  t.resetCalls();
};

/** Asks as a client that knows answers in parts, and reads part after part. */
const ask = async (query: string, headers: Record<string, string> = {}) => {
  const opened = t.gateway.fetch('http://127.0.0.1:4000/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'multipart/mixed', ...headers },
    body: JSON.stringify({ query }),
  });
  const response = await t.clock.runUntil(Promise.resolve(opened));
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const read = async (): Promise<Part | undefined> => {
    for (;;) {
      const found = /\r\n\r\n(\{.*\})\r\n---/.exec(text);
      if (found !== null) {
        text = text.slice(found.index + found[0].length);
        return JSON.parse(found[1]!) as Part;
      }
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += decoder.decode(value, { stream: true });
    }
  };
  const next = (): Promise<Part | undefined> => t.clock.runUntil(read());
  const rest = async (): Promise<Part[]> => {
    const parts: Part[] = [];
    for (let part = await next(); part !== undefined; part = await next()) parts.push(part);
    return parts;
  };
  return { response, next, rest, leave: () => reader.cancel() };
};

const POLICIES = '{ permissionSets(first: 3) { nodes { name ... @defer { inlinePolicy } } } }';

describe('@defer', () => {
  it('gives what is at hand before the slow calls have ended, and the rest in the same scope', async () => {
    await start();
    const began = t.clock.now();
    const answer = await ask(POLICIES, { 'x-aws-journal': '1' });
    const first = await answer.next();
    expect(t.clock.now()).toBe(began);
    expect(first?.hasNext).toBe(true);
    expect(first?.data).toEqual(await t.data('{ permissionSets(first: 3) { nodes { name } } }'));
    expect(first?.extensions).toBeUndefined();
    const rest = await answer.rest();
    expect(t.clock.now()).toBeGreaterThanOrEqual(began + LATENCY_MS);
    const added = rest.flatMap(({ incremental = [] }) => incremental);
    expect(added.map(({ path }) => path.join('.')).toSorted()).toEqual([
      'permissionSets.nodes.0',
      'permissionSets.nodes.1',
      'permissionSets.nodes.2',
    ]);
    expect(added.every(({ data }) => data != null && 'inlinePolicy' in data)).toBe(true);
    expect(t.calls()).toEqual({ 'sso-admin.GetInlinePolicyForPermissionSet': 3 });
    // The journal comes with the last part, and has what was deferred.
    expect(rest.map(({ hasNext }) => hasNext).at(-1)).toBe(false);
    expect(rest.at(-1)?.extensions?.aws?.calls).toBe(3);
    expect(answer.response.headers.get('content-type')).toMatch(/^multipart\/mixed/);
    expect(answer.response.headers.get('cache-control')).toBe('no-store');
  });

  it('goes on being bound by the deadline', async () => {
    await start();
    const answer = await ask(POLICIES, { 'x-deadline-ms': '500' });
    const [, ...rest] = await answer.rest();
    const errors = rest.flatMap(({ incremental = [] }) => incremental.flatMap((one) => one.errors));
    expect(errors).not.toHaveLength(0);
    expect(new Set(errors.map((error) => error?.extensions.code))).toEqual(
      new Set(['DEADLINE_EXCEEDED']),
    );
    const { body } = await t.execute('{ services { state } }');
    expect(body).not.toContain('errors');
    expect(await t.metrics.registry.metrics()).toMatch(
      /management_graph_errors_total\{code="DEADLINE_EXCEEDED"\} 3/,
    );
  });

  it('asks AWS for nothing more when the client has gone', async () => {
    await start();
    const many =
      '{ permissionSets(first: 3) { nodes { ... @defer { accounts { nodes { name } } } } } }';
    const answer = await ask(many);
    await answer.next();
    await answer.leave();
    await t.clock.advance(10 * LATENCY_MS);
    // Which accounts there are was on its way; their names never were.
    expect(Object.keys(t.calls())).toEqual(['sso-admin.ListAccountsForProvisionedPermissionSet']);
  });

  it('is no more than a wish to clients that take JSON alone', async () => {
    await start();
    const whole = await t.execute('{ permissionSets(first: 3) { nodes { name inlinePolicy } } }');
    for (const accept of ['*/*', 'application/json', 'application/graphql-response+json']) {
      const answer = await t.execute(POLICIES, {}, { accept });
      expect(answer.status).toBe(200);
      expect(answer.data).toEqual(whole.data);
    }
  });

  it('comes as events to clients that take those', async () => {
    await start();
    const stream = await t.clock.runUntil(subscribe(t, POLICIES));
    const events = await t.clock.runUntil(stream.rest());
    expect(events[0]?.data).toMatchObject({ hasNext: true });
    expect(events.at(-2)?.data).toMatchObject({ hasNext: false });
    expect(events.at(-1)?.event).toBe('complete');
  });

  it('comes often, and is still in parts when the query would have been compiled', async () => {
    await start();
    for (let i = 0; i < 5; i += 1) {
      const parts = await (await ask(POLICIES)).rest();
      expect(parts[0]?.hasNext).toBe(true);
      expect(parts.at(-1)?.hasNext).toBe(false);
    }
  });

  it('is refused where it would keep too much open', async () => {
    await start();
    const fields = Array.from(
      { length: 21 },
      (_, i) => `... @defer(label: "p${i}") { a${i}: name }`,
    );
    const query = `{ permissionSets(first: 3) { nodes { ${fields.join(' ')} } } }`;
    const { errors } = await t.execute(query);
    expect(errors?.[0]?.message).toContain('20 places at most');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(t.callCount()).toBe(0);
  });
});

describe('@stream', () => {
  it('gives the items of a list as they come', async () => {
    await start();
    const began = t.clock.now();
    const answer = await ask(
      '{ permissionSets(first: 3) { nodes @stream(initialCount: 0) { arn inlinePolicy } } }',
    );
    const first = await answer.next();
    expect(t.clock.now()).toBe(began);
    expect(first?.data).toEqual({ permissionSets: { nodes: [] } });
    const items = (await answer.rest()).flatMap(({ incremental = [] }) =>
      incremental.map(({ path, items: some }) => [path.join('.'), some?.length]),
    );
    expect(items).toEqual([
      ['permissionSets.nodes.0', 1],
      ['permissionSets.nodes.1', 1],
      ['permissionSets.nodes.2', 1],
    ]);
  });

  const rowsOf = (parts: readonly Part[], path: string): unknown[] =>
    parts.flatMap(({ incremental = [] }) =>
      incremental
        .filter((one) => one.path.join('.').startsWith(path))
        .flatMap(({ items }) => items ?? []),
    );
  const ROW = 'accountId permissionSetArn principalId principal { id }';

  it('gives the rows of a page of assignments while others are still looked for', async () => {
    await start();
    const whole = await t.data<{ assignments: { nodes: unknown[]; pageInfo: object } }>(
      `{ assignments(first: 100) { nodes { ${ROW} } pageInfo { hasNextPage endCursor } gaps { code } } }`,
    );
    const calls = t.calls();
    await t.close();

    await start();
    const began = t.clock.now();
    const answer = await ask(
      `{ assignments(first: 100) { nodes @stream(initialCount: 1) { ${ROW} }
         ... @defer { pageInfo { hasNextPage endCursor } gaps { code } } } }`,
      { 'x-aws-journal': '1' },
    );
    const first = await answer.next();
    const firstAt = t.clock.now() - began;
    const rest = await answer.rest();
    const lastAt = t.clock.now() - began;
    const shown = first?.data as { assignments: { nodes: unknown[] } };
    expect(shown.assignments.nodes).toHaveLength(1);
    expect([...shown.assignments.nodes, ...rowsOf(rest, 'assignments.nodes')]).toEqual(
      whole.assignments.nodes,
    );
    const [deferred] = rest.flatMap(({ incremental = [] }) =>
      incremental.filter(({ data }) => data != null),
    );
    expect({ ...deferred?.data, nodes: whole.assignments.nodes }).toEqual(whole.assignments);
    expect(firstAt).toBeLessThan(lastAt / 2);
    expect(Object.keys(t.calls()).toSorted()).toEqual(Object.keys(calls).toSorted());
    expect(t.callCount()).toBeLessThanOrEqual(
      Object.values(calls).reduce((sum, count) => sum + count, 0),
    );
    expect(rest.at(-1)?.extensions?.aws?.calls).toBe(t.callCount());
  });

  it('gives edges with the cursors of a whole page', async () => {
    await start();
    const query = (stream: string) =>
      `{ assignments(first: 30) { edges ${stream} { cursor node { principalId } } } }`;
    const whole = await t.data<{ assignments: { edges: unknown[] } }>(query(''));
    await t.close();
    await start();
    const [first, ...rest] = await (await ask(query('@stream(initialCount: 2)'))).rest();
    const shown = first?.data as { assignments: { edges: unknown[] } };
    expect([...shown.assignments.edges, ...rowsOf(rest, 'assignments.edges')]).toEqual(
      whole.assignments.edges,
    );
  });

  it('looks for no more rows when the client has gone', async () => {
    await start();
    const answer = await ask('{ assignments(first: 100) { nodes @stream { principalId } } }');
    await answer.next();
    await answer.leave();
    await t.clock.advance(LATENCY_MS);
    const before = t.callCount();
    await t.clock.advance(60 * LATENCY_MS);
    expect(t.callCount()).toBe(before);
  });

  it('says why there is no page at all as a page says it', async () => {
    await start();
    const answer = await ask(
      '{ assignments(first: 100) { nodes @stream(initialCount: 1) { principalId } } }',
      { 'x-deadline-ms': '500' },
    );
    const parts = await answer.rest();
    expect(parts).toHaveLength(1);
    expect(parts[0]?.data).toEqual({ assignments: null });
  });
});
