/**
 * What a process has learned about the account it works in, and that no API tells: it makes plans
 * better, and never changes what they answer. Nothing in it is about a person.
 */
export interface Knowledge {
  /** The account whose credentials the gateway has, once `GetCallerIdentity` has told. */
  accountId?: string | undefined;
  /** The account that changes of IAM Identity Center are made from, where a role is named for them. */
  readonly writerAccountId?: string | undefined;
  /** The instance that was last chosen where none was named: the organization's own. */
  instance?: { readonly instanceArn: string; readonly identityStoreId: string } | undefined;
  /**
   * Whether `ListAccountAssignmentsForPrincipal` of a user brings the rows of the user's groups
   * along. Not documented: learned from the first answer that tells, by instance.
   */
  readonly userListHasGroups: Map<string, boolean>;
  /**
   * When AWS last refused `ListAccountAssignmentsForPrincipal`, by instance, in milliseconds since
   * the epoch: a plan does not try it for every request. What is refused is shown by `services`.
   */
  readonly listRefusedAt: Map<string, number>;
}

/** How long a refusal is believed before it is tried again: rights change. */
export const REFUSAL_LIFETIME_MS = 5 * 60_000;

/** @param writerAccountId see `Knowledge`. */
export const createKnowledge = (writerAccountId?: string): Knowledge => ({
  writerAccountId,
  userListHasGroups: new Map(),
  listRefusedAt: new Map(),
});
