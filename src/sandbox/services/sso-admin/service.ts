/** IAM Identity Center (SSO Admin): instances, permission sets, assignments, applications. */
import type { SandboxState } from '../../state.ts';
import type { Handlers } from '../answer.ts';
import { applicationReads, principalApplicationReads } from './application-reads.ts';
import { assignmentReads } from './assignment-reads.ts';
import { instanceReads } from './instances.ts';
import { permissionSetReads } from './permission-set-reads.ts';
import { provisioningReads } from './provisioning-reads.ts';
import { tagReads, tagWrites } from './tags.ts';

export interface SsoAdminOptions {
  /** Whether what a user has through groups is in the lists by principal. */
  readonly principalListIncludesGroups: boolean;
}

export const ssoAdminHandlers = (state: SandboxState, options: SsoAdminOptions): Handlers => ({
  ...instanceReads(state),
  ...permissionSetReads(state),
  ...provisioningReads(state),
  ...assignmentReads(state, options.principalListIncludesGroups),
  ...applicationReads(state),
  ...principalApplicationReads(state, options.principalListIncludesGroups),
  ...tagReads(state),
  ...tagWrites(state),
});
