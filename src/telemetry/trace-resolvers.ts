import { defaultFieldResolver, type GraphQLSchema, isObjectType, type ResponsePath } from 'graphql';
import type { Clock } from '../core/clock.ts';
import type { GatewayContext } from '../context.ts';

/** What takes less is no answer to the question where the time goes. */
export const SLOW_MS = 10;

const toPath = (path: ResponsePath | undefined): readonly (string | number)[] =>
  path === undefined ? [] : [...toPath(path.prev), path.key];

/**
 * Has every field that has to be waited for told to the trace of its operation, where it took long. For
 * a process whose operations are traced: it costs each field a look.
 */
export const traceResolvers = (schema: GraphQLSchema, clock: Clock): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = field.resolve ?? defaultFieldResolver;
      const name = `${type.name}.${field.name}`;
      field.resolve = (source, args, context: GatewayContext, info): unknown => {
        const { trace } = context;
        const since = trace === undefined ? 0 : clock.now();
        const value: unknown = resolve(source, args, context, info);
        if (trace === undefined || !(value instanceof Promise)) return value;
        const told = (): void => {
          if (clock.now() - since >= SLOW_MS) trace.resolved(name, toPath(info.path), since);
        };
        value.then(told, told);
        return value;
      };
    }
  }
  return schema;
};
