import type { MutationResolvers } from '../../../generated/resolvers.ts';
import { changeAssignments } from '../../bulk/change-assignments.ts';
import { bulkMutation } from '../../bulk/bulk-mutation.ts';

export const deleteAccountAssignments: MutationResolvers['deleteAccountAssignments'] = async (
  _root,
  { input },
  context,
) => {
  const isDry = input.dryRun ?? false;
  const answer = await bulkMutation(context, isDry, () =>
    changeAssignments(context, input.assignments, 'DELETE', isDry),
  );
  return { ...answer, results: answer.results ?? [] };
};
