import type { QueryResolvers } from '../../../../generated/resolvers.ts';
import { connectAccounts } from '../../account-connection.ts';

export const accounts: QueryResolvers['accounts'] = (_root, args, context) =>
  connectAccounts(context, args, 'Query');
