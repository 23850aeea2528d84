import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../src/auth/caller.ts';
import { createRowPolicy, type RowRights } from '../../src/rows/row-policy.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const ana: Caller = {
  id: 'ana',
  name: 'Ana',
  authentication: 'JWT',
  scopes: new Set(),
  groups: [],
};

const mine = (accountId: string): RowRights => {
  const policy = cedar.policyToJson(
    `permit(principal, action, resource == Account::"${accountId}");`,
  );
  if (policy.type !== 'success') throw new TypeError('The policy cannot be read.');
  return createRowPolicy(counting, { only: policy.json }).rightsOf(ana);
};

const named = new Set<string>();
/** Cedar itself, which says under which names it keeps something. */
const counting: typeof cedar = {
  ...cedar,
  preparsePolicySet(name, policies) {
    named.add(name);
    return cedar.preparsePolicySet(name, policies);
  },
};

const sees = (rights: RowRights, id: string): boolean =>
  rights.may('see', { type: 'Account', id, above: [] });

describe('policies that are read again and again', () => {
  it('take the place of those that nobody asks any more, and of no others', async () => {
    // Held by nothing but its rights, as a request or a stream holds them.
    const kept = mine('111111111111');
    for (let i = 0; i < 60; i += 1) {
      expect(sees(mine('222222222222'), '222222222222')).toBe(true);
      collect();
      await setImmediate();
    }
    // Two names a set: its own, and that of what holds for whatever resource.
    expect(named.size).toBeLessThanOrEqual(10);
    expect(sees(kept, '111111111111')).toBe(true);
    expect(sees(kept, '222222222222')).toBe(false);
  });
});
