import type { GatewayContext } from '../../../context.ts';
import { GatewayError } from '../../../core/errors.ts';
import type { QueryResolvers } from '../../../generated/resolvers.ts';

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

const momentOf = (ms: number | undefined): Date | null => (ms === undefined ? null : new Date(ms));

export const viewer: QueryResolvers['viewer'] = async (_root, _args, context) => {
  const { kind, region, writes } = context.info;
  const found: { accountId?: string; arn?: string } = await identity(context);
  const { rows } = context.loaders;
  const isSeen =
    found.accountId === undefined || rows.seesAll || (await rows.sees(found.accountId));
  const { accountId, arn } = isSeen ? found : {};
  const { caller } = context;
  return {
    caller: caller.name,
    authentication: caller.authentication,
    scopes: [...caller.scopes],
    groups: caller.groups,
    authenticatedAt: momentOf(caller.authenticatedAt),
    expiresAt: momentOf(caller.expiresAt),
    upstream: { kind, accountId, region, partition: found.arn?.split(':')[1], arn, writes },
  };
};
