/** IAM Identity Center (SSO Admin): instances, permission sets, assignments, applications. */
import type { Operations } from '../../operations.ts';
import type { SandboxState } from '../../state.ts';
import type { Handlers } from '../answer.ts';
import { applicationReads, principalApplicationReads } from './application-reads.ts';
import { assignmentReads } from './assignment-reads.ts';
import { assignmentWrites } from './assignment-writes.ts';
import { inlinePolicyWrites } from './inline-policy-writes.ts';
import { instanceReads } from './instances.ts';
import { managedPolicyWrites } from './managed-policy-writes.ts';
import { operationReads } from './operation-reads.ts';
import { permissionSetReads } from './permission-set-reads.ts';
import { permissionSetWrites } from './permission-set-writes.ts';
import { provisioningReads } from './provisioning-reads.ts';
import { tagReads, tagWrites } from './tags.ts';

export interface SsoAdminOptions {
  /** Whether what a user has through groups is in the lists by principal. */
  readonly principalListIncludesGroups: boolean;
}

export const ssoAdminHandlers = (
  state: SandboxState,
  operations: Operations,
  options: SsoAdminOptions,
): Handlers => ({
  ...instanceReads(state),
  ...permissionSetReads(state),
  ...provisioningReads(state),
  ...assignmentReads(state, options.principalListIncludesGroups),
  ...applicationReads(state),
  ...principalApplicationReads(state, options.principalListIncludesGroups),
  ...permissionSetWrites(state, operations),
  ...managedPolicyWrites(state),
  ...inlinePolicyWrites(state),
  ...assignmentWrites(state, operations),
  ...operationReads(state),
  ...tagReads(state),
  ...tagWrites(state),
});
