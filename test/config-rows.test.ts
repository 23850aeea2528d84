import { expect, it } from 'vitest';
import { readPolicyPath } from '../src/config-rows.ts';

it('takes the file with the row rules, and none when nothing is set', () => {
  expect(readPolicyPath({ POLICY_FILE: 'rows.cedar' })).toBe('rows.cedar');
  expect(readPolicyPath({ POLICY_FILE: '' })).toBeUndefined();
  expect(readPolicyPath({})).toBeUndefined();
});
