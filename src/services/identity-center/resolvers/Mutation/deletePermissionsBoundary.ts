import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { changePermissionSet, permissionSetOf } from '../../change-permission-set.ts';
import { boundaryDeletion } from '../../policy-changes.ts';

export const deletePermissionsBoundary: MutationResolvers['deletePermissionsBoundary'] = (
  _root,
  { input },
  context,
) =>
  mutation(context, () => {
    const key = permissionSetOf(input.permissionSet);
    const change = boundaryDeletion(context.clients.identityCenter, key);
    return changePermissionSet(context, key, change);
  });
