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
    [
      'Variable "$i" got invalid value ["<xml; a>"] at "i.xml"; String cannot represent a non string value: ["<xml; a>"]',
      'Variable "$i" got an invalid value at "i.xml"; String cannot represent a non string value.',
    ],
    [
      'Int cannot represent non-integer value: "<xml>: a"',
      'Int cannot represent non-integer value.',
    ],
    [
      'Int cannot represent non 32-bit signed integer value: 5000000000',
      'Int cannot represent non 32-bit signed integer value.',
    ],
    ['ID cannot represent value: { a: "<xml>" }', 'ID cannot represent value.'],
    [
      'Enum "Role" cannot represent non-enum value: "<xml>". Did you mean the enum value "ADMIN"?',
      'Enum "Role" cannot represent non-enum value.',
    ],
    [
      'Variable "$i" got invalid value "<xml>" at "i.role"; Value "<x> "a"; b" does not exist in "Role" enum. Did you mean "A"?',
      'Variable "$i" got an invalid value at "i.role"; This value does not exist in "Role" enum.',
    ],
    ['Value is not a valid email address: <xml>', 'Value is not a valid email address.'],
    ['Cannot query field "x" on type "Query".', 'Cannot query field "x" on type "Query".'],
  ])('%s', (message, without) => {
    expect(withoutValues(message)).toBe(without);
  });
});
