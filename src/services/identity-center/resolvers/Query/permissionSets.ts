import type { QueryResolvers } from '../../../../generated/resolvers.ts';
import { connectPermissionSets } from '../../permission-set-connection.ts';

export const permissionSets: QueryResolvers['permissionSets'] = async (_root, args, context) =>
  connectPermissionSets(context, await context.instance(args.instance), args, 'Query');
