import {
  type DocumentNode,
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { globalIds } from '../node-types.ts';
import { argumentsAsked, isLeftOut } from './arguments-asked.ts';

/** A thing that was asked for by a key. */
export interface KeyAsked {
  /** The field, by its name in the schema. */
  readonly field: string;
  /** As a record says it. */
  readonly shown?: string;
  /** The key of the field in the answer, where it is one of the root's. */
  readonly answer?: string;
  /** Whether it was looked for wherever the caller sees something. */
  readonly isAnywhere?: boolean;
  /** AWS's keys of it and of what it is in. */
  readonly keys: readonly string[];
  /** An account, by what else it is called; the address in small letters. */
  readonly account?: { readonly name?: string; readonly email?: string };
}

/** What is looked for wherever the caller sees something: its text does not say where it is. */
const ANYWHERE: Readonly<Record<string, string>> = {
  'EnvironmentBy.environmentId': 'a key',
  'EnvironmentBy.name': 'a name',
  'WorkspaceBy.workspaceId': 'a key',
  'WorkspaceBy.name': 'a name',
};
const AWS_KEY = /^(g-[0-9a-f]{10}|[a-z0-9]{20,26})$/;

type Key = Omit<KeyAsked, 'field' | 'answer'>;

const keyOf = (type: string, coordinate: string, text: string): Key | undefined => {
  if (coordinate === 'AccountBy.name') return { keys: [], account: { name: text } };
  if (coordinate === 'AccountBy.email') return { keys: [], account: { email: text.toLowerCase() } };
  if (type === 'AccountId') return { shown: `Account ${text}`, keys: [text] };
  if (type === 'Arn') return { shown: text, keys: [text] };
  const what = ANYWHERE[coordinate];
  if (what !== undefined) {
    const shown = what === 'a key' && AWS_KEY.test(text) ? text : what;
    return { shown, keys: [], isAnywhere: true };
  }
  if (type !== 'ID') return undefined;
  try {
    const { type: of, keys } = globalIds.decode(text, '');
    return { shown: [of, ...keys].join(' '), keys };
  } catch {
    return undefined;
  }
};

const keysIn = (type: GraphQLInputType, value: unknown, coordinate: string): readonly Key[] => {
  if (value === undefined || value === null) return [];
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.flatMap((item) => keysIn(bare.ofType, item, coordinate));
  }
  if (isInputObjectType(bare)) {
    const members = value as Readonly<Record<string, unknown>>;
    return Object.values(bare.getFields()).flatMap(({ name, type: inner }) =>
      keysIn(inner, members[name], `${bare.name}.${name}`),
    );
  }
  const key = typeof value === 'string' ? keyOf(bare.name, coordinate, value) : undefined;
  return key === undefined ? [] : [key];
};

/**
 * What an operation that has been executed names by keys, in arguments of whatever it did not leave out:
 * ids, ARNs, numbers of accounts and what else accounts are looked up by. Not what filters search for.
 */
export const keysAsked = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): readonly KeyAsked[] => {
  const operation = getOperationAST(document, operationName);
  if (operation == null) return [];
  const definitions = operation.variableDefinitions ?? [];
  const { coerced } = getVariableValues(schema, definitions, variables ?? {});
  if (coerced === undefined) return [];
  const found: KeyAsked[] = [];
  const seen = new Set<string>();

  const look = (
    set: SelectionSetNode,
    type: GraphQLNamedType | undefined,
    isRoot = false,
  ): void => {
    for (const selection of set.selections) {
      if (isLeftOut(selection, coerced)) continue;
      if (selection.kind === Kind.FIELD) {
        if (!isObjectType(type) && !isInterfaceType(type)) continue;
        const field = type.getFields()[selection.name.value];
        if (field === undefined) continue;
        const answer = isRoot ? (selection.alias ?? selection.name).value : undefined;
        const where = {
          field: `${type.name}.${field.name}`,
          ...(answer === undefined ? {} : { answer }),
        };
        const given = argumentsAsked(field, selection, coerced) ?? {};
        for (const { name, type: declared } of field.args) {
          for (const key of keysIn(declared, given[name], `${type.name}.${field.name}.${name}`)) {
            found.push({ ...where, ...key });
          }
        }
        if (selection.selectionSet !== undefined) {
          look(selection.selectionSet, getNamedType(field.type));
        }
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const { typeCondition } = selection;
        const narrowed =
          typeCondition === undefined ? type : schema.getType(typeCondition.name.value);
        look(selection.selectionSet, narrowed, isRoot);
        continue;
      }
      const name = selection.name.value;
      if (seen.has(name)) continue;
      seen.add(name);
      for (const each of document.definitions) {
        if (each.kind !== Kind.FRAGMENT_DEFINITION || each.name.value !== name) continue;
        look(each.selectionSet, schema.getType(each.typeCondition.name.value), isRoot);
      }
    }
  };
  look(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, true);
  return found;
};
