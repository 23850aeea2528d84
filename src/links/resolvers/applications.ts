import type {
  ApplicationAssignmentResolvers,
  ApplicationResolvers,
} from '../../generated/resolvers.ts';
import { linkAccount } from '../link-account.ts';
import { findPrincipal } from '../principal.ts';

export const Application: Pick<ApplicationResolvers, 'applicationAccount'> = {
  async applicationAccount({ applicationArn, detail }, _args, context, info) {
    const application =
      detail ?? (await context.loaders.identityCenter.application(applicationArn));
    return linkAccount(context, application?.ApplicationAccount, info);
  },
};

export const ApplicationAssignment: Pick<ApplicationAssignmentResolvers, 'principal'> = {
  principal: async (row, _args, context) =>
    findPrincipal(context, await context.instance(row.instanceArn), row),
};
