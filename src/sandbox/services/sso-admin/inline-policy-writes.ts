/** The inline policy and the permissions boundary of a permission set: one of each. */
import type {
  DeleteInlinePolicyFromPermissionSetCommandInput,
  DeleteInlinePolicyFromPermissionSetCommandOutput,
  DeletePermissionsBoundaryFromPermissionSetCommandInput,
  DeletePermissionsBoundaryFromPermissionSetCommandOutput,
  PutInlinePolicyToPermissionSetCommandInput,
  PutInlinePolicyToPermissionSetCommandOutput,
  PutPermissionsBoundaryToPermissionSetCommandInput,
  PutPermissionsBoundaryToPermissionSetCommandOutput,
} from '@aws-sdk/client-sso-admin';

import type { SandboxState } from '../../state.ts';
import { required, validationError, type Answer, type Handlers } from '../answer.ts';
import { notFound, permissionSetOf } from './find.ts';
import { toReference } from './managed-policy-writes.ts';
import { checkPolicyDocument } from './policy-document.ts';

export const inlinePolicyWrites = (state: SandboxState): Handlers => ({
  PutInlinePolicyToPermissionSet(
    input: PutInlinePolicyToPermissionSetCommandInput,
  ): Answer<PutInlinePolicyToPermissionSetCommandOutput> {
    const row = permissionSetOf(state, input);
    const policy = required(input.InlinePolicy, 'InlinePolicy');
    checkPolicyDocument(policy);
    row.inlinePolicy = policy;
    row.revision += 1;
    return {};
  },

  /** Deleting what is not there is no fault, and changes nothing. */
  DeleteInlinePolicyFromPermissionSet(
    input: DeleteInlinePolicyFromPermissionSetCommandInput,
  ): Answer<DeleteInlinePolicyFromPermissionSetCommandOutput> {
    const row = permissionSetOf(state, input);
    if (row.inlinePolicy === undefined) return {};
    delete row.inlinePolicy;
    row.revision += 1;
    return {};
  },

  PutPermissionsBoundaryToPermissionSet(
    input: PutPermissionsBoundaryToPermissionSetCommandInput,
  ): Answer<PutPermissionsBoundaryToPermissionSetCommandOutput> {
    const row = permissionSetOf(state, input);
    const { ManagedPolicyArn: managedPolicyArn, CustomerManagedPolicyReference: reference } =
      required(input.PermissionsBoundary, 'PermissionsBoundary');
    if ((managedPolicyArn === undefined) === (reference === undefined)) {
      throw validationError(
        'PermissionsBoundary takes either ManagedPolicyArn or CustomerManagedPolicyReference.',
      );
    }
    row.permissionsBoundary =
      managedPolicyArn === undefined
        ? { customerManagedPolicy: toReference(reference) }
        : { managedPolicyArn };
    row.revision += 1;
    return {};
  },

  DeletePermissionsBoundaryFromPermissionSet(
    input: DeletePermissionsBoundaryFromPermissionSetCommandInput,
  ): Answer<DeletePermissionsBoundaryFromPermissionSetCommandOutput> {
    const row = permissionSetOf(state, input);
    if (row.permissionsBoundary === undefined) {
      throw notFound('PermissionSet does not have a permissions boundary attached to it.');
    }
    delete row.permissionsBoundary;
    row.revision += 1;
    return {};
  },
});
