import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidPageToken, paginate } from '../../src/sandbox/pages.ts';

const items = Array.from({ length: 7 }, (_, i) => i);
const options = { scope: 'list', maximum: 3 };

describe('a page', () => {
  it('is as large as the service allows, unless less is asked', () => {
    expect(paginate(items, {}, options).page).toEqual([0, 1, 2]);
    expect(paginate(items, { maxResults: 2 }, options).page).toEqual([0, 1]);
    expect(paginate(items, { maxResults: 9 }, options).page).toEqual([0, 1, 2]);
  });

  it('has no token if it is the last', () => {
    expect(paginate(items.slice(0, 3), {}, options)).toEqual({ page: [0, 1, 2] });
    expect(paginate([], {}, options)).toEqual({ page: [] });
  });

  it('may be empty while a token is given', () => {
    const emptyFirst = { ...options, emptyFirst: true };
    const first = paginate(items, {}, emptyFirst);
    expect(first.page).toEqual([]);
    expect(paginate(items, { nextToken: first.nextToken }, emptyFirst).page).toEqual([0, 1, 2]);
    expect(paginate([], {}, emptyFirst)).toEqual({ page: [] });
  });

  it('after page is the whole list, in whatever steps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer()),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (rows, maxResults, emptyFirst) => {
          const seen: number[] = [];
          let nextToken: string | undefined;
          do {
            const answer = paginate(rows, { maxResults, nextToken }, { ...options, emptyFirst });
            seen.push(...answer.page);
            nextToken = answer.nextToken;
          } while (nextToken !== undefined);
          expect(seen).toEqual(rows);
        },
      ),
    );
  });

  it('of a list that shrank meanwhile is empty', () => {
    const { nextToken } = paginate(items, {}, options);
    expect(paginate([1], { nextToken }, options)).toEqual({ page: [] });
  });
});

describe('a token', () => {
  const { nextToken = '' } = paginate(items, {}, options);

  it('fits what every service takes for one', () => {
    expect(nextToken).toMatch(/^[-a-zA-Z0-9_]+$/);
  });

  it.each(['', 'x', nextToken.slice(0, -4), `${nextToken}AAAA`, nextToken.toLowerCase()])(
    'that was not handed out is refused: "%s"',
    (other) => {
      expect(() => paginate(items, { nextToken: other }, options)).toThrow(InvalidPageToken);
    },
  );

  it('of another list is refused', () => {
    const other = { ...options, scope: 'another list' };
    expect(() => paginate(items, { nextToken }, other)).toThrow(InvalidPageToken);
  });
});
