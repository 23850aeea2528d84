import type { MutationResolvers } from '../../../generated/resolvers.ts';
import { changeAssignments } from '../../bulk/change-assignments.ts';
import { bulkMutation } from '../../bulk/bulk-mutation.ts';

export const createAccountAssignments: MutationResolvers['createAccountAssignments'] = async (
  _root,
  { input },
  context,
) => {
  const isDry = input.dryRun ?? false;
  const answer = await bulkMutation(context, isDry, () =>
    changeAssignments(context, input.assignments, 'CREATE', isDry),
  );
  return { ...answer, results: answer.results ?? [] };
};
