import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getOperationAST,
  getVariableValues,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { argumentsAsked } from './arguments-asked.ts';
import { describeInput } from './describe-input.ts';
import type { AuditRecord, Shown } from './record.ts';

/** What a record says of the fields that were refused. */
export type DeniedFields = Partial<Pick<AuditRecord, 'fields' | 'on' | 'hidden'>>;

type Path = readonly (string | number)[];
type Variables = Readonly<Record<string, unknown>>;

/** What one document selects, to be looked up by the keys of an answer. */
export interface Selected {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Variables | null | undefined;
}

/** A field where it is selected. */
interface Place {
  readonly coordinate: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
}

interface Level {
  readonly type: GraphQLNamedType | undefined;
  readonly set: SelectionSetNode | undefined;
}

/** Of so many ways the arguments are shown. */
const MOST_WAYS = 10;
const MOST_HIDDEN = 10;
/** Of the arguments, in characters: a record is a line, and not another copy of what was sent. */
const MOST_ARGUMENTS = 2000;
/** What any query may ask of the schema. */
const META_FIELDS: Readonly<Record<string, GraphQLField<unknown, unknown>>> = {
  __schema: SchemaMetaFieldDef,
  __type: TypeMetaFieldDef,
};
/** How much of a list, which is not what is asked about. */
const PAGING: ReadonlySet<string> = new Set(['after', 'before', 'first', 'last']);

/**
 * Finds what was refused by its names in the schema, as `Account.assignments`: an answer's keys are
 * whatever the caller calls them. Says, too, what the fields on the way there were asked of, by the
 * rules of what a record shows.
 */
export const createDeniedFields = (schema: GraphQLSchema) => {
  const top = schema.getQueryType();

  const operationOf = ({ document, operationName }: Selected) => {
    const operation = getOperationAST(document, operationName);
    if (operation == null) return undefined;
    const type = schema.getRootType(operation.operation) ?? undefined;
    return { operation, top: { type, set: operation.selectionSet } as Level };
  };

  /** The fields that an answer has under `key`; without a key, all. */
  const placesIn = (document: DocumentNode, { type, set }: Level, key?: string): Place[] => {
    const found: Place[] = [];
    const seen = new Set<string>();
    const look = (parent: GraphQLNamedType | undefined, selections?: SelectionSetNode): void => {
      for (const selection of selections?.selections ?? []) {
        if (selection.kind === Kind.FIELD) {
          if (key !== undefined && (selection.alias ?? selection.name).value !== key) continue;
          if (!isObjectType(parent) && !isInterfaceType(parent)) continue;
          const own = parent.getFields()[selection.name.value];
          const field = own ?? (parent === top ? META_FIELDS[selection.name.value] : undefined);
          if (field === undefined) continue;
          found.push({ coordinate: `${parent.name}.${field.name}`, field, node: selection });
          continue;
        }
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT
            ? selection
            : document.definitions.find(
                (each) =>
                  each.kind === Kind.FRAGMENT_DEFINITION &&
                  each.name.value === selection.name.value,
              );
        if (fragment?.kind !== Kind.INLINE_FRAGMENT) {
          if (fragment?.kind !== Kind.FRAGMENT_DEFINITION || seen.has(fragment.name.value))
            continue;
          seen.add(fragment.name.value);
        }
        const condition = fragment.typeCondition?.name.value;
        look(condition === undefined ? parent : schema.getType(condition), fragment.selectionSet);
      }
    };
    look(type, set);
    return found;
  };

  /** The fields on the way of `keys`, each with all that it may be; the last are the ones it leads to. */
  const wayOf = (document: DocumentNode, first: Level, keys: readonly string[]): Place[][] => {
    let levels: readonly Level[] = [first];
    const way: Place[][] = [];
    for (const key of keys) {
      const places = levels.flatMap((level) => placesIn(document, level, key));
      way.push(places);
      levels = places.map(({ field, node }) => ({
        type: getNamedType(field.type),
        set: node.selectionSet,
      }));
    }
    return way;
  };

  const argumentsOf = (places: Iterable<Place>, variables: Variables): DeniedFields => {
    const on: Record<string, Shown> = {};
    const names: string[] = [];
    for (const { coordinate, field, node } of places) {
      const declared = field.args.filter(({ name }) => !PAGING.has(name));
      if (declared.length === 0 || (node.arguments ?? []).length === 0) continue;
      const values = argumentsAsked(field, node, variables);
      if (values === undefined) continue;
      const described = describeInput(declared, values);
      if (Object.keys(described.on as object).length > 0) on[coordinate] = described.on;
      names.push(...described.hidden.map((name) => `${coordinate}.${name}`));
    }
    const isLong = JSON.stringify(on).length > MOST_ARGUMENTS;
    const hidden = isLong ? [...Object.keys(on), ...names] : names;
    return {
      ...(isLong || Object.keys(on).length === 0 ? {} : { on }),
      ...(hidden.length === 0 ? {} : { hidden: [...new Set(hidden)].slice(0, MOST_HIDDEN) }),
    };
  };

  /**
   * @param paths of errors, as they are answered; none is all that was asked for.
   * @param isValid whether the arguments are what the fields take.
   */
  return (selected: Selected, paths: readonly Path[], isValid = true): DeniedFields => {
    const found = operationOf(selected);
    if (found === undefined) return {};
    const { document } = selected;
    const { operation, top: level } = found;
    const keys = new Map(
      paths.map((path) => {
        const names = path.filter((part) => typeof part === 'string');
        return [names.join('\n'), names] as const;
      }),
    );
    const ways =
      keys.size === 0
        ? [[placesIn(document, level)]]
        : [...keys.values()].map((names) => wayOf(document, level, names));
    const ends = ways.flatMap((way) => way.at(-1) ?? []);
    const fields = [...new Set(ends.map(({ coordinate }) => coordinate))];
    const named = fields.length === 0 ? {} : { fields };
    if (!isValid) return named;
    const definitions = operation.variableDefinitions ?? [];
    const { coerced } = getVariableValues(schema, definitions, selected.variables ?? {});
    if (coerced === undefined) return named;
    const shown = ways.slice(0, MOST_WAYS).flat(2);
    return { ...named, ...argumentsOf(shown, coerced) };
  };
};
