import type { MutationResolvers } from '../../../generated/resolvers.ts';
import { mutation } from '../../../mutation.ts';
import { deleteAssignment } from '../../changes/delete-assignment.ts';

export const deleteAccountAssignment: MutationResolvers['deleteAccountAssignment'] = (
  _root,
  { input },
  context,
) => mutation(context, () => deleteAssignment(context, input));
