import type { GraphQLFieldResolver } from 'graphql';

type Resolve = GraphQLFieldResolver<unknown, unknown>;

const known = new WeakMap<Resolve, boolean>();

/** The text between the first parenthesis of a function's source and the one that closes it. */
const parametersOf = (source: string): string => {
  const begin = source.indexOf('(');
  let depth = 0;
  for (let at = begin; at >= 0 && at < source.length; at += 1) {
    const character = source[at]!;
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (depth === 0) return source.slice(begin + 1, at);
  }
  return '';
};

/** How many arguments are named is only what it seems where none has a default and none gathers the rest. */
const find = (resolve: Resolve): boolean => {
  if (resolve.length > 3) return true;
  const source = Function.prototype.toString.call(resolve);
  if (/\[native code\]|\barguments\b/.test(source)) return true;
  return /=|\.\.\./.test(parametersOf(source));
};

/**
 * Whether a resolver can see its fourth argument, `info`: nearly none can, and what cannot be seen need
 * not be made. Functions that do not tell what they take, as bound ones, are taken to.
 */
export const seesInfo = (resolve: Resolve): boolean => {
  let sees = known.get(resolve);
  if (sees === undefined) known.set(resolve, (sees = find(resolve)));
  return sees;
};
