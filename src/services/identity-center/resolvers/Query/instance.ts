import { GatewayError } from '../../../../core/errors.ts';
import type { QueryResolvers } from '../../../../generated/resolvers.ts';

export const instance: QueryResolvers['instance'] = async (_root, { arn }, context) => {
  try {
    return await context.instance(arn);
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
};
