/** Metrics name accounts and count what is in all of them: who may read them, and what the others are told. */
import { afterEach, describe, expect, it } from 'vitest';
import { as, byHeader, having, lacking } from '../support/claims.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';
import { as as inGroups, makeRuled, policyOf } from '../rows/support.ts';

let t: TestGateway;
afterEach(() => t.close());

interface Told {
  readonly status: number;
  readonly text: string;
  readonly code: string | undefined;
  readonly message: string;
}

const read = async (headers: Record<string, string> = {}): Promise<Told> => {
  const response = await t.gateway.fetch('http://127.0.0.1:4000/metrics', { headers });
  const text = await response.text();
  if (response.status === 200) return { status: 200, text, code: undefined, message: '' };
  const { errors } = JSON.parse(text) as {
    errors: { message: string; extensions: { code: string } }[];
  };
  const [error] = errors;
  return { status: response.status, text, code: error!.extensions.code, message: error!.message };
};

/** The numbers of all accounts, which metrics have of those that anything was read from. */
const numbers = (): readonly string[] =>
  t.sandbox.world.state.accounts.rows.map(({ accountId }) => accountId);

const expectNothingTold = ({ text }: Told): void => {
  expect(text).not.toContain('management_graph_');
  for (const number of numbers()) expect(text).not.toContain(number);
};

const QUERY = '{ assignments(first: 3) { nodes { accountId } } environments { nodes { name } } }';

describe('where nobody is asked who it is', () => {
  it('everybody reads the metrics, with the accounts, as everybody reads the rest', async () => {
    t = await makeGateway();
    await t.execute(QUERY);
    const told = await read();
    expect(told.status).toBe(200);
    expect(numbers().some((number) => told.text.includes(`account="${number}"`))).toBe(true);
  });

  it('row rules hold for them all the same', async () => {
    t = await makeGateway({
      rowPolicy: await policyOf('permit(principal in Group::"platform", action, resource);'),
    });
    const told = await read();
    expect(told).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expectNothingTold(told);
  });
});

describe('where callers are asked who they are', () => {
  const start = async (more: MakeGatewayOptions = {}): Promise<void> => {
    t = await makeGateway({ authenticator: byHeader, ...more });
    await t.execute(QUERY, {}, as());
  };

  it.each<Record<string, string>>([{}, { accept: 'text/html' }, { accept: 'text/html,*/*' }])(
    'whoever is not known reads none: %j',
    async (headers) => {
      await start();
      const told = await read(headers);
      expect(told).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
      expectNothingTold(told);
    },
  );

  it('they are for the scope metrics, which is told to the others', async () => {
    await start();
    expect((await read(having('metrics'))).text).toContain('management_graph_quota_allowed');
    expect((await read(as())).status).toBe(200);
    for (const headers of [lacking('metrics'), having('*:read'), having()]) {
      const told = await read(headers);
      expect(told).toMatchObject({ status: 403, code: 'FORBIDDEN' });
      expect(told.message).toContain('`metrics`');
      expectNothingTold(told);
    }
  });

  it('the refusal is in the audit', async () => {
    await start();
    await read(having());
    expect(t.audit.filter(({ type }) => type === 'denied')).toMatchObject([
      { status: 403, codes: ['FORBIDDEN'], who: { id: 'test' } },
    ]);
  });
});

describe('with row rules', () => {
  it('they are for who sees every account, whatever the scopes of the others', async () => {
    t = await makeRuled(
      `permit(principal in Group::"some", action, resource == Account::"398216540714");
       permit(principal in Group::"watchers", action == Action::"see", resource);`,
    );
    await t.execute(QUERY, {}, inGroups('platform'));
    for (const group of ['platform', 'watchers']) {
      expect((await read(inGroups(group))).text).toContain('management_graph_quota_allowed');
    }
    for (const group of ['some', 'nobody']) {
      const told = await read(inGroups(group));
      expect(told).toMatchObject({ status: 403, code: 'FORBIDDEN' });
      expect(told.message).toMatch(/POLICY_FILE.*METRICS_PORT/);
      expectNothingTold(told);
    }
  });
});
