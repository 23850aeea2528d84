import type { QueryResolvers } from '../../../../generated/resolvers.ts';
import { connectOperations } from '../../operation-connection.ts';

export const operations: QueryResolvers['operations'] = async (_root, args, context) =>
  connectOperations(context, await context.instance(args.instance), args, 'Query');
