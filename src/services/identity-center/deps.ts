import type { RequestScope, Upstream } from '../../upstream/types.ts';
import type { IdentityCenterClient } from './client.ts';

/** What every loader of this service works with. */
export interface LoaderDeps {
  readonly upstream: Upstream;
  readonly scope: RequestScope;
  readonly client: IdentityCenterClient;
}

/** The largest page that sso-admin gives. */
export const MAX_RESULTS = 100;
