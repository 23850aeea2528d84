import { type GraphQLSchema, isObjectType } from 'graphql';
import { forbidden, OPEN, requirementOf } from '../auth/permissions.ts';
import type { GatewayContext } from '../context.ts';
import { globalIds } from '../node-types.ts';

/**
 * Refuses an id of what the caller may not see, before anything is asked: the id says what it is of, and
 * whether that is there stays unsaid.
 *
 * @throws GatewayError FORBIDDEN; BAD_USER_INPUT at `argument` for what is no id of this gateway.
 */
export const checkMaySee = (
  { permissions }: GatewayContext,
  schema: GraphQLSchema,
  id: string,
  argument: string,
): void => {
  if (permissions.isAll) return;
  const name = globalIds.decode(id, argument).type;
  const type = schema.getType(name);
  const requirement = (isObjectType(type) ? requirementOf(type) : undefined) ?? OPEN;
  if (!permissions.allows(requirement)) throw forbidden(requirement, `\`${argument}\`: ${name}`);
};
