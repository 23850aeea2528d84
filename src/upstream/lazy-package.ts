import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

type Constructor = new (...args: readonly unknown[]) => object;

/** What loads the package of a class that stands for one of its. */
const loaders = new WeakMap<object, () => unknown>();

/** Has `loadPackageOf` of a class load what another needs, which it makes objects of. */
export const loadsLike = <Class extends object>(constructor: Class, other: object): Class => {
  loaders.set(constructor, () => loadPackageOf(other));
  return constructor;
};

/** Loads the package of a class now, if it is of a `lazyPackage` and has not been loaded. */
export const loadPackageOf = (constructor: object): void => void loaders.get(constructor)?.();

/**
 * The classes of an SDK package, which is loaded when the first of them is made: each client is
 * thousands of lines that many a gateway never needs, and none needs to answer its first query.
 *
 * @param name of the package, which has to be one that `require` takes.
 * @returns classes of the names that are asked for; whether the package has them is known when they are
 * used, and to the type check.
 */
export const lazyPackage = <Package extends object>(name: string): Package => {
  const made = new Map<string, Constructor>();
  let loaded: Readonly<Record<string, Constructor>> | undefined;
  const load = () => (loaded ??= require(name) as Readonly<Record<string, Constructor>>);

  const stand = (member: string): Constructor => {
    const Stand = function (...args: readonly unknown[]): object {
      const Class = load()[member]!;
      return new Class(...args);
    } as unknown as Constructor;
    loaders.set(Stand, load);
    return Object.defineProperty(Stand, 'name', { value: member });
  };
  return new Proxy({} as Package, {
    get(_package, member) {
      if (typeof member !== 'string') return undefined;
      let found = made.get(member);
      if (found === undefined) made.set(member, (found = stand(member)));
      return found;
    },
  });
};
