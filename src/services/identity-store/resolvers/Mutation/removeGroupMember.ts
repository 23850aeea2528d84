import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { membershipOf, removeMember } from '../../group-membership.ts';

export const removeGroupMember: MutationResolvers['removeGroupMember'] = (
  _root,
  { input },
  context,
) => mutation(context, () => removeMember(context, membershipOf(input)));
