import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCursorCodec, type CursorKey } from '../../src/core/cursor.ts';
import { GatewayError } from '../../src/core/errors.ts';

const codec = createCursorCodec('Query.users', 'store', { filter: { contains: 'a' }, first: 5 });

const codeOf = (open: () => unknown): string | undefined => {
  try {
    open();
    return undefined;
  } catch (error) {
    return error instanceof GatewayError ? error.code : String(error);
  }
};

describe('cursors', () => {
  it('give back the key that they were made of', () => {
    const key = fc.array(fc.oneof(fc.string({ maxLength: 50 }), fc.integer()), { maxLength: 5 });
    fc.assert(
      fc.property(key, (parts: CursorKey) => {
        expect(codec.open(codec.seal(parts))).toEqual(parts);
      }),
    );
  });

  it('go on when only the page size changes', () => {
    const args = { first: 100, after: 'x', filter: { contains: 'a' } };
    const other = createCursorCodec('Query.users', 'store', args);
    expect(other.open(codec.seal(['k']))).toEqual(['k']);
  });

  it('do not care for the order or the absence of arguments', () => {
    const one = createCursorCodec('f', 'p', { a: 1, b: { c: 2, d: null } });
    const other = createCursorCodec('f', 'p', { b: { d: undefined, c: 2 }, a: 1 });
    expect(other.open(one.seal(['k']))).toEqual(['k']);
  });

  it.each([
    ['another field', createCursorCodec('Query.groups', 'store', { filter: { contains: 'a' } })],
    ['another object', createCursorCodec('Query.users', 'other', { filter: { contains: 'a' } })],
    ['another filter', createCursorCodec('Query.users', 'store', { filter: { contains: 'b' } })],
  ])('are refused for %s', (_what, other) => {
    expect(codeOf(() => other.open(codec.seal(['k'])))).toBe('BAD_USER_INPUT');
  });

  it('expire when an earlier version made them', () => {
    const [, ...rest] = JSON.parse(Buffer.from(codec.seal(['k']), 'base64url').toString()) as [];
    const old = Buffer.from(JSON.stringify([1, ...rest])).toString('base64url');
    expect(codeOf(() => codec.open(old))).toBe('CURSOR_EXPIRED');
  });

  it('never fail but with a refusal', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json()), (text) => {
        const sealed = Buffer.from(text).toString('base64url');
        expect(codeOf(() => codec.open(text))).toMatch(/BAD_USER_INPUT|CURSOR_EXPIRED/);
        expect(codeOf(() => codec.open(sealed))).toMatch(/BAD_USER_INPUT|CURSOR_EXPIRED/);
      }),
    );
  });
});
