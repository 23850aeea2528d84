import type { UpstreamIdentityResolvers } from '../../generated/resolvers.ts';

/** What is of `GetCallerIdentity` waits for it; the others are known without asking. */
export const UpstreamIdentity: UpstreamIdentityResolvers = {
  kind: ({ kind }) => kind,
  region: ({ region }) => region,
  writes: ({ writes }) => writes,
  accountId: async (identity) => (await identity.seen()).accountId,
  arn: async (identity) => (await identity.seen()).arn,
  // Which of AWS's partitions it is, is told to everybody.
  partition: async (identity) => (await identity.whole()).arn?.split(':')[1],
};
