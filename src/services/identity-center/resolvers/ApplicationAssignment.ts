import { selectsOnly } from '../../../core/selection.ts';
import type { ApplicationAssignmentResolvers } from '../../../generated/resolvers.ts';

const KEYS = new Set(['id', 'arn']);

/** The fields of an application assignment that rest on sso-admin alone. */
export const ApplicationAssignment: Omit<ApplicationAssignmentResolvers, 'principal'> = {
  applicationArn: ({ applicationArn }) => applicationArn,
  async application({ applicationArn }, _args, { loaders }, info) {
    if (selectsOnly(info, KEYS)) return { applicationArn };
    const detail = await loaders.identityCenter.application(applicationArn);
    return detail === null ? null : { applicationArn, detail };
  },
  principalId: ({ principalId }) => principalId,
  principalType: ({ principalType }) => principalType,
};
