import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TurnLine } from '../../src/services/identity-center/operations/turn-line.ts';

interface Item {
  readonly id: string;
  readonly caller: string;
  readonly order: number;
}

const makeLine = () => {
  const line = new TurnLine<Item>();
  const items: Item[] = [];
  return {
    line,
    items,
    add(caller: string, count = 1): readonly Item[] {
      const added = Array.from({ length: count }, (_, n): Item => {
        const order = items.length + n;
        return { id: `${caller}${order}`, caller, order };
      });
      for (const item of added) line.add(item);
      items.push(...added);
      return added;
    },
    order: () =>
      items
        .filter(({ id }) => line.positionOf(id) !== undefined)
        .toSorted((a, b) => (line.positionOf(a.id) ?? 0) - (line.positionOf(b.id) ?? 0))
        .map(({ id }) => id),
  };
};

describe('a line in which callers take turns', () => {
  it('goes in the order of arrival for one caller', () => {
    const t = makeLine();
    t.add('a', 3);
    expect(t.order()).toEqual(['a0', 'a1', 'a2']);
    expect(t.line.take(() => true)?.id).toBe('a0');
  });

  it('gives a caller who comes later one turn in each round from now on', () => {
    const t = makeLine();
    const long = t.add('a', 6);
    for (const item of long.slice(0, 2)) t.line.take((each) => each === item);
    t.add('b', 2);
    expect(t.order()).toEqual(['a0', 'a1', 'a2', 'b6', 'a3', 'b7', 'a4', 'a5']);
    const gone = new Set(long.slice(0, 2));
    const taken = Array.from({ length: 6 }, () => {
      const item = t.line.take((each) => !gone.has(each));
      if (item !== undefined) gone.add(item);
      return item?.id;
    });
    expect(taken).toEqual(['a2', 'b6', 'a3', 'b7', 'a4', 'a5']);
  });

  it('passes over what is not free, which keeps its place', () => {
    const t = makeLine();
    t.add('a', 3);
    expect(t.line.take(({ id }) => id !== 'a0')?.id).toBe('a1');
    expect(t.order()).toEqual(['a0', 'a1', 'a2']);
  });

  it('moves nobody back, whatever is taken, comes back or leaves', () => {
    const step = fc.record({
      what: fc.constantFrom('take' as const, 'remove' as const, 'add' as const),
      which: fc.nat(40),
    });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 30 }),
        fc.array(step, { maxLength: 60 }),
        (callers, steps) => {
          const t = makeLine();
          for (const caller of callers) t.add(caller);
          for (const { what, which } of steps) {
            const before = new Map(t.items.map(({ id }) => [id, t.line.positionOf(id)]));
            const item = t.items[which % t.items.length]!;
            // Of a caller who has something in the line: what another brings may come in between.
            const last = t.items.find(({ id }) => id === t.order().at(-1));
            if (what === 'take') t.line.take((each) => each.order % 5 !== which % 5);
            else if (what === 'remove') t.line.remove(item);
            else if (last !== undefined) t.add(last.caller);
            for (const [id, position] of before) {
              const now = t.line.positionOf(id);
              if (now !== undefined) expect(now).toBeLessThanOrEqual(position ?? -1);
            }
          }
        },
      ),
    );
  });
});
