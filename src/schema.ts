import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { resolvers } from './resolvers.ts';

const folder = new URL('../schema/', import.meta.url);

/** The contract in `schema/` with its resolvers. */
export const createSchema = (): GraphQLSchema =>
  makeExecutableSchema({
    typeDefs: readdirSync(folder)
      .filter((file) => file.endsWith('.graphql'))
      .sort()
      .map((file) => readFileSync(new URL(file, folder), 'utf8')),
    resolvers: resolvers as Parameters<typeof makeExecutableSchema>[0]['resolvers'],
    inheritResolversFromInterfaces: false,
  });
