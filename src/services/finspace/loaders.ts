import type { PlacedDeps } from '../../upstream/places.ts';
import type { FinspaceClientOperations } from './client.ts';

export type LoaderDeps = PlacedDeps<FinspaceClientOperations>;

/** The reads of Amazon FinSpace, for one request. */
export const createFinspaceLoaders = (deps: LoaderDeps) => ({
  ownAccountId: () => deps.ownAccountId(),
});

export type FinspaceLoaders = ReturnType<typeof createFinspaceLoaders>;
