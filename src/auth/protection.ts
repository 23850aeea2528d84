import type { Clock } from '../core/clock.ts';
import type { Caller } from './caller.ts';

/** What is changed only by somebody who has signed in a short while ago. */
export interface Protection {
  /** Whether the organization's management account is. */
  readonly management: boolean;
  /** Accounts, by number. */
  readonly accounts: readonly string[];
  /** Permission sets, by ARN or name. */
  readonly permissionSets: readonly string[];
  /**
   * Whether somebody may give access who is not found in the directory, so that it cannot be told
   * whether they give it to themselves: `refuse` when left out.
   */
  readonly unknownPersons?: 'refuse' | 'allow';
}

export const DEFAULT_PROTECTION: Protection = {
  management: true,
  accounts: [],
  permissionSets: [],
};

/** How long a sign-in is fresh, in seconds. */
export const FRESH_SECONDS = 600;

/** A token's clock may be so far ahead of ours, in milliseconds; a sign-in later than that is none. */
const SKEW_MS = 60_000;

/**
 * Until when the caller's sign-in is fresh, in milliseconds since the epoch; undefined where it is not,
 * or where the caller never signs in.
 */
export const freshUntil = (
  { authenticatedAt }: Pick<Caller, 'authenticatedAt'>,
  clock: Pick<Clock, 'now'>,
): number | undefined => {
  if (authenticatedAt === undefined) return undefined;
  const age = clock.now() - authenticatedAt;
  const isFresh = age <= FRESH_SECONDS * 1000 && age >= -SKEW_MS;
  return isFresh ? authenticatedAt + FRESH_SECONDS * 1000 : undefined;
};
