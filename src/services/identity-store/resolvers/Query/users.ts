import type { QueryResolvers } from '../../../../generated/resolvers.ts';
import { connectUsers } from '../../principal-connection.ts';

export const users: QueryResolvers['users'] = async (_root, args, context) => {
  const { identityStoreId } = await context.instance(args.instance);
  return connectUsers(context, identityStoreId, args, 'Query');
};
