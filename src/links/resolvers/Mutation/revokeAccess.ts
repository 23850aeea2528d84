import type { MutationResolvers } from '../../../generated/resolvers.ts';
import { bulkMutation } from '../../bulk/bulk-mutation.ts';
import { revokeAccess as revoke } from '../../bulk/revoke-access.ts';

export const revokeAccess: MutationResolvers['revokeAccess'] = async (
  _root,
  { input },
  context,
) => {
  const isDry = input.dryRun ?? false;
  const answer = await bulkMutation(context, isDry, async () => {
    const revoked = await revoke(context, input.principal, isDry);
    const { inherited, identityStoreId, ...change } = revoked;
    return {
      ...change,
      inherited: inherited.map((assignment) => {
        const groupId = assignment.principalId;
        return { assignment, groupId, group: { identityStoreId, groupId } };
      }),
    };
  });
  return { ...answer, gaps: answer.gaps ?? [] };
};
