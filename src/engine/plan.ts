import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  GraphQLID,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLString,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { hasVariable } from '../core/has-variable.ts';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { type Arguments, planArguments } from './argument-plan.ts';
import { seesInfo } from './sees-info.ts';

/** An operation of a document, with what it was collected for: the values of `@skip` and `@include`. */
export interface PlanSource {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/** How a value of a type is completed. `isNullable` is whether null is a value of it. */
export type TypePlan = { readonly isNullable: boolean } & (
  | {
      readonly kind: 'leaf';
      readonly type: GraphQLLeafType;
      /** Whether a string is its own serialization. */
      readonly isText: boolean;
    }
  | { readonly kind: 'list'; readonly item: TypePlan }
  | { readonly kind: 'object'; readonly object: ObjectPlan }
  | {
      readonly kind: 'abstract';
      readonly type: GraphQLAbstractType;
      /** What is asked of each of its object types. */
      objectOf(type: GraphQLObjectType): ObjectPlan;
    }
);

/** The fields that are asked of an object. */
export interface ObjectLayout {
  /** Makes an object for the answer that is quick to fill and to write. */
  readonly Shape: new () => Record<string, unknown>;
  readonly fields: readonly FieldPlan[];
}

/** What is asked of an object. */
export interface ObjectPlan {
  /** Worked out when there first is such an object. */
  readonly layout: ObjectLayout;
}

class LazyObjectPlan implements ObjectPlan {
  readonly #make: () => ObjectLayout;
  #made: ObjectLayout | undefined;

  constructor(make: () => ObjectLayout) {
    this.#make = make;
  }

  get layout(): ObjectLayout {
    return (this.#made ??= this.#make());
  }
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
  /** Whether `resolve` can look at its fourth argument. */
  readonly seesInfo: boolean;
  /** Undefined where they depend on variables. */
  readonly args: Readonly<Record<string, unknown>> | undefined;
  /** Makes them from the variables then. */
  readonly makeArgs: ((variables: Record<string, unknown>) => Arguments) | undefined;
  readonly type: TypePlan;
}

const NO_ARGUMENTS = Object.freeze({});

/** What gives strings back as they are. */
const TEXT = new Set<unknown>([GraphQLString.serialize, GraphQLID.serialize, String]);

const isText = (type: GraphQLLeafType): boolean => isScalarType(type) && TEXT.has(type.serialize);

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

/**
 * Plain objects are written to JSON by V8's quick way, three times as fast as objects with another
 * prototype or none.
 *
 * @param names of the members to come: one that a plain object takes for its prototype needs another.
 */
const createShape = (names: readonly string[]): ObjectLayout['Shape'] => {
  const Shape = function () {
    // Its members are set where it is filled.
  } as unknown as ObjectLayout['Shape'];
  (Shape as { prototype: object }).prototype = names.includes('__proto__')
    ? (Object.create(null) as object)
    : Object.prototype;
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
    const make = (): ObjectLayout => {
      const collected = [...collect()];
      const fields = collected.flatMap(([responseName, nodes]) => {
        const [node] = nodes;
        const def = node && definitionOf(type, node.name.value);
        return def === undefined ? [] : [fieldPlan(type, responseName, [...nodes], node!, def)];
      });
      return { Shape: createShape(fields.map((field) => field.responseName)), fields };
    };
    return new LazyObjectPlan(make);
  };

  const fieldPlan = (
    parentType: GraphQLObjectType,
    responseName: string,
    nodes: FieldNode[],
    node: FieldNode,
    def: GraphQLField<unknown, unknown>,
  ): FieldPlan => {
    const args = constantArguments(def, node);
    return {
      index: size++,
      responseName,
      name: def.name,
      parentType,
      nodes,
      def,
      resolve: def.resolve,
      seesInfo: def.resolve !== undefined && seesInfo(def.resolve),
      args,
      makeArgs: args === undefined ? planArguments(def, node) : undefined,
      type: typePlan(def.type, nodes),
    };
  };

  const typePlan = (type: GraphQLOutputType, nodes: readonly FieldNode[]): TypePlan => {
    const isNullable = !isNonNullType(type);
    const bare = isNonNullType(type) ? type.ofType : type;
    if (isLeafType(bare)) return { isNullable, kind: 'leaf', type: bare, isText: isText(bare) };
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
