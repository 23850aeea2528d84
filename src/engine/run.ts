/* eslint-disable max-lines -- completing a value, an object and a list call each other */
import {
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { addPath, type Path } from 'graphql/jsutils/Path.js';
import { Frame, handleFailure, pathOf, type Slot } from './frame.ts';
import type { FieldPlan, ObjectPlan, TypePlan } from './plan.ts';

/** One execution of a plan. */
export interface Run {
  readonly schema: GraphQLSchema;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly operation: OperationDefinitionNode;
  readonly rootValue: unknown;
  readonly context: unknown;
  readonly variableValues: Record<string, unknown>;
  readonly errors: GraphQLError[];
  /** The arguments that depend on variables, by the index of the field. */
  readonly args: (Record<string, unknown> | undefined)[];
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { readonly then?: unknown }).then === 'function';

/** Stands for what a resolver cannot see. */
const NO_INFO = undefined as unknown as GraphQLResolveInfo;

const argumentsOf = (run: Run, field: FieldPlan): Record<string, unknown> =>
  field.args ?? (run.args[field.index] ??= field.makeArgs!(run.variableValues));

const infoOf = (run: Run, field: FieldPlan, path: Path): GraphQLResolveInfo => ({
  fieldName: field.name,
  fieldNodes: field.nodes,
  returnType: field.def.type,
  parentType: field.parentType,
  path,
  schema: run.schema,
  fragments: run.fragments,
  rootValue: run.rootValue,
  operation: run.operation,
  variableValues: run.variableValues,
});

/** A field without a resolver: the member of its parent with its name, called if it is a function. */
const memberOf = (run: Run, field: FieldPlan, source: unknown, path: Path | undefined): unknown => {
  if (source === null || (typeof source !== 'object' && typeof source !== 'function')) {
    return undefined;
  }
  const parent = source as Record<string, unknown>;
  const value = parent[field.name];
  if (typeof value !== 'function') return value;
  const at = addPath(path, field.responseName, field.parentType.name);
  const method = parent as Record<string, (...all: readonly unknown[]) => unknown>;
  return method[field.name]?.(argumentsOf(run, field), run.context, infoOf(run, field, at));
};

/** The values of an object's fields, or the frame that will have them. */
export const runObject = (
  run: Run,
  plan: ObjectPlan,
  source: unknown,
  path: Path | undefined,
): unknown => {
  const { Shape, fields } = plan.layout;
  const target = new Shape();
  let frame: Frame | undefined;
  for (const field of fields) {
    const { responseName, resolve, type } = field;
    let at: Path | undefined;
    let value: unknown;
    try {
      if (resolve === undefined) value = memberOf(run, field, source, path);
      else if (field.seesInfo) {
        at = addPath(path, responseName, field.parentType.name);
        value = resolve(source, argumentsOf(run, field), run.context, infoOf(run, field, at));
      } else value = resolve(source, argumentsOf(run, field), run.context, NO_INFO);
      if (typeof value === 'string' && type.kind === 'leaf' && type.isText) {
        target[responseName] = value;
        continue;
      }
      if (isPromise(value)) {
        // Its place is kept: the answer is in the order of the question.
        target[responseName] = undefined;
        frame ??= new Frame(target, run.errors);
        frame.pending += 1;
        const slot = { field, isNullable: type.isNullable, path, key: responseName };
        awaitValue(run, type, frame, slot, value);
        continue;
      }
      if (type.kind !== 'leaf') at ??= addPath(path, responseName, field.parentType.name);
      value = complete(run, type, field, value, at);
    } catch (thrown) {
      const slot = { field, isNullable: type.isNullable, path, key: responseName };
      try {
        value = handleFailure(run.errors, slot, thrown);
      } catch (error) {
        if (frame === undefined) throw error;
        frame.early = { error };
        return frame;
      }
    }
    if (value instanceof Frame) {
      target[responseName] = undefined;
      frame ??= new Frame(target, run.errors);
      value.attach(frame, { field, isNullable: type.isNullable, path, key: responseName });
    } else target[responseName] = value;
  }
  return frame ?? target;
};

/** Completes a value of `frame` when it comes; it has been counted as pending. */
const awaitValue = (
  run: Run,
  type: TypePlan,
  frame: Frame,
  slot: Slot,
  promise: PromiseLike<unknown>,
): void => {
  const onValue = (value: unknown): void => {
    let completed: unknown;
    try {
      const at = type.kind === 'leaf' ? undefined : pathOf(slot);
      completed = complete(run, type, slot.field, value, at);
    } catch (error) {
      frame.reject(slot, error);
      return;
    }
    if (completed instanceof Frame) {
      completed.attach(frame, slot);
      frame.pending -= 1;
    } else frame.set(slot.key, completed);
  };
  const native = promise instanceof Promise ? promise : Promise.resolve(promise);
  native.then(onValue, (error: unknown) => frame.reject(slot, error));
};

/** @param path of the value; undefined is enough for a leaf. */
const complete = (
  run: Run,
  type: TypePlan,
  field: FieldPlan,
  value: unknown,
  path: Path | undefined,
): unknown => {
  if (typeof value === 'object' && value instanceof Error) throw value;
  if (value === null || value === undefined) {
    if (type.isNullable) return null;
    throw new Error(
      `Cannot return null for non-nullable field ${field.parentType.name}.${field.name}.`,
    );
  }
  switch (type.kind) {
    case 'leaf':
      return completeLeaf(type.type, value);
    case 'object':
      return runObject(run, type.object, value, path);
    case 'list':
      return completeList(run, type.item, field, value, path!);
    case 'abstract':
      return completeAbstract(run, type, field, value, path!);
  }
};

const completeLeaf = (type: GraphQLLeafType, value: unknown): unknown => {
  let serialized: unknown;
  try {
    serialized = type.serialize(value);
  } catch (error) {
    // What a scalar says of a value is no refusal of an input.
    if (error instanceof GraphQLError) throw new Error(error.message, { cause: error });
    throw error;
  }
  if (serialized === null || serialized === undefined) {
    throw new Error(`Expected \`${type.name}.serialize\` to return a value.`);
  }
  return serialized;
};

const completeList = (
  run: Run,
  type: TypePlan,
  field: FieldPlan,
  list: unknown,
  path: Path,
): unknown => {
  if (
    typeof list !== 'object' ||
    typeof (list as Partial<Iterable<unknown>>)[Symbol.iterator] !== 'function'
  ) {
    throw new GraphQLError(
      `Expected Iterable, but did not find one for field "${field.parentType.name}.${field.name}".`,
    );
  }
  // Arrays are gone through by index, which is what their iterator does.
  const items = Array.isArray(list) ? list : [...(list as Iterable<unknown>)];
  const target = new Array<unknown>(items.length);
  const isLeaf = type.kind === 'leaf';
  let frame: Frame | undefined;
  for (let index = 0; index < items.length; index += 1) {
    const item: unknown = items[index];
    let value: unknown;
    if (isPromise(item)) {
      target[index] = undefined;
      frame ??= new Frame(target, run.errors);
      frame.pending += 1;
      const slot = { field, isNullable: type.isNullable, path, key: index };
      awaitValue(run, type, frame, slot, item);
      continue;
    }
    try {
      const at = isLeaf ? undefined : addPath(path, index, undefined);
      value = complete(run, type, field, item, at);
    } catch (thrown) {
      const slot = { field, isNullable: type.isNullable, path, key: index };
      value = handleFailure(run.errors, slot, thrown);
    }
    if (value instanceof Frame) {
      target[index] = undefined;
      frame ??= new Frame(target, run.errors);
      value.attach(frame, { field, isNullable: type.isNullable, path, key: index });
    } else target[index] = value;
  }
  return frame ?? target;
};

const completeAbstract = (
  run: Run,
  plan: TypePlan & { readonly kind: 'abstract' },
  field: FieldPlan,
  value: unknown,
  path: Path,
): unknown => {
  const { type } = plan;
  const name: unknown =
    type.resolveType === undefined || type.resolveType === null
      ? (value as { readonly __typename?: unknown }).__typename
      : type.resolveType(value, run.context, infoOf(run, field, path), type);
  const withType = (found: unknown): unknown =>
    runObject(run, plan.objectOf(objectTypeOf(run, plan, field, found)), value, path);
  if (!isPromise(name)) return withType(name);
  const frame = new Frame([undefined], run.errors, true);
  frame.pending += 1;
  name.then(
    (found) => {
      try {
        const object = withType(found);
        if (object instanceof Frame) {
          object.attach(frame, { field, isNullable: false, path, key: 0 });
          frame.pending -= 1;
        } else frame.set(0, object);
      } catch (error) {
        frame.fail(error);
      }
    },
    (error: unknown) => frame.fail(error),
  );
  return frame;
};

const objectTypeOf = (
  { schema }: Run,
  { type }: TypePlan & { readonly kind: 'abstract' },
  field: FieldPlan,
  name: unknown,
): GraphQLObjectType => {
  const at = `${field.parentType.name}.${field.name}`;
  const fault = (message: string): GraphQLError =>
    new GraphQLError(message, { nodes: field.nodes });
  if (name === null || name === undefined) {
    throw fault(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${at}". Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
    );
  }
  const found = typeof name === 'string' ? schema.getType(name) : undefined;
  if (found === undefined) {
    throw fault(
      `Abstract type "${type.name}" was resolved to a type "${typeof name === 'string' ? name : typeof name}" that does not exist inside the schema.`,
    );
  }
  if (!isObjectType(found)) {
    throw fault(`Abstract type "${type.name}" was resolved to a non-object type "${found.name}".`);
  }
  if (!schema.isSubType(type, found)) {
    throw fault(`Runtime Object type "${found.name}" is not a possible type for "${type.name}".`);
  }
  return found;
};
