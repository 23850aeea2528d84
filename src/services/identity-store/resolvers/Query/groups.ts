import type { QueryResolvers } from '../../../../generated/resolvers.ts';
import { connectGroups } from '../../principal-connection.ts';

export const groups: QueryResolvers['groups'] = async (_root, args, context) => {
  const { identityStoreId } = await context.instance(args.instance);
  return connectGroups(context, identityStoreId, args, 'Query');
};
