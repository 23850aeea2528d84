import type { QueryResolvers } from '../../../../generated/resolvers.ts';
import { connectEnvironments } from '../../environment-connection.ts';

export const environments: QueryResolvers['environments'] = (_root, args, context) =>
  connectEnvironments(context, args, 'Query');
