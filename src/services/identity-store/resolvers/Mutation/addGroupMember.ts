import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { addMember, membershipOf } from '../../group-membership.ts';

export const addGroupMember: MutationResolvers['addGroupMember'] = (_root, { input }, context) =>
  mutation(context, () => addMember(context, membershipOf(input)));
