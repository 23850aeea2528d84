import type { QueryResolvers } from '../../../generated/resolvers.ts';

/** What the gateway knows of each service without asking: no call is made. */
export const services: QueryResolvers['services'] = (_root, _args, { upstream, knowledge }) => {
  const accountIdOf = (accountId: string) =>
    accountId === 'self' ? (knowledge.accountId ?? null) : accountId;
  return upstream
    .services()
    .map(({ service, region, answeredAt, quotas, refusals, ...status }) => ({
      ...status,
      name: service,
      region,
      lastAnsweredAt: answeredAt === undefined ? null : new Date(answeredAt),
      quotas: quotas.map(({ target, ...quota }) => ({
        ...quota,
        accountId: accountIdOf(target.accountId),
        region: target.region,
      })),
      refusals: refusals.map(({ accountId, at, ...refusal }) => ({
        ...refusal,
        accountId: accountIdOf(accountId),
        refusedAt: new Date(at),
      })),
    }));
};
