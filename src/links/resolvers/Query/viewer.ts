import type { GatewayContext } from '../../../context.ts';
import { GatewayError } from '../../../core/errors.ts';
import type { QueryResolvers } from '../../../generated/resolvers.ts';
import { mayDo } from '../../may-do.ts';

/** Without an answer of STS the gateway still says what it stands in front of. */
const identity = async ({ loaders, knowledge, log }: GatewayContext) => {
  try {
    const found = await loaders.sts.callerIdentity();
    knowledge.accountId = found.accountId;
    return found;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    log.warn({ code: error.code }, 'GetCallerIdentity failed');
    return {};
  }
};

export const viewer: QueryResolvers['viewer'] = async (_root, _args, context, info) => {
  const { kind, region, writes } = context.info;
  const { accountId, arn }: { accountId?: string; arn?: string } = await identity(context);
  return {
    caller: context.caller.name,
    scopes: [...context.permissions.scopes],
    ...mayDo(context, info.schema),
    upstream: { kind, accountId, region, partition: arn?.split(':')[1], arn, writes },
  };
};
