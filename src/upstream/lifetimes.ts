/**
 * How old a value may be, in milliseconds, by what it is. What decides whether somebody has access
 * is a minute at most, so that a person whose access was revoked never looks entitled for longer;
 * what only describes is minutes. A write is decided on nothing of this: it reads anew.
 */
const SECOND = 1000;
const MINUTE = 60 * SECOND;

export const LIFETIMES = {
  /** Who is assigned which permission set in which account. */
  assignments: MINUTE,
  /** Who is in which group. */
  memberships: MINUTE,
  /** Which permission set is provisioned to which account, and whether it is the latest. */
  provisioning: MINUTE,
  /** Whether a user is enabled. */
  userStatus: MINUTE,
  /** The state of an asynchronous operation, which ends some 30 seconds after it began. */
  operations: 2 * SECOND,
  /**
   * Names and descriptions of users, groups and permission sets. Who reads everything there is in a large
   * organization needs them for half an hour: each time they are forgotten costs a list and more.
   */
  names: 15 * MINUTE,
  /**
   * What AWS never changes, for as long as what has it is there: the name of a permission set, which no
   * operation takes, and when it was created. Its ARN is never another's.
   */
  fixed: 12 * 60 * MINUTE,
  /** Policies and tags of permission sets. */
  permissionSets: 5 * MINUTE,
  /** Which permission sets, applications and providers there are. */
  catalogue: 5 * MINUTE,
  /**
   * The permission sets that a walk goes by, from its second page on: no walk promises to have what was made
   * since it began, and of what was deleted since there is nothing.
   */
  walked: 15 * MINUTE,
  accounts: 20 * MINUTE,
  organizationalUnits: 10 * MINUTE,
  /** The organization itself and its root, which are read at one call a second. */
  organization: 15 * MINUTE,
  /** Instances and identity stores. */
  instances: 15 * MINUTE,
  environments: MINUTE,
  /** Who may use an environment of FinSpace, and in which permission groups. */
  environmentUsers: MINUTE,
  workspaces: MINUTE,
  /** `DescribeWorkspaceAuthentication` is allowed once a second for all workspaces together. */
  grafanaAuthentication: 5 * MINUTE,
} as const satisfies Record<string, number>;
