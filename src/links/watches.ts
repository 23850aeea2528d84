import type { Logger } from 'pino';
import type { Loaders } from '../context.ts';
import {
  createEnvironmentWatch,
  type EnvironmentWatch,
} from '../services/finspace/environment-watch.ts';
import { createWorkspaceWatch, type WorkspaceWatch } from '../services/grafana/workspace-watch.ts';
import type { RequestScope, Upstream } from '../upstream/types.ts';

/** What the process watches for subscriptions. */
export interface Watches {
  readonly environments: EnvironmentWatch;
  readonly workspaces: WorkspaceWatch;
  /** Completes the subscriptions. */
  close(): void;
}

export interface WatchesDeps {
  readonly upstream: Upstream;
  readonly log: Logger;
  /** The loaders that work for a scope. */
  loaders(scope: RequestScope): Loaders;
}

export const createWatches = ({ upstream, log, loaders }: WatchesDeps): Watches => {
  const environments = createEnvironmentWatch({
    upstream,
    log,
    loaders: (scope) => loaders(scope).finspace,
  });
  const workspaces = createWorkspaceWatch({
    upstream,
    log,
    loaders: (scope) => loaders(scope).grafana,
  });
  return {
    environments,
    workspaces,
    close() {
      environments.close();
      workspaces.close();
    },
  };
};
