import { badInput } from './errors.ts';

/** One key of a node, and the form it must have for AWS to know it at all. */
export interface KeySpec {
  readonly name: string;
  readonly pattern: RegExp;
}

/**
 * Global IDs: opaque to clients, a type and AWS's own keys inside. Every type that implements Node
 * is registered once with its keys, and a decoded id is checked against that, so that a broken or
 * foreign id costs no AWS call.
 *
 * The form is base64url of a JSON array, because AWS's keys hold every separator one could choose.
 */
export interface GlobalIds<Keys extends Record<string, readonly KeySpec[]>> {
  /** The types of the registry. */
  readonly types: readonly (keyof Keys & string)[];
  /** The id of the node of `type` with these keys, in the order of the registry. */
  encode(type: keyof Keys & string, ...keys: readonly string[]): string;
  /**
   * The type and keys of an id.
   *
   * @param argument the argument that held it, for the error.
   * @param allowed the types that make sense there; all when left out.
   * @throws GatewayError BAD_USER_INPUT when it is not an id of this gateway, or of another type.
   */
  decode<Type extends keyof Keys & string>(
    id: string,
    argument: string,
    allowed?: readonly Type[],
  ): { readonly type: Type; readonly keys: readonly string[] };
}

const MAX_LENGTH = 2048;
/** So many ids are kept as they were written, all forgotten when there are more. */
const MAX_KEPT = 10_000;
const MAX_KEPT_KEY = 256;

interface Written {
  readonly keys: readonly string[];
  readonly id: string;
}

const areEqual = (one: readonly string[], other: readonly string[]): boolean => {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i += 1) if (one[i] !== other[i]) return false;
  return true;
};

const parse = (id: string): unknown => {
  try {
    return JSON.parse(Buffer.from(id, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** Makes the codec for `registry`: each node type with the keys that its id holds. */
export const createGlobalIds = <Keys extends Record<string, readonly KeySpec[]>>(
  registry: Keys,
): GlobalIds<Keys> => {
  const write = (type: string, keys: readonly string[]): string =>
    Buffer.from(JSON.stringify([type, ...keys]), 'utf8').toString('base64url');

  // By type and last key, which mostly says it all: every row of every list has one of the same few ids.
  const written = new Map<string, Map<string, Written>>();
  let count = 0;
  const encode = (type: string, ...keys: readonly string[]): string => {
    let ofType = written.get(type);
    if (ofType === undefined) written.set(type, (ofType = new Map<string, Written>()));
    const last = keys.at(-1) ?? '';
    const found = ofType.get(last);
    if (found !== undefined && areEqual(found.keys, keys)) return found.id;
    const id = write(type, keys);
    if (last.length > MAX_KEPT_KEY) return id;
    if (count >= MAX_KEPT) {
      written.clear();
      written.set(type, (ofType = new Map<string, Written>()));
      count = 0;
    }
    count += 1;
    ofType.set(last, { keys, id });
    return id;
  };

  return {
    types: Object.keys(registry),
    encode,
    decode<Type extends keyof Keys & string>(
      id: string,
      argument: string,
      allowed?: readonly Type[],
    ) {
      const parts = id.length > MAX_LENGTH ? undefined : parse(id);
      if (!Array.isArray(parts) || !parts.every((part) => typeof part === 'string')) {
        throw badInput(argument, 'This is not an id of this gateway. Take ids from its answers.');
      }
      const [type = '', ...keys] = parts;
      const specs = Object.hasOwn(registry, type) ? registry[type] : undefined;
      if (
        specs?.length !== keys.length ||
        !specs.every((spec, index) => spec.pattern.test(keys[index] ?? '')) ||
        write(type, keys) !== id
      ) {
        throw badInput(argument, 'This is not an id of this gateway. Take ids from its answers.');
      }
      if (allowed !== undefined && !allowed.includes(type as Type)) {
        throw badInput(
          argument,
          `This is the id of ${article(type)}; ${oneOf(allowed)} is needed.`,
        );
      }
      return { type: type as Type, keys };
    },
  };
};

const article = (type: string): string => `${/^(?!User)[AEIOU]/.test(type) ? 'an' : 'a'} ${type}`;

const oneOf = (types: readonly string[]): string => types.map(article).join(' or ');
