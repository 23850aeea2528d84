import { checkAll } from '../../../../core/checks.ts';
import { withUserErrors } from '../../../../core/user-errors.ts';
import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { requireWrites } from '../../../../mutation.ts';
import { openWorkspace } from '../../change-workspace.ts';
import { checkChanges, checkTwice, toChanges } from '../../permission-changes.ts';
import { updatePermissions } from '../../update-permissions.ts';

export const updateWorkspacePermissions: MutationResolvers['updateWorkspacePermissions'] = async (
  _root,
  { input },
  context,
) => {
  requireWrites(context);
  const { outcome, userErrors } = await withUserErrors(async () => {
    checkAll(checkChanges(input.changes));
    const changes = toChanges(input.changes);
    checkAll(checkTwice(changes));
    const opened = await openWorkspace(context, input.workspace);
    return { outcome: await updatePermissions(context, opened, changes) };
  });
  return outcome ?? { workspace: undefined, userErrors };
};
