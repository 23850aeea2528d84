import { checkAll } from '../../../../core/checks.ts';
import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { changePermissionSet, permissionSetOf } from '../../change-permission-set.ts';
import { checkManagedPolicy, checkPolicyReference } from '../../permission-set-input.ts';
import { boundaryPut, toReference } from '../../policy-changes.ts';

export const putPermissionsBoundary: MutationResolvers['putPermissionsBoundary'] = (
  _root,
  { input: { permissionSet, boundary } },
  context,
) =>
  mutation(context, () => {
    const key = permissionSetOf(permissionSet);
    const { managedPolicyArn, customerManagedPolicy } = boundary;
    const client = context.clients.identityCenter;
    if (customerManagedPolicy != null) {
      const { name, path } = toReference(customerManagedPolicy);
      checkAll(checkPolicyReference({ name, path }, 'input.boundary.customerManagedPolicy'));
      const reference = { CustomerManagedPolicyReference: { Name: name, Path: path } };
      return changePermissionSet(context, key, boundaryPut(client, key, reference));
    }
    const arn = managedPolicyArn ?? '';
    checkAll(checkManagedPolicy(arn, 'input.boundary.managedPolicyArn'));
    return changePermissionSet(context, key, boundaryPut(client, key, { ManagedPolicyArn: arn }));
  });
