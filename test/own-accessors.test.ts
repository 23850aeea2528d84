import { describe, expect, it } from 'vitest';
import { ANYBODY } from '../src/auth/caller.ts';
import type { ContextDeps, GatewayContext } from '../src/context.ts';
import { createContext } from '../src/create-context.ts';
import { contextWith, giveContext } from '../src/derive-context.ts';
import { everyRow } from '../src/rows/rows.ts';
import { restrictLoaders } from '../src/rows/restrict-loaders.ts';
import { ALL_RIGHTS } from '../src/rows/row-policy.ts';
import { createRowRules } from '../src/rows/row-rules.ts';
import { ManualClock } from './support/manual-clock.ts';
import { createRequestScope, derivedScope } from '../src/upstream/request-scope.ts';

// A function that is an accessor of one object alone is kept by what V8 makes among what is old, with all
// that it refers to: each request would live until the next collection of everything. See ADR 12.

/** The names of the accessors of an object that another one made alike does not share. */
const ownAccessors = (one: object, other: object): readonly string[] => {
  const others: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(other);
  return Object.entries(Object.getOwnPropertyDescriptors(one))
    .filter(([name, { get, set }]) => get !== others[name]?.get || set !== others[name]?.set)
    .map(([name]) => name);
};

const clock = new ManualClock();
const scope = () => createRequestScope({ caller: 'test', clock, deadlineMs: 1000 });
const context = (): GatewayContext =>
  createContext(
    {
      upstream: { clock },
      rowRules: createRowRules(undefined),
      clients: {},
    } as unknown as ContextDeps,
    scope(),
    ANYBODY,
    () => {
      throw new Error('There is no gap here.');
    },
  );
const given = (): object => {
  const target = { request: {} };
  giveContext(target, context());
  return target;
};
const restricted = (seesAll: boolean): object => {
  const { loaders } = context();
  return restrictLoaders(loaders, {
    rights: { ...ALL_RIGHTS, seesAll, changesAll: false },
    targets: {},
    now: () => 0,
    ownAccountId: () => Promise.resolve('111122223333'),
    placed: () => ({ finspace: () => ({}), grafana: () => ({}) }),
  } as unknown as Parameters<typeof restrictLoaders>[1]);
};

describe('what is made for each request shares its accessors with all others', () => {
  it.each<[string, () => object]>([
    ['a context', context],
    ['a context given to another', given],
    ['a context with other loaders', () => contextWith(context(), { loaders: context().loaders })],
    ['its loaders', () => context().loaders],
    ['its rows', () => everyRow(context().loaders)],
    ['loaders of who may not change all', () => restricted(true)],
    ['loaders of who may not see all', () => restricted(false)],
    ['a scope', scope],
    ['a scope derived of another', () => derivedScope(scope(), { maxAgeMs: 0 })],
  ])('%s', (_, make) => {
    expect(ownAccessors(make(), make())).toEqual([]);
  });

  it('and what it shares is there where it is given to another, or has other loaders', () => {
    const one = context();
    const shared = Object.getOwnPropertyNames(Object.getPrototypeOf(one) as object);
    expect(shared).toEqual(expect.arrayContaining(['loaders', 'guard']));
    const target = {};
    giveContext(target, one);
    for (const other of [target, contextWith(one, { loaders: one.loaders })]) {
      for (const name of shared.filter((each) => each !== 'constructor')) {
        expect(other).toHaveProperty(name);
      }
    }
  });

  it('which is noticed where it is not so', () => {
    const make = (value: number): object => ({
      get value() {
        return value;
      },
    });
    expect(ownAccessors(make(1), make(2))).toEqual(['value']);
  });
});
