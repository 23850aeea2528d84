import type { RequestScope, Upstream } from '../../upstream/types.ts';
import type { IdentityStoreClient } from './client.ts';

/** The largest page that the Identity Store gives. */
export const MAX_RESULTS = 100;

/** What every loader of this service works with. */
export interface LoaderDeps {
  readonly upstream: Upstream;
  readonly scope: RequestScope;
  readonly client: IdentityStoreClient;
}

/** What cached values of a directory depend on. */
export const tags = {
  user: (userId: string) => `user:${userId}`,
  group: (groupId: string) => `group:${groupId}`,
  memberships: (id: string) => `memberships:${id}`,
} as const;
