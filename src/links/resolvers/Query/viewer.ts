import type { QueryResolvers } from '../../../generated/resolvers.ts';
import { mayDo } from '../../may-do.ts';
import { UpstreamIdentityModel } from '../../upstream-identity.ts';

const momentOf = (ms: number | undefined): Date | null => (ms === undefined ? null : new Date(ms));

export const viewer: QueryResolvers['viewer'] = (_root, _args, context, info) => {
  const { caller } = context;
  return {
    caller: caller.name,
    authentication: caller.authentication,
    scopes: [...context.permissions.scopes],
    ...mayDo(context, info.schema),
    groups: caller.groups,
    authenticatedAt: momentOf(caller.authenticatedAt),
    expiresAt: momentOf(caller.expiresAt),
    upstream: new UpstreamIdentityModel(context),
  };
};
