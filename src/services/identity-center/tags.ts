/**
 * What cached values depend on. A write names the tags of what it changed, and everything read of
 * it before is dropped.
 */
export const tags = {
  instance: (instanceArn: string) => `sso-instance:${instanceArn}`,
  permissionSet: (arn: string) => `permission-set:${arn}`,
  /** The rows of one (account, permission set) pair. */
  pair: (accountId: string, permissionSetArn: string) => `pair:${accountId}:${permissionSetArn}`,
  /** Which sets an account has, and how far it is behind. */
  accountProvisioning: (accountId: string) => `provisioning:${accountId}`,
  setProvisioning: (permissionSetArn: string) => `provisioning:${permissionSetArn}`,
  /** Which sets of an instance some account is behind: every change of a set may alter it. */
  drift: (instanceArn: string) => `drift:${instanceArn}`,
  principalAssignments: (principalId: string) => `assignments-of:${principalId}`,
  /** What the users of an instance have, in lists that bring along what they have through groups. */
  userAssignments: (instanceArn: string) => `assignments-of-users:${instanceArn}`,
  operations: (instanceArn: string) => `sso-operations:${instanceArn}`,
} as const;
