/** For every test file: what vitest would let pass, whatever is found, is an error here. */
import { chai } from 'vitest';

const holdsPattern = (value: unknown, seen = new Set<unknown>()): boolean => {
  if (value instanceof RegExp) return true;
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  // What matches by itself, as `expect.stringMatching`, has its pattern inside.
  if ('asymmetricMatch' in value) return false;
  seen.add(value);
  return Object.values(value).some((member) => holdsPattern(member, seen));
};

// `toMatchObject` compares the members that a pattern has, which are none: it fits whatever is there.
chai.use((_chai, utils) => {
  utils.overwriteMethod(
    chai.Assertion.prototype,
    'toMatchObject',
    (inner: (this: object, expected: unknown) => unknown) =>
      function (this: object, expected: unknown) {
        if (holdsPattern(expected)) {
          throw new TypeError(
            'A pattern in toMatchObject matches anything: use expect.stringMatching.',
          );
        }
        return inner.call(this, expected);
      },
  );
});
