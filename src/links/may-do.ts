import {
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInputObjectType,
} from 'graphql';
import { OPEN, type Permissions, requirementOf } from '../auth/permissions.ts';
import { ALL_SCOPES, SCOPES } from '../auth/scopes.ts';
import type { GatewayContext } from '../context.ts';
import type { Viewer } from '../generated/resolvers.ts';

/** The fields of a root type that the caller may ask for. */
const fieldsOf = (
  type: GraphQLObjectType | null | undefined,
  permissions: Permissions,
): readonly string[] =>
  Object.values(type?.getFields() ?? {})
    .filter((field) => permissions.allows(requirementOf(field) ?? OPEN))
    .map(({ name }) => name);

/** The changes that can be tried while nothing may be changed: those that can be run dry. */
const canRunDry = (type: GraphQLObjectType | null | undefined, name: string): boolean => {
  const given = type?.getFields()[name]?.args[0]?.type;
  const input = given && getNamedType(given);
  return isInputObjectType(input) && 'dryRun' in input.getFields();
};

/** What a caller may do, as `viewer` tells it. */
export const mayDo = (
  { permissions, guard, info }: GatewayContext,
  schema: GraphQLSchema,
): Pick<Viewer, 'permissions' | 'allowed' | 'freshUntil'> => {
  const mutations = schema.getMutationType();
  return {
    permissions: ALL_SCOPES.map((scope) => ({
      scope,
      description: SCOPES[scope],
      granted: permissions.has(scope),
    })),
    allowed: {
      queries: fieldsOf(schema.getQueryType(), permissions),
      mutations: fieldsOf(mutations, permissions).filter(
        (name) => info.writes || canRunDry(mutations, name),
      ),
      subscriptions: fieldsOf(schema.getSubscriptionType(), permissions),
    },
    freshUntil: guard.freshUntil === undefined ? null : new Date(guard.freshUntil),
  };
};
