import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { openWorkspace } from '../../change-workspace.ts';
import { deleteWorkspace as remove } from '../../delete-workspace.ts';

export const deleteWorkspace: MutationResolvers['deleteWorkspace'] = (_root, { input }, context) =>
  mutation(context, async () => {
    const opened = await openWorkspace(context, input.workspace);
    const workspace = await remove(context, opened);
    return { deletedId: workspace === null ? input.workspace : null, workspace };
  });
