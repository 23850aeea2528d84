import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import { auditMutations } from './audit/audit-mutations.ts';
import { checkArguments } from './core/check-arguments.ts';
import { inputRules } from './input-rules.ts';
import { paceConnections } from './pace-connections.ts';
import { requireScopes } from './require-scopes.ts';
import { resolvers } from './resolvers.ts';

const folder = new URL('../schema/', import.meta.url);

/** Has every root field look at its arguments, and at those beneath it, before it does anything. */
const checkFirst = (schema: GraphQLSchema): GraphQLSchema => {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args: Readonly<Record<string, unknown>>, context, info): unknown => {
        checkArguments(inputRules, info, args);
        return resolve(source, args, context, info);
      };
    }
  }
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const { subscribe } = field;
    field.subscribe = (source, args, context, info): unknown => {
      checkArguments(inputRules, info);
      return subscribe?.(source, args, context, info);
    };
  }
  return schema;
};

/** The contract in `schema/` with its resolvers. */
const executable = (): GraphQLSchema =>
  makeExecutableSchema({
    typeDefs: readdirSync(folder)
      .filter((file) => file.endsWith('.graphql'))
      .sort()
      .map((file) => readFileSync(new URL(file, folder), 'utf8')),
    resolvers: resolvers as Parameters<typeof makeExecutableSchema>[0]['resolvers'],
    inheritResolversFromInterfaces: false,
    // Tests validate it; at each start it would take a twentieth of a second for nothing.
    assumeValidSDL: true,
  });

/**
 * The contract, with what is asked before each field: outermost the record, since what is refused is
 * written down, too; then whether the caller may; then whether its arguments are right.
 */
export const createSchema = (): GraphQLSchema =>
  auditMutations(requireScopes(checkFirst(paceConnections(executable()))));
