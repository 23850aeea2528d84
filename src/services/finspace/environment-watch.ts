import type { Logger } from 'pino';
import { GatewayError } from '../../core/errors.ts';
import { createStatusWatch, type StatusWatch } from '../../core/status-watch.ts';
import { createRequestScope } from '../../upstream/request-scope.ts';
import type { RequestScope, Upstream } from '../../upstream/types.ts';
import type { FinspaceLoaders } from './loaders.ts';
import { type EnvironmentModel, environmentOf } from './models.ts';
import { tags } from './tags.ts';

/** An environment with its status as it was read last. */
export interface SeenEnvironment extends EnvironmentModel {
  readonly status: string;
}

export interface EnvironmentWatchDeps {
  readonly upstream: Upstream;
  readonly log: Logger;
  /** The reads of FinSpace that work for a scope. */
  loaders(scope: RequestScope): FinspaceLoaders;
}

export type EnvironmentWatch = StatusWatch<EnvironmentModel, SeenEnvironment>;

/** How often AWS is asked: an environment takes minutes to come or go. */
const POLL_MS = 5000;
/** How long one look may take: what has no answer by then is looked at again later. */
const LOOK_DEADLINE_MS = 10_000;
/** The name that work on nobody's behalf shares the quota by. */
const CALLER = 'watches';

/** In these AWS is at work; in every other an environment stays until somebody changes it. */
const MOVING = new Set([
  'CREATE_REQUESTED',
  'CREATING',
  'DELETE_REQUESTED',
  'DELETING',
  'RETRY_DELETION',
  'UPDATE_NETWORK_REQUESTED',
  'UPDATING_NETWORK',
]);

const keyOf = ({ accountId, region, environmentId }: EnvironmentModel): string =>
  `${accountId}|${region}|${environmentId}`;

/** The environment as it is for these loaders; null when its place does not have it. */
export const seeEnvironment = async (
  { environment }: Pick<FinspaceLoaders, 'environment'>,
  key: EnvironmentModel,
): Promise<SeenEnvironment | null> => {
  const detail = await environment(key);
  return detail === null ? null : { ...environmentOf(key), status: detail.status ?? '' };
};

/**
 * Watches the status of environments, on nobody's behalf and past every cache: with one
 * `ListEnvironments` for each account and Region.
 */
export const createEnvironmentWatch = ({
  upstream,
  log,
  loaders,
}: EnvironmentWatchDeps): EnvironmentWatch =>
  createStatusWatch<EnvironmentModel, SeenEnvironment>({
    clock: upstream.clock,
    pollMs: POLL_MS,
    keyOf,
    async look(keys) {
      const { clock } = upstream;
      const deadlineMs = LOOK_DEADLINE_MS;
      const scope = createRequestScope({ caller: CALLER, clock, deadlineMs, maxAgeMs: 0 });
      try {
        const reads = loaders(scope);
        const looks = keys.map(async (key) => {
          const seen = await seeEnvironment(reads, key).catch((error: unknown) => error as Error);
          return [keyOf(key), seen] as const;
        });
        return new Map(await Promise.all(looks));
      } finally {
        scope.dispose();
      }
    },
    statusOf: ({ status }) => status,
    isSettled: (status) => !MOVING.has(status),
    // What the look has read is the newest there is. Its users come and go with it.
    onChange: (key) => upstream.invalidate([tags.users(key)]),
    onFailure(error, { region, environmentId }) {
      const at = { region, environmentId };
      if (error instanceof GatewayError) log.warn({ ...at, code: error.code }, 'no look');
      else log.error({ ...at, err: error }, 'an environment could not be looked at');
    },
  });
