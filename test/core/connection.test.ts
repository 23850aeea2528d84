import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectRows, gapOf } from '../../src/core/connection.ts';
import { createCursorCodec } from '../../src/core/cursor.ts';
import { GatewayError } from '../../src/core/errors.ts';
import { regionOf } from '../../src/upstream/region-of.ts';

const codec = createCursorCodec('Query.things', '', {});
const rowsOf = (names: readonly string[]) => names.map((node) => ({ key: [node], node }));

describe('a list that is known whole', () => {
  it('is paged by keyset: rows that come and go between pages neither repeat nor hide others', () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 20 });
    fc.assert(
      fc.property(names, names, fc.integer({ min: 1, max: 5 }), (before, after, first) => {
        const head = connectRows(codec, { first }, rowsOf(before));
        const tail: string[] = [];
        let cursor = head.pageInfo.endCursor;
        let more = head.pageInfo.hasNextPage;
        while (more) {
          const page = connectRows(codec, { first, after: cursor }, rowsOf(after));
          tail.push(...page.nodes);
          cursor = page.pageInfo.endCursor;
          more = page.pageInfo.hasNextPage;
        }
        const seen = [...head.nodes, ...tail];
        expect(new Set(seen).size).toBe(seen.length);
        const stayed = before.filter((name) => after.includes(name));
        if (head.pageInfo.hasNextPage) expect(seen).toEqual(expect.arrayContaining(stayed));
      }),
    );
  });

  it('says what Relay asks for', () => {
    const { pageInfo, edges } = connectRows(codec, { first: 2 }, rowsOf(['c', 'a', 'b']));
    expect(edges.map((edge) => edge.node)).toEqual(['a', 'b']);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
    expect({ hasNextPage, hasPreviousPage, startCursor, endCursor }).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor,
      endCursor: edges[1]?.cursor,
    });
  });

  it('has null cursors and no age when there is nothing', () => {
    const { pageInfo, asOf, gaps } = connectRows(codec, {}, []);
    expect(pageInfo).toMatchObject({ startCursor: null, endCursor: null, hasNextPage: false });
    expect(asOf).toBeNull();
    expect(gaps).toEqual([]);
  });
});

describe('a gap', () => {
  it('says what is missing, from the error and from where it was met', () => {
    const error = new GatewayError('ACCESS_DENIED', 'No.', { service: 'sso-admin' });
    const where = {
      service: 'identitystore',
      regionOf: () => 'eu-west-1',
      accountId: '1'.repeat(12),
    };
    expect(gapOf(error, where)).toEqual({
      service: 'sso-admin',
      region: 'eu-west-1',
      accountId: '1'.repeat(12),
      code: 'ACCESS_DENIED',
      message: 'No.',
    });
  });

  it('is in no Region when the service that failed has one global endpoint', () => {
    const error = new GatewayError('ACCESS_DENIED', 'No.', { service: 'organizations' });
    const where = { service: 'sso-admin', regionOf: (name: string) => regionOf(name, 'eu-west-1') };
    expect(gapOf(error, where)).toMatchObject({ service: 'organizations', region: null });
    expect(gapOf(new GatewayError('INTERNAL'), where).region).toBe('eu-west-1');
  });

  it('is not made of a bug', () => {
    const where = { service: 'sso-admin', regionOf: () => 'eu-west-1' };
    expect(() => gapOf(new TypeError('x is undefined'), where)).toThrow(TypeError);
  });
});
