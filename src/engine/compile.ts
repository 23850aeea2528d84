import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { createCoercion } from './coerce-variables.ts';
import { Frame } from './frame.ts';
import { createPlan, type ObjectPlan } from './plan.ts';
import { type Run, runObject } from './run.ts';

/** A query that has been compiled; undefined is an execution that is not for it. */
export type Compiled = (
  args: Pick<ExecutionArgs, 'contextValue' | 'rootValue' | 'variableValues'>,
) => ExecutionResult | Promise<ExecutionResult> | undefined;

/** Each combination of what `@skip` and `@include` are told is a plan of its own: so many at most. */
const MAX_PLANS = 16;

/** What only the reference executor knows: answers that come in parts. */
const INCREMENTAL = new Set(['defer', 'stream']);

/** The variables that `@skip` and `@include` ask for; undefined for a document that is not compiled. */
const conditionsOf = (document: DocumentNode): readonly string[] | undefined => {
  const names = new Set<string>();
  let isIncremental = false;
  visit(document, {
    Directive({ name, arguments: args = [] }) {
      isIncremental ||= INCREMENTAL.has(name.value);
      for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return isIncremental ? undefined : [...names];
};

/** Whether the schema leaves everything to `resolveType`: `isTypeOf` is not known here. */
const isSupported = (schema: GraphQLSchema): boolean =>
  Object.values(schema.getTypeMap()).every(
    (type) => !isObjectType(type) || type.isTypeOf === undefined || type.isTypeOf === null,
  );

const supported = new WeakMap<GraphQLSchema, boolean>();

/**
 * Compiles a query of a valid document to closures: what the reference executor finds out for each
 * object anew (which fields, of what type, with which arguments, resolved by what) is found out once,
 * and an object whose values are to come is counted down instead of being a promise of promises.
 *
 * The answer is the reference executor's, byte for byte (`test/engine/conformance.test.ts`).
 *
 * @param operation one of the document's.
 * @returns undefined for what is not compiled: mutations, subscriptions, answers in parts.
 */
export const compile = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Compiled | undefined => {
  if (operation.operation !== OperationTypeNode.QUERY) return undefined;
  if (!supported.has(schema)) supported.set(schema, isSupported(schema));
  const conditions = conditionsOf(document);
  if (conditions === undefined || supported.get(schema) !== true) return undefined;
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  const plans = new Map<string, ObjectPlan>();
  const coerce = createCoercion(schema, operation.variableDefinitions ?? []);

  const planFor = (variableValues: Record<string, unknown>): ObjectPlan | undefined => {
    const key = conditions.map((name) => (variableValues[name] === true ? '1' : '0')).join('');
    const known = plans.get(key);
    if (known !== undefined || plans.size >= MAX_PLANS) return known;
    const plan = createPlan({ schema, operation, fragments, variableValues });
    plans.set(key, plan);
    return plan;
  };

  return ({ contextValue: context, rootValue, variableValues: given }) => {
    const coerced = coerce(given ?? {});
    // The reference executor says what is wrong with them.
    if (coerced === undefined) return undefined;
    const plan = planFor(coerced);
    if (plan === undefined) return undefined;
    const errors: GraphQLError[] = [];
    const run: Run = {
      schema,
      fragments,
      operation,
      rootValue,
      context,
      variableValues: coerced,
      errors,
      args: [],
    };
    const answer = (data: unknown): ExecutionResult =>
      errors.length === 0
        ? { data: data as ExecutionResult['data'] }
        : { errors, data: data as ExecutionResult['data'] };
    const fail = (error: unknown): ExecutionResult => {
      errors.push(error as GraphQLError);
      return answer(null);
    };
    try {
      const data = runObject(run, plan, rootValue, undefined);
      return data instanceof Frame ? data.toPromise().then(answer, fail) : answer(data);
    } catch (error) {
      return fail(error);
    }
  };
};
