import type { QueryResolvers } from '../../../../generated/resolvers.ts';

export const organization: QueryResolvers['organization'] = (_root, _args, { loaders }) =>
  loaders.organizations.organization();
