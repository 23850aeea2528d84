import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import type { AnswerSize, GatewayContext } from './context.ts';
import type { Connection } from './core/connection.ts';
import { GrowingConnection } from './core/growing-connection.ts';
import { when } from './core/when.ts';
import { GatewayError } from './core/errors.ts';
import { departureError, departureOf } from './upstream/scope-watch.ts';

/**
 * So many connections of a request are resolved before the process looks after others. What is in the
 * cache is answered without ever leaving the process's one thread: nested connections would keep it
 * until the last, and not even the deadline would be noticed.
 */
const CONNECTIONS_A_TURN = 100;

/**
 * The most objects that connections put into one answer, the connections themselves included. Lists
 * within lists multiply, and all of it is held in memory until it is sent. A page of 100 with a page of
 * 100 in each is a fifth of it.
 */
export const MAX_OBJECTS = 50_000;

/** So many connections say why they are left out: thousands would be an answer of errors. */
const MOST_TOLD = 100;

const LEFT_OUT = 'This connection, and others that are null, were left out.';

type Resolve = GraphQLFieldResolver<unknown, GatewayContext>;

/**
 * What stands for a connection that is left out: null.
 *
 * @throws Error why, unless enough have said so.
 */
const leaveOut = (answer: AnswerSize, error: Error): null => {
  answer.told += 1;
  if (answer.told > MOST_TOLD) return null;
  throw error;
};

const tooLarge = (): GatewayError =>
  new GatewayError(
    'COST_LIMIT',
    `One answer holds at most ${MAX_OBJECTS} objects, and this one would hold more. ${LEFT_OUT} ` +
      'Ask for smaller pages (`first`) or fewer lists within lists, and for the rest with `after`.',
  );

/** Why no more connections are put into the answer: its size, its deadline, or its client has gone. */
const endOf = ({ answer, scope, upstream }: GatewayContext): Error | undefined => {
  if (answer.objects > MAX_OBJECTS) return (answer.end ??= tooLarge());
  if (answer.connections < CONNECTIONS_A_TURN) return undefined;
  const departure = departureOf(upstream.clock, scope);
  if (departure === undefined) return undefined;
  return (answer.end ??=
    departure === 'deadline'
      ? new GatewayError('DEADLINE_EXCEEDED', `The deadline of the request has passed. ${LEFT_OUT}`)
      : departureError(scope, departure));
};

/** When this connection may be resolved; undefined is at once. */
const turnOf = (answer: AnswerSize): Promise<void> | undefined => {
  answer.connections += 1;
  if (answer.connections % CONNECTIONS_A_TURN === 0) {
    // One after the other: all that is set at once would come in the same round of the event loop.
    const before = answer.turn ?? Promise.resolve();
    const turn = before
      .then(() => new Promise<void>((resolve) => setImmediate(resolve)))
      .then(() => {
        // Whoever comes now need not wait.
        if (answer.turn === turn) delete answer.turn;
      });
    answer.turn = turn;
  }
  return answer.turn;
};

const paced =
  (resolve: Resolve): Resolve =>
  (source, args, context, info) => {
    const { answer } = context;
    const add = ({ nodes, gaps }: Connection<unknown>): void => {
      answer.objects += nodes.length;
      // Not every connection can have gaps.
      for (const gap of gaps ?? []) context.noticed.gap(gap);
    };
    const count = (
      connection: Connection<unknown> | GrowingConnection<unknown> | null,
    ): unknown => {
      // Its rows are a page's at most: what comes after it finds them counted.
      if (connection instanceof GrowingConnection) connection.whenWhole(add);
      else if (connection !== null) add(connection);
      const late = answer.objects > MAX_OBJECTS ? endOf(context) : undefined;
      return late === undefined ? connection : leaveOut(answer, late);
    };
    const resolveAndCount = (): unknown =>
      when(resolve(source, args, context, info) as Connection<unknown> | null, count);
    answer.objects += 1;
    const end = endOf(context);
    if (end !== undefined) return leaveOut(answer, end);
    const turn = turnOf(answer);
    if (turn === undefined) return resolveAndCount();
    return turn.then(() => {
      const early = endOf(context);
      return early === undefined ? resolveAndCount() : leaveOut(answer, early);
    });
  };

/** Bounds what connections within connections cost the process, in time and in memory. */
export const paceConnections = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!getNamedType(field.type).name.endsWith('Connection')) continue;
      field.resolve = paced((field.resolve ?? defaultFieldResolver) as Resolve);
    }
  }
  return schema;
};
