import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/core/errors.ts';
import { createGlobalIds } from '../../src/core/global-id.ts';

const ids = createGlobalIds({
  Account: [{ name: 'accountId', pattern: /^[0-9]{12}$/ }],
  Pair: [
    { name: 'left', pattern: /^[^]{0,200}$/ },
    { name: 'right', pattern: /^[^]{0,200}$/ },
  ],
});

const raw = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const refusal = (id: string): GatewayError => {
  try {
    ids.decode(id, 'by.id', ['Account']);
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
  throw new Error('It was accepted.');
};

describe('global ids', () => {
  it('give back what they were made of, whatever separators the keys hold', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), fc.string({ maxLength: 100 }), (left, right) => {
        const id = ids.encode('Pair', left, right);
        expect(ids.decode(id, 'id')).toEqual({ type: 'Pair', keys: [left, right] });
      }),
    );
  });

  it('are never the same for different keys', () => {
    expect(ids.encode('Pair', 'a:b', 'c')).not.toBe(ids.encode('Pair', 'a', 'b:c'));
  });

  it.each([
    ['nothing', ''],
    ['words', 'not an id'],
    ['another gateway', Buffer.from('Account:123456789012').toString('base64')],
    ['a type that is not registered', raw(['Planet', 'earth'])],
    ['a name that every object has', raw(['constructor', 'x'])],
    ['too few keys', raw(['Account'])],
    ['too many keys', raw(['Account', '123456789012', 'x'])],
    ['a key of another form', raw(['Account', '12345'])],
    ['a key that is no string', raw(['Account', 123456789012])],
    ['an object', raw({ type: 'Account' })],
    ['the same with padding', `${ids.encode('Account', '123456789012')}=`],
    ['the same with white space', ` ${ids.encode('Account', '123456789012')}`],
    ['something endless', 'A'.repeat(100_000)],
  ])('refuse %s', (_what, id) => {
    const error = refusal(id);
    expect(error.code).toBe('BAD_USER_INPUT');
    expect(error.details.argument).toBe('by.id');
  });

  it('say which type is needed where another one was given', () => {
    expect(refusal(ids.encode('Pair', 'a', 'b')).message).toBe(
      'This is the id of a Pair; an Account is needed.',
    );
  });

  it('never fail but with a refusal', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(refusal(id).code).toBe('BAD_USER_INPUT');
      }),
    );
  });
});
