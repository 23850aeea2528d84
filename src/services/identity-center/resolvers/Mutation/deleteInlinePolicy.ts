import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { changePermissionSet, permissionSetOf } from '../../change-permission-set.ts';
import { inlinePolicyDeletion } from '../../policy-changes.ts';

export const deleteInlinePolicy: MutationResolvers['deleteInlinePolicy'] = (
  _root,
  { input },
  context,
) =>
  mutation(context, () => {
    const key = permissionSetOf(input.permissionSet);
    const change = inlinePolicyDeletion(context.clients.identityCenter, key);
    return changePermissionSet(context, key, change);
  });
