import type { Upstream } from '../upstream/types.ts';
import type { Facts } from './rule.ts';

/**
 * An upstream that has seen nothing: neither what is in the cache nor how long lists were. Estimates by
 * it are the same whatever rows there are, so that what is refused for its cost does not tell of any.
 */
export const untoldUpstream = (upstream: Upstream): Upstream => ({
  ...upstream,
  peek: () => undefined,
});

/** What the configuration says, without what the process has found out since. */
export const untoldFacts = (facts: Facts): Facts => ({
  ...facts,
  instance: undefined,
  isPrincipalListRefused: false,
  userListHasGroups: undefined,
  isAccountKnown: false,
  accountsToEnter: [],
  environments: { ...facts.environments, rolesToAssume: 0, toOpen: 0 },
  sessions: {
    lacking: () => undefined,
    ofEnvironment: () => ({ reads: { isClosed: false } }),
  },
});
