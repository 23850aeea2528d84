import { readdirSync, readFileSync } from 'node:fs';
import { addResolversToSchema } from '@graphql-tools/schema';
import { buildASTSchema, defaultFieldResolver, type GraphQLSchema, parse } from 'graphql';
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

/** The contract in `schema/`, as one document: without the places of its words, which nobody asks for. */
const contract = (): GraphQLSchema => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  const sdl = files.sort().map((file) => readFileSync(new URL(file, folder), 'utf8'));
  // Tests validate it; at each start it would take a twentieth of a second for nothing.
  return buildASTSchema(parse(sdl.join('\n'), { noLocation: true }), { assumeValidSDL: true });
};

/** The contract with its resolvers. They are put into the schema that is there: nobody else has it. */
const executable = (): GraphQLSchema =>
  addResolversToSchema({
    schema: contract(),
    resolvers: resolvers as Parameters<typeof addResolversToSchema>[0]['resolvers'],
    inheritResolversFromInterfaces: false,
    updateResolversInPlace: true,
  });

/**
 * The contract, with what is asked before each field: outermost the record, since what is refused is
 * written down, too; then whether the caller may; then whether its arguments are right.
 */
export const createSchema = (): GraphQLSchema =>
  auditMutations(requireScopes(checkFirst(paceConnections(executable()))));
