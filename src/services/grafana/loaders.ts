import type { PlacedDeps } from '../../upstream/places.ts';
import type { GrafanaClientOperations } from './client.ts';

export type LoaderDeps = PlacedDeps<GrafanaClientOperations>;

/** The reads of Amazon Managed Grafana, for one request. */
export const createGrafanaLoaders = (deps: LoaderDeps) => ({
  ownAccountId: () => deps.ownAccountId(),
});

export type GrafanaLoaders = ReturnType<typeof createGrafanaLoaders>;
