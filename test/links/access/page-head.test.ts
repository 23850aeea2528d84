import { describe, expect, it } from 'vitest';
import { createPageHead } from '../../../src/links/access/page-head.ts';

const users = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    principalType: 'USER' as const,
    principalId: `u${String(from + i).padStart(3, '0')}`,
  }));
const group = { principalType: 'GROUP' as const, principalId: 'g' };

const setUp = (first: number) => {
  const told: number[] = [];
  const head = createPageHead(['a', 'b', 'c'], first, (ids) => told.push(ids.length));
  return { head, told };
};

describe('who is certain to be on the first page', () => {
  it('is who gets in by the first sets, in their order', () => {
    const { head, told } = setUp(100);
    head.read('b', users(0, 5), true);
    expect(told).toEqual([]);
    head.read('a', users(10, 3), true);
    expect(told).toEqual([8]);
  });

  it('is nobody that a full page has no room for, groups counted', () => {
    const { head, told } = setUp(4);
    head.read('a', [group, ...users(0, 2)], true);
    head.read('b', users(10, 5), true);
    expect(told).toEqual([2, 3]);
  });

  it('is as many of a set as are known of it, and none of the sets behind it', () => {
    const { head, told } = setUp(100);
    head.read('b', users(500, 50), true);
    head.read('a', [group, ...users(0, 40)], false);
    head.read('a', [group, ...users(0, 60)], true);
    expect(told).toEqual([40, 99]);
  });

  it('is each user once, by whatever sets and groups', () => {
    const { head, told } = setUp(100);
    head.read('a', [...users(0, 5), ...users(0, 5)], true);
    head.read('b', users(0, 6), true);
    expect(told).toEqual([5, 6]);
  });
});
