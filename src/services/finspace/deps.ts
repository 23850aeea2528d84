import type { PlacedDeps } from '../../upstream/places.ts';
import type { FinspaceClientOperations } from './client.ts';
import type { EnvironmentAccess } from './environment-access.ts';

/** The largest page that FinSpace and its data API give. */
export const MAX_RESULTS = 100;

/** What every loader of this service works with. */
export interface LoaderDeps extends PlacedDeps<FinspaceClientOperations> {
  /** The data API of each environment. */
  readonly access: EnvironmentAccess;
}
