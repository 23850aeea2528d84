import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';

/** An answer that the model of the operation does not allow. `message` is for a person. */
export class MalformedAnswer extends Error {
  override readonly name = 'MalformedAnswer';
  /** The SDK's, which says what request it was the answer to. */
  readonly $metadata: unknown;

  constructor(message: string, answer: object = {}) {
    super(message);
    this.$metadata = (answer as Readonly<Record<string, unknown>>).$metadata;
  }
}

/** The part of the schema that says how many of the first members are required. */
const REQUIRED_COUNT = 6;

/**
 * Checks an answer against the schema of its operation. The SDK's deserializers pass on whatever
 * stands in the JSON (a string where a list belongs, a number for a name), and a resolver would
 * fail far from the cause. Unknown members and values of enumerations are AWS's to add.
 *
 * @throws MalformedAnswer
 */
export const checkAnswer = (schema: StaticOperationSchema, answer: object): void => {
  const wrong = findWrong(NormalizedSchema.of(schema[5]), answer, '');
  if (wrong !== undefined)
    throw new MalformedAnswer(`The answer of ${schema[2]} is wrong at ${wrong}`, answer);
};

/**
 * Checks that members are there which the model leaves optional but without which an answer means
 * nothing: AWS's models mark hardly any member of an answer as required, and the SDK makes an empty
 * object of whatever stands where one belongs.
 *
 * @param members paths of members: `PermissionSet.PermissionSetArn`.
 * @throws MalformedAnswer
 */
export const requireMembers = (
  operation: string,
  answer: object,
  members: readonly string[],
): void => {
  for (const path of members) {
    const value = path
      .split('.')
      .reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), answer);
    if (value === undefined || value === null) {
      throw new MalformedAnswer(`The answer of ${operation} is without ${path}`, answer);
    }
  }
};

/** The path of the first value that does not fit, with what belongs there. */
const findWrong = (schema: NormalizedSchema, value: unknown, path: string): string | undefined => {
  const at = (expected: string): string =>
    `${path === '' ? 'its root' : path}: ${expected} belongs there`;
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) return at('a list');
    const member = schema.getValueSchema();
    return first(value, (item, index) =>
      item === null || item === undefined
        ? undefined
        : findWrong(member, item, `${path}[${String(index)}]`),
    );
  }
  if (schema.isMapSchema()) {
    if (!isObject(value)) return at('a map');
    const member = schema.getValueSchema();
    return first(Object.entries(value), ([key, item]) =>
      item === null ? undefined : findWrong(member, item, `${path}.${key}`),
    );
  }
  if (schema.isStructSchema())
    return isObject(value) ? wrongMember(schema, value, path) : at('an object');
  // restJson1's lazy JSON strings are String objects.
  if (schema.isStringSchema() && !(typeof value === 'string' || value instanceof String)) {
    return at('a text');
  }
  if (schema.isBooleanSchema() && typeof value !== 'boolean') return at('true or false');
  if (schema.isTimestampSchema() && !(value instanceof Date)) return at('a time');
  if (schema.isTimestampSchema() && Number.isNaN((value as Date).getTime())) return at('a time');
  if (schema.isNumericSchema() && typeof value !== 'number') return at('a number');
  return undefined;
};

const wrongMember = (
  schema: NormalizedSchema,
  value: Readonly<Record<string, unknown>>,
  path: string,
): string | undefined => {
  const required = Number((schema.getSchema() as readonly unknown[])[REQUIRED_COUNT] ?? 0);
  return first([...schema.structIterator()], ([name, member], index) => {
    const inner = path === '' ? name : `${path}.${name}`;
    const item = value[name];
    if (item === undefined || item === null) {
      return index < required && !schema.isUnionSchema() ? `${inner}: it is missing` : undefined;
    }
    return findWrong(member, item, inner);
  });
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const first = <Item>(
  items: readonly Item[],
  look: (item: Item, index: number) => string | undefined,
): string | undefined => {
  for (const [index, item] of items.entries()) {
    const found = look(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
};
