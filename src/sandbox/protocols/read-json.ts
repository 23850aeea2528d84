/**
 * Reads JSON by a schema, as strictly as AWS does. The SDK's own deserializer trusts what it reads,
 * because it reads AWS's answers; a server must refuse a value of the wrong type.
 */
import type { NormalizedSchema } from '@smithy/core/schema';
import { SandboxError } from '../service.ts';

const tokenName = (value: unknown): string => {
  if (value === null) return 'NULL_VALUE';
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
  return typeof value === 'number' ? 'NUMBER_VALUE' : 'STRING_VALUE';
};

const mismatch = (value: unknown, wanted: string): SandboxError => {
  const text = Array.isArray(value)
    ? 'Start of list found where not expected'
    : typeof value === 'object' && value !== null
      ? 'Start of structure or map found where not expected.'
      : `${tokenName(value)} can not be converted to ${wanted}`;
  return new SandboxError('SerializationException', text);
};

const asObject = (value: unknown, wanted: string): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw mismatch(value, wanted);
  }
  return value as Record<string, unknown>;
};

const readStructure = (schema: NormalizedSchema, value: unknown): Record<string, unknown> => {
  const source = asObject(value, 'a Structure');
  const result: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const given = Object.hasOwn(source, name) ? source[name] : undefined;
    if (given !== undefined && given !== null) result[name] = readValue(member, given);
  }
  if (schema.isUnionSchema() && Object.keys(result).length !== 1) {
    throw new SandboxError(
      'SerializationException',
      `Expected exactly one member of union ${schema.getName() ?? ''}`,
    );
  }
  return result;
};

const readMap = (schema: NormalizedSchema, value: unknown): Record<string, unknown> => {
  const member = schema.getValueSchema();
  return Object.fromEntries(
    Object.entries(asObject(value, 'a Map')).map(([key, item]) => [key, readValue(member, item)]),
  );
};

const readList = (schema: NormalizedSchema, value: unknown): unknown[] => {
  if (!Array.isArray(value)) throw mismatch(value, 'a List');
  const member = schema.getValueSchema();
  return value.map((item) => readValue(member, item));
};

const readScalar = (schema: NormalizedSchema, value: unknown): unknown => {
  if (schema.isStringSchema()) {
    if (typeof value !== 'string') throw mismatch(value, 'a String');
  } else if (schema.isBooleanSchema()) {
    if (typeof value !== 'boolean') throw mismatch(value, 'a Boolean');
  } else if (schema.isNumericSchema()) {
    if (typeof value !== 'number') throw mismatch(value, 'an Integer');
  } else if (schema.isTimestampSchema()) {
    if (typeof value !== 'number') throw mismatch(value, 'a Timestamp');
    return new Date(value * 1000);
  } else if (schema.isBlobSchema()) {
    if (typeof value !== 'string') throw mismatch(value, 'a Blob');
    return new Uint8Array(Buffer.from(value, 'base64'));
  }
  return value;
};

const readValue = (schema: NormalizedSchema, value: unknown): unknown => {
  if (schema.isDocumentSchema()) return value;
  if (schema.isStructSchema()) return readStructure(schema, value);
  if (schema.isListSchema()) return readList(schema, value);
  if (schema.isMapSchema()) return readMap(schema, value);
  return readScalar(schema, value);
};

/**
 * Reads a request's body. Members that the schema does not have are left out, as AWS ignores them.
 *
 * @throws SandboxError `SerializationException` at the first value of a wrong type.
 */
export const readJson = (schema: NormalizedSchema, value: unknown): Record<string, unknown> =>
  schema.isStructSchema() ? readStructure(schema, value) : {};
