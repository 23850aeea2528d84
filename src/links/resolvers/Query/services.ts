import type { QueryResolvers } from '../../../generated/resolvers.ts';
import type { ServiceId } from '../../../upstream/types.ts';

const SERVICES: readonly ServiceId[] = ['sso-admin', 'identitystore', 'organizations', 'sts'];

/** What the gateway knows of each service without asking: no call is made. */
export const services: QueryResolvers['services'] = (_root, _args, context) => {
  const quotas = context.upstream.quotas();
  return SERVICES.map((name) => {
    const { state, reason, seenAt } = context.upstream.health(name);
    return {
      name,
      region: context.info.region,
      state: state === 'UNKNOWN' ? 'AVAILABLE' : state,
      reason,
      lastAnsweredAt: seenAt === undefined ? null : new Date(seenAt),
      quotas: quotas
        .filter((quota) => quota.service === name)
        .map(({ target, ...quota }) => ({
          operationClass: quota.operationClass,
          accountId: target.accountId === 'self' ? null : target.accountId,
          region: target.region,
          limit: quota.limit,
          allowed: quota.allowed,
          used: quota.used,
          waiting: quota.waiting,
          throttled: quota.throttled,
        })),
      refusals: [...context.knowledge.refused.values()]
        .filter((refusal) => refusal.service === name)
        .map(({ operation, code, at }) => ({ operation, code, refusedAt: new Date(at) })),
    };
  });
};
