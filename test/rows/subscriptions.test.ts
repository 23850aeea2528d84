import { afterEach, describe, expect, it } from 'vitest';
import type { RowPolicy } from '../../src/rows/row-policy.ts';
import { managementAccountId } from '../../src/sandbox/firm/accounts.ts';
import { beginElsewhere, operationIdOf } from '../support/elsewhere.ts';
import { subscribe } from '../support/event-stream.ts';
import type { TestGateway } from '../support/make-gateway.ts';
import { accountGlobalId, payloadOf } from '../support/mutations.ts';
import { workspaceGlobalId, workspaceRow } from '../support/workspaces.ts';
import { as, makeRuled, policyOf } from './support.ts';

const PLATFORM = 'permit(principal in Group::"platform", action, resource);';
const OWN = `permit(principal in Group::"own", action, resource == Account::"${managementAccountId}");`;

let t: TestGateway;
afterEach(() => t.close());

/** A gateway whose rules are others when `hide` was called: `own` sees no account any more. */
const start = async (): Promise<{ hide(): void }> => {
  const [open, closed] = await Promise.all([policyOf(PLATFORM + OWN), policyOf(PLATFORM)]);
  let current: RowPolicy = open;
  t = await makeRuled('', {
    rowPolicy: { rightsOf: (caller) => current.rightsOf(caller) },
    sandbox: { operationMs: [40_000, 40_000] },
  });
  return { hide: () => void (current = closed) };
};

type Begin = () => Promise<{ readonly query: string; readonly first: unknown }>;

const begins: Readonly<Record<string, Begin>> = {
  async environment() {
    const account = accountGlobalId(t, 'kestrel-management');
    const input = { name: 'coming', account };
    const made = await payloadOf(
      t,
      'createEnvironment',
      input,
      'environment { id }',
      as('platform'),
    );
    const { id } = made.environment as { readonly id: string };
    return {
      query: `subscription { environment(id: "${id}") { name } }`,
      first: { environment: { name: 'coming' } },
    };
  },
  workspace() {
    const row = workspaceRow(t, 'new-office');
    row.status = 'UPDATING';
    row.change = {
      operation: 'Test',
      finishesAt: t.clock.now() + 40_000,
      failedStatus: 'UPDATE_FAILED',
      aims: {},
    };
    const id = workspaceGlobalId(t, 'new-office');
    return Promise.resolve({
      query: `subscription { workspace(id: "${id}") { name } }`,
      first: { workspace: { name: 'new-office' } },
    });
  },
  async operation() {
    const { rows } = t.sandbox.world.state.assignments;
    const row = rows.find(({ accountId }) => accountId === managementAccountId);
    const id = operationIdOf(t, 'DELETE', await beginElsewhere(t, 'DELETE', row!));
    return {
      query: `subscription { operation(id: "${id}") { state ... on AccountAssignmentOperation { accountId } } }`,
      first: { operation: { state: 'IN_PROGRESS', accountId: managementAccountId } },
    };
  },
};

/** What is left of a thing that has been hidden. */
const GONE: Readonly<Record<string, unknown>> = {
  environment: { environment: null },
  workspace: { workspace: null },
  operation: { operation: { state: 'UNKNOWN', accountId: null } },
};

describe.each(Object.keys(begins))('a subscription to %s', (name) => {
  const open = async (headers: Record<string, string>) => {
    const { query, first } = await begins[name]!();
    const stream = await t.clock.runUntil(subscribe(t, query, {}, headers));
    return { first, stream, next: () => t.clock.runUntil(stream.next()) };
  };

  it('tells nothing of what has been hidden since it began', async () => {
    const { hide } = await start();
    const { first, stream, next } = await open(as('own'));
    expect((await next())?.data).toEqual({ data: first });
    hide();
    expect((await next())?.data?.data).toEqual(GONE[name]);
    const rest = await t.clock.runUntil(stream.rest());
    expect(JSON.stringify(rest)).not.toContain(managementAccountId);
    expect(rest.at(-1)?.event).toBe('complete');
  });

  it('tells of what is not hidden to its end', async () => {
    await start();
    const { first, stream } = await open(as('own'));
    const events = await t.clock.runUntil(stream.rest());
    expect(events.length).toBeGreaterThan(2);
    expect(events[0]?.data).toEqual({ data: first });
    expect(events.map(({ data }) => data?.data)).not.toContainEqual(GONE[name]);
  });
});
