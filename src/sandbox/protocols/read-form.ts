/** Reads the dotted names of an awsQuery form (`Tags.member.1.Key`) by a schema. */
import type { NormalizedSchema } from '@smithy/core/schema';
import { SandboxError } from '../service.ts';

/** The form as a tree: `a.b=1` is `{a: {b: '1'}}`. A node may hold a value and further nodes. */
interface Node {
  value?: string;
  readonly children: Map<string, Node>;
}

const treeOf = (form: URLSearchParams): Node => {
  const root: Node = { children: new Map() };
  for (const [name, value] of form) {
    let node = root;
    for (const part of name.split('.')) {
      const next: Node = node.children.get(part) ?? { children: new Map() };
      node.children.set(part, next);
      node = next;
    }
    node.value = value;
  }
  return root;
};

const numbered = (node: Node): Node[] =>
  [...node.children]
    .filter(([name]) => /^\d+$/.test(name))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);

const wireName = (schema: NormalizedSchema, otherwise: string): string =>
  schema.getMergedTraits().xmlName ?? otherwise;

const readStructure = (schema: NormalizedSchema, node: Node): Record<string, unknown> => {
  const result: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const child = node.children.get(wireName(member, name));
    if (child !== undefined) result[name] = readNode(member, child);
  }
  return result;
};

const readList = (schema: NormalizedSchema, node: Node): unknown[] => {
  const member = schema.getValueSchema();
  const flat = Boolean(schema.getMergedTraits().xmlFlattened);
  const items = flat ? node : node.children.get(wireName(member, 'member'));
  return items === undefined ? [] : numbered(items).map((item) => readNode(member, item));
};

const malformed = (text: string, wanted: string): SandboxError =>
  new SandboxError('SerializationException', `"${text}" can not be converted to ${wanted}`);

const readText = (schema: NormalizedSchema, text: string): unknown => {
  if (schema.isNumericSchema()) {
    if (text.trim() === '' || Number.isNaN(Number(text))) throw malformed(text, 'an Integer');
    return Number(text);
  }
  if (schema.isBooleanSchema()) {
    if (text !== 'true' && text !== 'false') throw malformed(text, 'a Boolean');
    return text === 'true';
  }
  if (schema.isTimestampSchema()) {
    const date = new Date(text);
    if (Number.isNaN(date.getTime())) throw malformed(text, 'a Timestamp');
    return date;
  }
  return schema.isBlobSchema() ? new Uint8Array(Buffer.from(text, 'base64')) : text;
};

const readNode = (schema: NormalizedSchema, node: Node): unknown => {
  if (schema.isStructSchema()) return readStructure(schema, node);
  if (schema.isListSchema()) return readList(schema, node);
  return readText(schema, node.value ?? '');
};

/**
 * Reads a form. Fields that the schema does not have are left out.
 *
 * @throws SandboxError `SerializationException` if a number, flag or time is none.
 */
export const readForm = (
  schema: NormalizedSchema,
  form: URLSearchParams,
): Record<string, unknown> => (schema.isStructSchema() ? readStructure(schema, treeOf(form)) : {});
