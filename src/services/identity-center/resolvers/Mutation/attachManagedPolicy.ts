import { checkAll } from '../../../../core/checks.ts';
import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { changePermissionSet, permissionSetOf } from '../../change-permission-set.ts';
import { checkManagedPolicy } from '../../permission-set-input.ts';
import { managedPolicyChange } from '../../policy-changes.ts';

export const attachManagedPolicy: MutationResolvers['attachManagedPolicy'] = (
  _root,
  { input: { permissionSet, managedPolicyArn } },
  context,
) =>
  mutation(context, () => {
    const key = permissionSetOf(permissionSet);
    checkAll(checkManagedPolicy(managedPolicyArn, 'input.managedPolicyArn'));
    const { identityCenter } = context.clients;
    const change = managedPolicyChange(identityCenter, key, managedPolicyArn, true);
    return changePermissionSet(context, key, change);
  });
