import type { QueryResolvers } from '../../../../generated/resolvers.ts';
import { connectWorkspaces } from '../../workspace-connection.ts';

export const workspaces: QueryResolvers['workspaces'] = (_root, args, context) =>
  connectWorkspaces(context, args, 'Query');
