import type { Logger } from 'pino';
import type { Loaders } from '../context.ts';
import { createWorkspaceWatch, type WorkspaceWatch } from '../services/grafana/workspace-watch.ts';
import type { RequestScope, Upstream } from '../upstream/types.ts';

/** What the process watches for subscriptions. */
export interface Watches {
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
  const workspaces = createWorkspaceWatch({
    upstream,
    log,
    loaders: (scope) => loaders(scope).grafana,
  });
  return {
    workspaces,
    close: () => workspaces.close(),
  };
};
