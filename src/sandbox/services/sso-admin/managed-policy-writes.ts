/** Attaching managed policies, AWS's own and the customer's, to permission sets. */
import type {
  AttachCustomerManagedPolicyReferenceToPermissionSetCommandInput,
  AttachCustomerManagedPolicyReferenceToPermissionSetCommandOutput,
  AttachManagedPolicyToPermissionSetCommandInput,
  AttachManagedPolicyToPermissionSetCommandOutput,
  CustomerManagedPolicyReference,
  DetachCustomerManagedPolicyReferenceFromPermissionSetCommandInput,
  DetachCustomerManagedPolicyReferenceFromPermissionSetCommandOutput,
  DetachManagedPolicyFromPermissionSetCommandInput,
  DetachManagedPolicyFromPermissionSetCommandOutput,
} from '@aws-sdk/client-sso-admin';

import type { PermissionSetRow, PolicyReference } from '../../rows.ts';
import { SandboxError } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { conflict, required, type Answer, type Handlers } from '../answer.ts';
import { notFound, permissionSetOf } from './find.ts';

/** Managed policies of both kinds together. */
const mostPolicies = 25;

/** A reference as AWS keeps it: the path is `/` unless one is given. */
export const toReference = (
  reference: CustomerManagedPolicyReference | undefined,
): PolicyReference => {
  const { Name, Path = '/' } = required(reference, 'CustomerManagedPolicyReference');
  return { name: required(Name, 'Name'), path: Path };
};

const checkRoom = (row: PermissionSetRow): void => {
  if (row.managedPolicyArns.length + row.customerManagedPolicies.length < mostPolicies) return;
  throw new SandboxError(
    'ServiceQuotaExceededException',
    `A permission set cannot have more than ${mostPolicies} managed policies.`,
  );
};

const indexOf = (row: PermissionSetRow, { name, path }: PolicyReference): number =>
  row.customerManagedPolicies.findIndex((other) => other.name === name && other.path === path);

export const managedPolicyWrites = (state: SandboxState): Handlers => ({
  AttachManagedPolicyToPermissionSet(
    input: AttachManagedPolicyToPermissionSetCommandInput,
  ): Answer<AttachManagedPolicyToPermissionSetCommandOutput> {
    const row = permissionSetOf(state, input);
    const arn = required(input.ManagedPolicyArn, 'ManagedPolicyArn');
    if (row.managedPolicyArns.includes(arn)) {
      throw conflict(`Policy ${arn} is already attached to the permission set.`);
    }
    checkRoom(row);
    row.managedPolicyArns = [...row.managedPolicyArns, arn];
    row.revision += 1;
    return {};
  },

  DetachManagedPolicyFromPermissionSet(
    input: DetachManagedPolicyFromPermissionSetCommandInput,
  ): Answer<DetachManagedPolicyFromPermissionSetCommandOutput> {
    const row = permissionSetOf(state, input);
    const arn = required(input.ManagedPolicyArn, 'ManagedPolicyArn');
    if (!row.managedPolicyArns.includes(arn)) {
      throw notFound(`Policy ${arn} is not attached to the permission set.`);
    }
    row.managedPolicyArns = row.managedPolicyArns.filter((other) => other !== arn);
    row.revision += 1;
    return {};
  },

  AttachCustomerManagedPolicyReferenceToPermissionSet(
    input: AttachCustomerManagedPolicyReferenceToPermissionSetCommandInput,
  ): Answer<AttachCustomerManagedPolicyReferenceToPermissionSetCommandOutput> {
    const row = permissionSetOf(state, input);
    const reference = toReference(input.CustomerManagedPolicyReference);
    // A role cannot have two policies of one name, whatever their paths.
    if (row.customerManagedPolicies.some(({ name }) => name === reference.name)) {
      throw conflict(`Policy ${reference.name} is already attached to the permission set.`);
    }
    checkRoom(row);
    row.customerManagedPolicies = [...row.customerManagedPolicies, reference];
    row.revision += 1;
    return {};
  },

  DetachCustomerManagedPolicyReferenceFromPermissionSet(
    input: DetachCustomerManagedPolicyReferenceFromPermissionSetCommandInput,
  ): Answer<DetachCustomerManagedPolicyReferenceFromPermissionSetCommandOutput> {
    const row = permissionSetOf(state, input);
    const reference = toReference(input.CustomerManagedPolicyReference);
    const at = indexOf(row, reference);
    if (at < 0) throw notFound(`Policy ${reference.name} is not attached to the permission set.`);
    row.customerManagedPolicies = row.customerManagedPolicies.toSpliced(at, 1);
    row.revision += 1;
    return {};
  },
});
