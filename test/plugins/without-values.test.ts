import { describe, expect, it } from 'vitest';
import { withoutValues } from '../../src/plugins/without-values.ts';

describe('what GraphQL says of a value', () => {
  it.each([
    [
      'Variable "$input" got invalid value "secret" at "input.policy"; PolicyDocument must be a JSON object.',
      'Variable "$input" got an invalid value at "input.policy"; PolicyDocument must be a JSON object.',
    ],
    [
      'Variable "$input" got invalid value { policy: "sec; ret at \\"x\\"; y" }; Field "permissionSet" of required type "ID!" was not provided.',
      'Variable "$input" got an invalid value; Field "permissionSet" of required type "ID!" was not provided.',
    ],
    [
      'Expected value of type "PutInlinePolicyInput", found {policy: "secret"}.',
      'Expected value of type "PutInlinePolicyInput".',
    ],
    ['Cannot query field "x" on type "Query".', 'Cannot query field "x" on type "Query".'],
  ])('%s', (message, without) => {
    expect(withoutValues(message)).toBe(without);
  });
});
