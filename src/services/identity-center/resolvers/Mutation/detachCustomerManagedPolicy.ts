import { checkAll } from '../../../../core/checks.ts';
import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { changePermissionSet, permissionSetOf } from '../../change-permission-set.ts';
import { checkPolicyReference } from '../../permission-set-input.ts';
import { customerPolicyChange, toReference } from '../../policy-changes.ts';

export const detachCustomerManagedPolicy: MutationResolvers['detachCustomerManagedPolicy'] = (
  _root,
  { input },
  context,
) =>
  mutation(context, () => {
    const key = permissionSetOf(input.permissionSet);
    const reference = toReference(input);
    checkAll(checkPolicyReference(reference, 'input'));
    const { identityCenter } = context.clients;
    const change = customerPolicyChange(identityCenter, key, reference, false);
    return changePermissionSet(context, key, change);
  });
