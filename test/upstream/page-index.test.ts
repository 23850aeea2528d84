import { expect, it } from 'vitest';
import { indexOf } from '../../src/upstream/page-index.ts';

const keyed = () => {
  const seen: string[] = [];
  return {
    seen,
    keyOf: (item: string) => {
      seen.push(item);
      return item.slice(0, 1);
    },
  };
};

it('looks at the items of a page once, however often it is asked', () => {
  const page = ['a1', 'b1'];
  const { seen, keyOf } = keyed();
  expect(indexOf(page, 'letters', keyOf).get('b')).toBe('b1');
  expect(indexOf(page, 'letters', keyOf).get('c')).toBeUndefined();
  expect(seen).toEqual(['a1', 'b1']);
  // Another page of the same items.
  indexOf([...page], 'letters', keyOf);
  expect(seen).toHaveLength(4);
});

it('has the first of several items with one key', () => {
  expect(indexOf(['a1', 'a2'], 'letters', keyed().keyOf).get('a')).toBe('a1');
});

it('keeps what the same items are as one thing apart from what they are as another', () => {
  const page = ['a1'];
  expect([...indexOf(page, 'letters', (item) => item.slice(0, 1)).keys()]).toEqual(['a']);
  expect([...indexOf(page, 'whole', (item) => item).keys()]).toEqual(['a1']);
});
