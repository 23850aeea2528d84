import type { AuthenticationDescription } from '@aws-sdk/client-grafana';
import { createBatchLoader, createKeyLoader } from '../../core/batching.ts';
import { GatewayError } from '../../core/errors.ts';
import { drain, type ListPage, type PagedList } from '../../core/paged-list.ts';
import { createBulkOrSingle } from '../../upstream/bulk-or-single.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { pagedList } from '../../upstream/paged-read.ts';
import type { CacheKey, Fetched, RequestScope } from '../../upstream/types.ts';
import { type FindPlaces, type GrafanaPlace, type LoaderDeps, MAX_RESULTS } from './deps.ts';
import type { SeenWorkspace, WorkspaceKey } from './models.ts';
import { seenInList, seenWhole } from './seen-workspace.ts';
import { tags } from './tags.ts';

export const workspaceKey = ({ accountId, region, workspaceId }: WorkspaceKey): string =>
  `${accountId}|${region}|${workspaceId}`;

const cacheKey = (operation: string, key: WorkspaceKey, lifetimeMs: number): CacheKey => ({
  id: `${operation}|${workspaceKey(key)}`,
  lifetimeMs,
  tags: [tags.workspace(key)],
  service: 'grafana',
  operation,
});

/** A workspace as a list has it has one place in the cache, and as it was described another. */
const summaryKey = (key: WorkspaceKey): CacheKey => ({
  ...cacheKey('DescribeWorkspace', key, LIFETIMES.workspaces),
  id: `workspace|${workspaceKey(key)}`,
});

const nullWhenNotFound = (error: unknown): null => {
  if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
  throw error;
};

/** Workspaces, and how people sign in to them. */
export const createWorkspaceLoaders = (deps: LoaderDeps, { placeOf }: FindPlaces) => {
  const { upstream, scope } = deps;

  const workspaceList = (place: GrafanaPlace): PagedList<SeenWorkspace> =>
    pagedList(upstream, scope, {
      operation: place.operations.listWorkspaces,
      id: `${place.accountId}|${place.region}`,
      lifetimeMs: LIFETIMES.workspaces,
      tags: [tags.place(place)],
      request: (nextToken) => ({ maxResults: MAX_RESULTS, nextToken }),
      items: (output, readAt) => seenInList(place, output.workspaces, readAt),
      token: (output) => output.nextToken,
      keyOf: ({ workspaceId }) => workspaceId,
      itemKey: (seen: SeenWorkspace) => summaryKey(seen),
    });

  const describe = async (of: RequestScope, key: WorkspaceKey): Promise<SeenWorkspace> => {
    const place = await placeOf(key);
    const own = { ...key, accountId: place.accountId };
    const lifetimeMs = LIFETIMES.workspaces;
    const { value } = await upstream.read(
      of,
      cacheKey('DescribeWorkspace', own, lifetimeMs),
      async (flight) => {
        const readAt = upstream.clock.now();
        const { describeWorkspace } = place.operations;
        const { workspaceId } = key;
        const { workspace } = await upstream.call(flight, describeWorkspace, { workspaceId });
        return seenWhole(place, workspace!, readAt);
      },
    );
    return value;
  };

  /** Found before anything is listed: who does not know the number of an account has no place. */
  const placesByName = new Map<string, GrafanaPlace>();
  const partitionOf = ({ accountId, region }: Pick<WorkspaceKey, 'accountId' | 'region'>): string =>
    `${accountId}|${region}`;

  const summaries = createBulkOrSingle<WorkspaceKey, SeenWorkspace>(upstream, scope, {
    population: 'grafana:workspaces',
    partitionOf,
    pageSize: MAX_RESULTS,
    keyOf: workspaceKey,
    list: (partition) => workspaceList(placesByName.get(partition)!),
    itemKey: workspaceKey,
    cacheKey: summaryKey,
    describe,
  });

  const loadSummaries = async (keys: readonly WorkspaceKey[]) => {
    const answers = new Map<string, SeenWorkspace | null | Error>();
    const found = await Promise.all(
      keys.map(async (key) => {
        try {
          const place = await placeOf(key);
          placesByName.set(partitionOf(place), place);
          return [{ key, own: { ...key, accountId: place.accountId } }];
        } catch (error) {
          answers.set(workspaceKey(key), error as Error);
          return [];
        }
      }),
    );
    const pairs = found.flat();
    const loaded = await summaries.load(pairs.map(({ own }) => own));
    for (const { key, own } of pairs) {
      answers.set(workspaceKey(key), loaded.get(workspaceKey(own)) ?? null);
    }
    return answers;
  };

  return {
    /** Every workspace of a place. `ListWorkspaces`. */
    workspacesOf: (place: GrafanaPlace): Promise<ListPage<SeenWorkspace>> =>
      drain(workspaceList(place)),
    /** What lists carry of a workspace: described or listed, whichever is fewer calls. */
    workspace: createBatchLoader(workspaceKey, loadSummaries),
    /** A workspace with what no list carries; null when there is none. `DescribeWorkspace`. */
    wholeWorkspace: createKeyLoader(workspaceKey, (key: WorkspaceKey) =>
      describe(scope, key).catch(nullWhenNotFound),
    ),
    /** `DescribeWorkspaceAuthentication`; null when there is no such workspace. */
    authentication: createKeyLoader(
      workspaceKey,
      async (key: WorkspaceKey): Promise<Fetched<AuthenticationDescription> | null> => {
        const { operations } = await placeOf(key);
        const { workspaceId } = key;
        const operation = operations.describeWorkspaceAuthentication;
        const read = cacheKey(operation.name, key, LIFETIMES.grafanaAuthentication);
        return upstream
          .read(scope, { ...read, tags: [tags.authentication(key)] }, async (flight) => {
            const { authentication } = await upstream.call(flight, operation, { workspaceId });
            return authentication!;
          })
          .catch(nullWhenNotFound);
      },
    ),
  };
};
