import type { Account, OrganizationalUnit } from '@aws-sdk/client-organizations';
import type { RequestScope, Upstream } from '../../upstream/types.ts';
import type { OrganizationsClientOperations } from './client.ts';

/** The largest page that Organizations gives. */
export const MAX_RESULTS = 20;

/** What every loader of this service works with. */
export interface LoaderDeps {
  readonly upstream: Upstream;
  readonly scope: RequestScope;
  readonly client: OrganizationsClientOperations;
}

/** An account as a list gave it: never without its id. */
export type ListedAccount = Account & { readonly Id: string };

/** A unit or root as a list gave it: never without its id. */
export type ListedUnit = OrganizationalUnit & { readonly Id: string };
