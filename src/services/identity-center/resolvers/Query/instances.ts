import type { QueryResolvers } from '../../../../generated/resolvers.ts';

export const instances: QueryResolvers['instances'] = (_root, _args, context) =>
  context.loaders.identityCenter.instances();
