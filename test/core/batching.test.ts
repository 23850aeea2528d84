import { describe, expect, it } from 'vitest';
import { createBatchLoader, createKeyLoader } from '../../src/core/batching.ts';

const nameOf = (key: { readonly name: string }): string => key.name;

describe('a batch loader', () => {
  it('loads what is asked for in one turn at once, and each key once', async () => {
    const batches: string[][] = [];
    const loader = createBatchLoader(nameOf, (keys) => {
      batches.push(keys.map(nameOf));
      return Promise.resolve(new Map(keys.map((key) => [key.name, key.name.toUpperCase()])));
    });
    const [a, b, again] = await Promise.all([
      loader.load({ name: 'a' }),
      loader.load({ name: 'b' }),
      loader.load({ name: 'a' }),
    ]);
    expect([a, b, again]).toEqual(['A', 'B', 'A']);
    expect(batches).toEqual([['a', 'b']]);
  });

  it('trusts no order: answers are found by key', async () => {
    const loader = createBatchLoader(nameOf, (keys) =>
      Promise.resolve(new Map(keys.toReversed().map((key) => [key.name, `of ${key.name}`]))),
    );
    const asked = ['a', 'b', 'c'].map((name) => loader.load({ name }));
    expect(await Promise.all(asked)).toEqual(['of a', 'of b', 'of c']);
  });

  it('gives null for what does not exist and an error for one key alone', async () => {
    const loader = createBatchLoader(nameOf, () =>
      Promise.resolve(
        new Map<string, string | null | Error>([
          ['here', 'value'],
          ['gone', null],
          ['broken', new Error('broken')],
        ]),
      ),
    );
    const settled = await Promise.allSettled(
      ['here', 'gone', 'broken'].map((name) => loader.load({ name })),
    );
    expect(settled.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  });

  it('names the contract when a key was left out', async () => {
    const loader = createBatchLoader(nameOf, () => Promise.resolve(new Map()));
    await expect(loader.load({ name: 'a' })).rejects.toThrow(
      'A batch load must answer every key, with null for what does not exist; a is missing from an answer of 0.',
    );
  });
});

describe('a key loader', () => {
  it('loads each key once in a request, failures too', async () => {
    let loads = 0;
    const load = createKeyLoader(nameOf, ({ name }) => {
      loads += 1;
      return name === 'bad' ? Promise.reject(new Error('bad')) : Promise.resolve(name);
    });
    await load({ name: 'a' });
    await load({ name: 'a' });
    await expect(load({ name: 'bad' })).rejects.toThrow('bad');
    await expect(load({ name: 'bad' })).rejects.toThrow('bad');
    expect(loads).toBe(2);
  });
});
