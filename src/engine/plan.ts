import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type ValueNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';

/** An operation of a document, with what it was collected for: the values of `@skip` and `@include`. */
export interface PlanSource {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/** How a value of a type is completed. `isNullable` is whether null is a value of it. */
export type TypePlan = { readonly isNullable: boolean } & (
  | { readonly kind: 'leaf'; readonly type: GraphQLLeafType }
  | { readonly kind: 'list'; readonly item: TypePlan }
  | { readonly kind: 'object'; readonly object: ObjectPlan }
  | {
      readonly kind: 'abstract';
      readonly type: GraphQLAbstractType;
      /** What is asked of each of its object types. */
      objectOf(type: GraphQLObjectType): ObjectPlan;
    }
);

/** What is asked of an object: worked out when there first is one. */
export interface ObjectPlan {
  /** Makes an object for the answer: without a prototype's members, and quick to fill and to write. */
  readonly Shape: new () => Record<string, unknown>;
  readonly fields: readonly FieldPlan[];
}

/** One field of the answer. */
export interface FieldPlan {
  /** Its place in the plan: what an execution keeps by field, it keeps by this. */
  readonly index: number;
  readonly responseName: string;
  readonly name: string;
  readonly parentType: GraphQLObjectType;
  readonly nodes: FieldNode[];
  readonly def: GraphQLField<unknown, unknown>;
  /** Undefined for what is simply a member of its parent. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined;
  /** Undefined where they depend on variables. */
  readonly args: Readonly<Record<string, unknown>> | undefined;
  readonly type: TypePlan;
}

const NO_ARGUMENTS = Object.freeze({});

const hasVariable = (value: ValueNode): boolean => {
  switch (value.kind) {
    case Kind.VARIABLE:
      return true;
    case Kind.LIST:
      return value.values.some(hasVariable);
    case Kind.OBJECT:
      return value.fields.some((field) => hasVariable(field.value));
    default:
      return false;
  }
};

const constantArguments = (
  def: GraphQLField<unknown, unknown>,
  node: FieldNode,
): FieldPlan['args'] => {
  if (def.args.length === 0) return NO_ARGUMENTS;
  if (node.arguments?.some(({ value }) => hasVariable(value)) === true) return undefined;
  try {
    return Object.freeze(getArgumentValues(def, node));
  } catch {
    // Each execution meets the error at the field, where it belongs.
    return undefined;
  }
};

const createShape = (): ObjectPlan['Shape'] => {
  // Not `Object.create(null)`, which V8 keeps as a hash table.
  const Shape = function () {
    // Its members are set where it is filled.
  } as unknown as ObjectPlan['Shape'];
  (Shape as { prototype: object }).prototype = Object.create(null) as object;
  return Shape;
};

/** Works out, once, what executing the operation would find out about each object anew. */
export const createPlan = (source: PlanSource): ObjectPlan => {
  const { schema, operation, fragments, variableValues } = source;
  const queryType = schema.getQueryType();
  let size = 0;

  const definitionOf = (parent: GraphQLObjectType, name: string) => {
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    if (parent === queryType && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (parent === queryType && name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    return parent.getFields()[name];
  };

  const objectPlan = (
    type: GraphQLObjectType,
    collect: () => ReadonlyMap<string, readonly FieldNode[]>,
  ): ObjectPlan => {
    let fields: readonly FieldPlan[] | undefined;
    return {
      Shape: createShape(),
      get fields() {
        return (fields ??= [...collect()].flatMap(([responseName, nodes]) => {
          const [node] = nodes;
          const def = node && definitionOf(type, node.name.value);
          return def === undefined ? [] : [fieldPlan(type, responseName, [...nodes], node!, def)];
        }));
      },
    };
  };

  const fieldPlan = (
    parentType: GraphQLObjectType,
    responseName: string,
    nodes: FieldNode[],
    node: FieldNode,
    def: GraphQLField<unknown, unknown>,
  ): FieldPlan => ({
    index: size++,
    responseName,
    name: def.name,
    parentType,
    nodes,
    def,
    resolve: def.resolve,
    args: constantArguments(def, node),
    type: typePlan(def.type, nodes),
  });

  const typePlan = (type: GraphQLOutputType, nodes: readonly FieldNode[]): TypePlan => {
    const isNullable = !isNonNullType(type);
    const bare = isNonNullType(type) ? type.ofType : type;
    if (isLeafType(bare)) return { isNullable, kind: 'leaf', type: bare };
    if (isListType(bare))
      return { isNullable, kind: 'list', item: typePlan(bare.ofType as GraphQLOutputType, nodes) };
    const objectOf = (object: GraphQLObjectType): ObjectPlan =>
      objectPlan(object, () => collectSubfields(schema, fragments, variableValues, object, nodes));
    if (isObjectType(bare)) return { isNullable, kind: 'object', object: objectOf(bare) };
    const known = new Map<GraphQLObjectType, ObjectPlan>();
    return {
      isNullable,
      kind: 'abstract',
      type: bare,
      objectOf(object) {
        const plan = known.get(object) ?? objectOf(object);
        known.set(object, plan);
        return plan;
      },
    };
  };

  return objectPlan(queryType!, () =>
    collectFields(schema, fragments, variableValues, queryType!, operation.selectionSet),
  );
};
