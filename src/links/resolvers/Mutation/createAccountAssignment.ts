import type { MutationResolvers } from '../../../generated/resolvers.ts';
import { mutation } from '../../../mutation.ts';
import { createAssignment } from '../../changes/create-assignment.ts';

export const createAccountAssignment: MutationResolvers['createAccountAssignment'] = (
  _root,
  { input },
  context,
) => mutation(context, () => createAssignment(context, input));
