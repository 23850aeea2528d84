import {
  type FieldNode,
  getArgumentValues,
  type GraphQLField,
  type GraphQLInputType,
  isInputObjectType,
  isNonNullType,
  Kind,
  type ValueNode,
  valueFromAST,
} from 'graphql';
import { hasVariable } from '../core/has-variable.ts';

type Values = Readonly<Record<string, unknown>>;

/** Makes a value from the variables; undefined for one that is not given, or not right. */
type Build = (variables: Values) => unknown;

/** The arguments of a field, as its resolver gets them. */
export type Arguments = Record<string, unknown>;

/** A value with a name: an argument, or a member of an input object. */
interface Named {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly defaultValue?: unknown;
}

interface Part {
  readonly name: string;
  readonly isRequired: boolean;
  readonly fallback: unknown;
  /** Undefined for what the document does not name. */
  readonly build: Build | undefined;
  /** The variable that it is, if it is one. */
  readonly variable: string | undefined;
}

/** Thrown at what GraphQL itself has to work out, each time. */
class NotPlain extends Error {}

const partOf = ({ name, type, defaultValue }: Named, value: ValueNode | undefined): Part => ({
  name,
  isRequired: isNonNullType(type),
  fallback: defaultValue,
  build: value && buildOf(value, type),
  variable: value?.kind === Kind.VARIABLE ? value.name.value : undefined,
});

/** Sets what is given, and the default of what is not, in the order of the type. */
const fill = (target: Arguments, parts: readonly Part[], variables: Values): boolean => {
  for (const { name, isRequired, fallback, build, variable } of parts) {
    const isGiven =
      build !== undefined && (variable === undefined || Object.hasOwn(variables, variable));
    if (isGiven) {
      const value = build(variables);
      if (value === undefined) return false;
      target[name] = value;
    } else if (fallback !== undefined) target[name] = fallback;
    else if (isRequired) return false;
  }
  return true;
};

/** @throws NotPlain for lists with variables in them. */
const buildOf = (node: ValueNode, type: GraphQLInputType): Build => {
  if (!hasVariable(node)) {
    const value: unknown = valueFromAST(node, type);
    return () => value;
  }
  if (isNonNullType(type)) {
    const build = buildOf(node, type.ofType);
    return (variables) => build(variables) ?? undefined;
  }
  if (node.kind === Kind.VARIABLE) {
    const { value: name } = node.name;
    return (variables) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  }
  if (node.kind !== Kind.OBJECT || !isInputObjectType(type)) throw new NotPlain();
  const given = new Map(node.fields.map((field) => [field.name.value, field.value]));
  const parts = Object.values(type.getFields()).map((field) =>
    partOf(field, given.get(field.name)),
  );
  return (variables) => {
    const target: Arguments = {};
    if (!fill(target, parts, variables)) return undefined;
    if (!type.isOneOf) return target;
    const [only, ...others] = Object.values(target);
    return only == null || others.length > 0 ? undefined : target;
  };
};

/**
 * Works out once what of a field's arguments the variables decide, so that an execution only puts them in.
 * What is not right is left to `getArgumentValues`, which knows what to say.
 */
export const planArguments = (
  def: GraphQLField<unknown, unknown>,
  node: FieldNode,
): ((variables: Record<string, unknown>) => Arguments) => {
  const workOut = (variables: Record<string, unknown>): Arguments =>
    getArgumentValues(def, node, variables);
  const given = new Map(node.arguments?.map(({ name, value }) => [name.value, value]));
  try {
    const parts = def.args.map((arg) => partOf(arg, given.get(arg.name)));
    return (variables) => {
      const target: Arguments = {};
      return fill(target, parts, variables) ? target : workOut(variables);
    };
  } catch (error) {
    if (error instanceof NotPlain) return workOut;
    throw error;
  }
};
