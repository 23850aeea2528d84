import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Caller } from '../../src/auth/caller.ts';
import { makeRuled, policyOf } from './support.ts';

const text = readFileSync(new URL('../../docs/how-to-row-rules.md', import.meta.url), 'utf8');
const examples = [...text.matchAll(/^```cedar\n([^]*?)^```/gm)].map(([, policy = '']) => policy);

const caller = (more: Partial<Caller>): Caller => ({
  id: 'ana',
  name: 'Ana',
  authentication: 'JWT',
  scopes: new Set(),
  groups: [],
  ...more,
});

/** What each example lets somebody do: the accounts by name, and one that it does not. */
const EXPECTED: readonly {
  readonly who: Partial<Caller>;
  readonly sees: string;
  readonly not?: string;
  readonly changes: boolean;
}[] = [
  { who: { groups: ['trading-platform'] }, sees: 'risk-prod', not: 'hr-systems', changes: true },
  { who: { groups: ['auditors'] }, sees: 'hr-systems', changes: false },
  { who: { groups: ['platform'] }, sees: 'risk-prod', not: 'hr-systems', changes: true },
  {
    who: { id: 'api-key:report-service' },
    sees: 'risk-prod',
    not: 'market-data-dev',
    changes: false,
  },
];

it('shows policies that do what it says of them, in the sandbox', async () => {
  expect(examples).toHaveLength(EXPECTED.length);
  const t = await makeRuled('');
  const { accounts, organizationalUnits } = t.sandbox.world.state;
  const of = (name: string) => {
    const account = accounts.rows.find((one) => one.name === name)!;
    const above: string[] = [];
    for (let at: string | undefined = account.parentId; at !== undefined;) {
      above.unshift(at);
      at = organizationalUnits.get(at)?.parentId;
    }
    return { type: 'Account', id: account.accountId, above } as const;
  };
  for (const [index, { who, sees, not, changes }] of EXPECTED.entries()) {
    const policy = await policyOf(examples[index] ?? '');
    const rights = policy.rightsOf(caller(who));
    expect(rights.may('see', of(sees)), examples[index]).toBe(true);
    expect(rights.may('change', of(sees)), examples[index]).toBe(changes);
    if (not !== undefined) expect(rights.may('see', of(not)), examples[index]).toBe(false);
    const stranger = policy.rightsOf(caller({ id: 'stranger' }));
    expect(stranger.may('see', of(sees))).toBe(false);
  }
  const byKey = (await policyOf(examples[2] ?? '')).rightsOf(
    caller({ groups: ['platform'], authentication: 'API_KEY' }),
  );
  expect(byKey.may('change', of('risk-prod'))).toBe(false);
  expect(byKey.may('change', of('market-data-dev'))).toBe(true);
  expect(
    (await policyOf(examples.join('\n'))).rightsOf(caller({ groups: ['auditors'] })).seesAll,
  ).toBe(true);
  await t.close();
});
