import type { QueryResolvers } from '../../../../generated/resolvers.ts';
import { findEnvironment } from '../../find-environment.ts';

export const environment: QueryResolvers['environment'] = (_root, { by }, context) =>
  findEnvironment(context, by);
