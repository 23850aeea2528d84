import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

let t: TestGateway;
afterEach(async () => {
  vi.restoreAllMocks();
  await t.close();
});

const QUERY = `{
  viewer { upstream { arn } }
  permissionSets(first: 100) { nodes { name inlinePolicy managedPolicies { arn } tags { key } } }
  assignments(first: 5) { nodes { principal { displayName } account { name } } }
}`;
const STACK = /node_modules|\bat \w+.*\(|\.ts:\d/;

describe('nothing that is secret', () => {
  it.each([
    'throttle:0.3',
    'denied',
    'expired',
    '500',
    'html',
    'malformed',
    'missing',
    'cut',
    'dead',
    'error=ValidationException',
    'error=NobodyKnowsThisException',
  ])('is told or logged when AWS answers with %s', async (kind) => {
    const lines: string[] = [];
    t = await makeGateway({
      sandbox: { faults: [`*:${kind}:after=8`] },
      onLog: (line) => lines.push(line),
    });
    const { secretAccessKey } = t.sandbox.credentials;
    const answer = await t.execute(QUERY);
    const policies = [...t.sandbox.world.state.permissionSets.rows].flatMap((set) =>
      set.inlinePolicy === undefined ? [] : [set.inlinePolicy],
    );
    expect(policies.length).toBeGreaterThan(0);
    const told = JSON.stringify([answer.errors ?? [], answer.extensions ?? {}]);
    for (const text of [told, lines.join('\n')]) {
      expect(text).not.toContain(secretAccessKey);
      expect(text).not.toMatch(/AWS4-HMAC-SHA256|"Statement"|Security-Token/i);
    }
    expect(answer.body).not.toMatch(STACK);
  });

  it('is told when a policy cannot be read', async () => {
    const lines: string[] = [];
    t = await makeGateway({ onLog: (line) => lines.push(line) });
    const [row] = t.sandbox.world.state.permissionSets.rows;
    if (row === undefined) throw new Error('The firm has permission sets.');
    row.inlinePolicy = '{"Statement": [broken';
    const answer = await t.execute(
      'query ($arn: Arn!) { permissionSet(by: { arn: $arn }) { name inlinePolicy } }',
      { arn: row.permissionSetArn },
    );
    expect(answer.errors).toMatchObject([
      { path: ['permissionSet', 'inlinePolicy'], extensions: { code: 'UPSTREAM_MALFORMED' } },
    ]);
    expect(answer.data?.permissionSet).toMatchObject({ name: row.name, inlinePolicy: null });
    expect(answer.body + lines.join('')).not.toContain('broken');
  });
});

describe('a bug', () => {
  const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEYS';

  it('is INTERNAL with an id under which it is logged, and nothing of what it said', async () => {
    const lines: string[] = [];
    t = await makeGateway({ onLog: (line) => lines.push(line) });
    vi.spyOn(t.upstream, 'services').mockImplementation(() => {
      throw new TypeError(`no such thing as {"Statement": []} for ${SECRET}`);
    });
    const answer = await t.execute('{ services { name } }');
    const [error] = answer.errors ?? [];
    expect(error).toMatchObject({
      message: 'Something unexpected happened in the gateway.',
      path: ['services'],
      extensions: { code: 'INTERNAL', retryable: false },
    });
    const errorId = String(error?.extensions.errorId);
    expect(errorId).toMatch(/^[0-9a-f-]{36}$/);
    const line = lines.find((candidate) => candidate.includes(errorId)) ?? '';
    expect(JSON.parse(line)).toMatchObject({ level: 50, error: { type: 'TypeError' } });
    // The place is what a developer needs.
    expect(line).toContain('services.ts');
    expect(lines.join('') + answer.body).not.toMatch(/Statement|wJalr/);
    expect(answer.body).not.toMatch(STACK);
  });

  it('in a call is told in the same way', async () => {
    const lines: string[] = [];
    t = await makeGateway({ onLog: (line) => lines.push(line) });
    const call = t.upstream.call.bind(t.upstream);
    vi.spyOn(t.upstream, 'call').mockImplementation((scope, operation, input) =>
      call(scope, { ...operation, send: () => Promise.reject(new RangeError(SECRET)) }, input),
    );
    const answer = await t.execute('{ user(by: { userName: "ana" }, instance: null) { id } }');
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INTERNAL' });
    const errorId = String(answer.errors?.[0]?.extensions.errorId);
    expect(lines.some((line) => line.includes(errorId))).toBe(true);
    expect(lines.join('') + answer.body).not.toContain(SECRET);
  });
});
