import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { describeInput } from './describe-input.ts';
import { changingOf, endingOf } from './payload.ts';

/** What hands out credentials, and changes nothing. */
const CREDENTIALS = 'issueProgrammaticCredentials';

/**
 * Has every mutation written down before it does anything, and what came of it before it is answered.
 * In the schema, so that none can be forgotten.
 */
export const auditMutations = (schema: GraphQLSchema): GraphQLSchema => {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    const what = field.name === CREDENTIALS ? 'credentials' : 'change';
    field.resolve = (source, args: Readonly<Record<string, unknown>>, context, info): unknown => {
      const { trail, info: upstream } = context as GatewayContext;
      if (trail === undefined) throw new Error(`${field.name} was asked without a record of it.`);
      const { on, hidden } = describeInput(field.args, args);
      const intent = {
        operation: info.operation.name?.value,
        fields: [field.name],
        what,
        on,
        ...(hidden.length === 0 ? {} : { hidden }),
      } as const;
      return trail.change(
        intent,
        upstream.writes,
        () => resolve(source, args, context, info),
        (answer) => ({ ...endingOf(answer), changing: changingOf(field.name, answer) }),
      );
    };
  }
  return schema;
};
