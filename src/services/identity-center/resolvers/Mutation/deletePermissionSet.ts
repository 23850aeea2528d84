import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { permissionSetOf } from '../../change-permission-set.ts';
import { deletePermissionSet as remove } from '../../delete-permission-set.ts';

export const deletePermissionSet: MutationResolvers['deletePermissionSet'] = (
  _root,
  { input },
  context,
) =>
  mutation(context, async () => {
    await remove(context, permissionSetOf(input.permissionSet));
    return { deletedId: input.permissionSet };
  });
