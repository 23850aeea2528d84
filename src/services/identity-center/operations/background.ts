import type { Logger } from 'pino';
import { createRequestScope } from '../../../upstream/request-scope.ts';
import type { RequestScope, Upstream } from '../../../upstream/types.ts';
import { createAssignmentLoaders } from '../assignment-loaders.ts';
import type { IdentityCenterClient } from '../client.ts';
import { createOperationLoaders } from '../operation-loaders.ts';

/** What the parts that live as long as the process work with. */
export interface ProcessDeps {
  readonly upstream: Upstream;
  readonly client: IdentityCenterClient;
  readonly log: Logger;
}

/** The name that work on nobody's behalf shares the quota by. */
const CALLER = 'operations';

/** The reads that following a change needs, for one scope. */
export const createReads = ({ upstream, client }: ProcessDeps, scope: RequestScope) => ({
  ...createOperationLoaders({ upstream, client, scope }),
  ...createAssignmentLoaders({ upstream, client, scope }),
});

export type Reads = ReturnType<typeof createReads>;

/** Reads that take nothing from a cache, on nobody's behalf, for `deadlineMs` at most. */
export const inBackground = async <Value>(
  deps: ProcessDeps,
  deadlineMs: number,
  use: (reads: Reads, scope: RequestScope) => Promise<Value>,
): Promise<Value> => {
  const { clock } = deps.upstream;
  const scope = createRequestScope({ caller: CALLER, clock, deadlineMs, maxAgeMs: 0 });
  try {
    return await use(createReads(deps, scope), scope);
  } finally {
    scope.dispose();
  }
};
