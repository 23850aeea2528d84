import type { LoaderDeps } from './deps.ts';
import { createEnvironmentLoaders } from './environment-loaders.ts';
import { createUserLoaders } from './user-loaders.ts';

/** The reads of Amazon FinSpace, for one request. */
export const createFinspaceLoaders = (deps: LoaderDeps) => {
  const environments = createEnvironmentLoaders(deps);
  return { ...environments, ...createUserLoaders(deps, environments) };
};

export type EnvironmentLoaders = ReturnType<typeof createEnvironmentLoaders>;
export type FinspaceLoaders = ReturnType<typeof createFinspaceLoaders>;
