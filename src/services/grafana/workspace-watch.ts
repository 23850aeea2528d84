import type { Logger } from 'pino';
import { GatewayError } from '../../core/errors.ts';
import { createStatusWatch, type StatusWatch } from '../../core/status-watch.ts';
import { createRequestScope } from '../../upstream/request-scope.ts';
import type { RequestScope, Upstream } from '../../upstream/types.ts';
import { isSettled } from './enums.ts';
import type { GrafanaLoaders } from './loaders.ts';
import type { SeenWorkspace, WorkspaceKey, WorkspaceModel } from './models.ts';
import { changedBy } from './tags.ts';
import { workspaceKey } from './workspace-loaders.ts';

export interface WorkspaceWatchDeps {
  readonly upstream: Upstream;
  readonly log: Logger;
  /** The reads of Grafana that work for a scope. */
  loaders(scope: RequestScope): GrafanaLoaders;
}

export type WorkspaceWatch = StatusWatch<WorkspaceKey, WorkspaceModel>;

/** How often AWS is asked: a change of a workspace takes minutes. */
const POLL_MS = 2000;
/** How long one look may take: what has no answer by then is looked at again later. */
const LOOK_DEADLINE_MS = 10_000;
/** The name that work on nobody's behalf shares the quota by. */
const CALLER = 'watches';

type Looks = Map<string, WorkspaceModel | null | Error>;

const modelOf = (key: WorkspaceKey, seen: SeenWorkspace | null | undefined) =>
  seen == null ? null : { ...key, seen };

/** One `DescribeWorkspace` for one workspace of a place, one listing for several. */
const lookInto = async (
  loaders: GrafanaLoaders,
  keys: readonly WorkspaceKey[],
  looks: Looks,
): Promise<void> => {
  try {
    const [first] = keys;
    if (first === undefined) return;
    if (keys.length === 1) {
      looks.set(workspaceKey(first), modelOf(first, await loaders.wholeWorkspace(first)));
      return;
    }
    const { items } = await loaders.workspacesOf(await loaders.placeOf(first));
    for (const key of keys) {
      const seen = items.find(({ workspaceId }) => workspaceId === key.workspaceId);
      looks.set(workspaceKey(key), modelOf(key, seen));
    }
  } catch (error) {
    for (const key of keys) looks.set(workspaceKey(key), error as Error);
  }
};

/** Watches the status of workspaces, on nobody's behalf and past every cache. */
export const createWorkspaceWatch = ({
  upstream,
  log,
  loaders,
}: WorkspaceWatchDeps): WorkspaceWatch =>
  createStatusWatch<WorkspaceKey, WorkspaceModel>({
    clock: upstream.clock,
    pollMs: POLL_MS,
    keyOf: workspaceKey,
    async look(keys) {
      const { clock } = upstream;
      const deadlineMs = LOOK_DEADLINE_MS;
      const scope = createRequestScope({ caller: CALLER, clock, deadlineMs, maxAgeMs: 0 });
      const looks: Looks = new Map();
      try {
        const reads = loaders(scope);
        const places = Map.groupBy(keys, ({ accountId, region }) => `${accountId}|${region}`);
        await Promise.all([...places.values()].map((some) => lookInto(reads, some, looks)));
      } finally {
        scope.dispose();
      }
      return looks;
    },
    statusOf: ({ seen }) => seen?.workspace.status ?? '',
    isSettled,
    onChange: (key) => upstream.invalidate(changedBy(key)),
    onFailure(error, { region, workspaceId }) {
      const at = { region, workspaceId };
      if (error instanceof GatewayError) log.warn({ ...at, code: error.code }, 'no look');
      else log.error({ ...at, err: error }, 'a workspace could not be looked at');
    },
  });
