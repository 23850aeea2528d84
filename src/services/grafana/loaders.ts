import type { ServiceAccountTokenSummary } from '@aws-sdk/client-grafana';
import { createKeyLoader } from '../../core/batching.ts';
import { drain, type PagedList } from '../../core/paged-list.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { type PagedRead, pagedList } from '../../upstream/paged-read.ts';
import { createFindPlaces, type LoaderDeps, MAX_RESULTS } from './deps.ts';
import type { ServiceAccountModel, WorkspaceKey, WorkspacePermissionModel } from './models.ts';
import { tags } from './tags.ts';
import { createWorkspaceLoaders, workspaceKey } from './workspace-loaders.ts';

/** The reads of Amazon Managed Grafana, for one request. */
export const createGrafanaLoaders = (deps: LoaderDeps) => {
  const { upstream, scope } = deps;
  const finding = createFindPlaces(deps);
  const { placeOf } = finding;

  const drained = async <Input extends object, Output extends object, Item>(
    read: PagedRead<Input, Output, Item>,
  ): Promise<readonly Item[]> => (await drain(pagedList(upstream, scope, read))).items;

  return {
    ...finding,
    ...createWorkspaceLoaders(deps, finding),
    /** Who has which role by way of IAM Identity Center, in AWS's order. `ListPermissions`. */
    async permissionList(key: WorkspaceKey): Promise<PagedList<WorkspacePermissionModel>> {
      const { operations } = await placeOf(key);
      return pagedList(upstream, scope, {
        operation: operations.listPermissions,
        id: workspaceKey(key),
        lifetimeMs: LIFETIMES.assignments,
        tags: [tags.permissions(key)],
        request: (nextToken) => ({
          workspaceId: key.workspaceId,
          maxResults: MAX_RESULTS,
          nextToken,
        }),
        items: (output) =>
          output.permissions?.flatMap(({ user, role }): WorkspacePermissionModel[] =>
            user?.id === undefined
              ? []
              : [
                  {
                    principalId: user.id,
                    principalType: user.type === 'SSO_GROUP' ? 'GROUP' : 'USER',
                    role: role ?? '',
                  },
                ],
          ),
        token: (output) => output.nextToken,
        keyOf: ({ principalType, principalId }) => `${principalType}|${principalId}`,
      });
    },
    /** `ListWorkspaceServiceAccounts`, to its end. */
    serviceAccounts: createKeyLoader(
      workspaceKey,
      async (key: WorkspaceKey): Promise<readonly ServiceAccountModel[]> => {
        const { operations } = await placeOf(key);
        return drained({
          operation: operations.listServiceAccounts,
          id: workspaceKey(key),
          lifetimeMs: LIFETIMES.workspaces,
          request: (nextToken) => ({
            workspaceId: key.workspaceId,
            maxResults: MAX_RESULTS,
            nextToken,
          }),
          items: (output) =>
            output.serviceAccounts?.flatMap((account): ServiceAccountModel[] =>
              account.id === undefined ? [] : [{ ...key, account: { ...account, id: account.id } }],
            ),
          token: (output) => output.nextToken,
          keyOf: ({ account }) => account.id,
        });
      },
    ),
    /** `ListWorkspaceServiceAccountTokens`, to its end. No list has what is secret of a token. */
    serviceAccountTokens: createKeyLoader(
      (key: ServiceAccountModel) => `${workspaceKey(key)}|${key.account.id}`,
      async (key): Promise<readonly ServiceAccountTokenSummary[]> => {
        const { operations } = await placeOf(key);
        return drained({
          operation: operations.listServiceAccountTokens,
          id: `${workspaceKey(key)}|${key.account.id}`,
          lifetimeMs: LIFETIMES.workspaces,
          request: (nextToken) => ({
            workspaceId: key.workspaceId,
            serviceAccountId: key.account.id,
            maxResults: MAX_RESULTS,
            nextToken,
          }),
          items: (output) => output.serviceAccountTokens,
          token: (output) => output.nextToken,
          keyOf: ({ id }) => id ?? '',
        });
      },
    ),
    /** The settings as JSON text. `DescribeWorkspaceConfiguration`. */
    configuration: createKeyLoader(workspaceKey, async (key: WorkspaceKey): Promise<string> => {
      const { operations } = await placeOf(key);
      const operation = operations.describeWorkspaceConfiguration;
      const { value } = await upstream.read(
        scope,
        {
          id: `${operation.name}|${workspaceKey(key)}`,
          lifetimeMs: LIFETIMES.workspaces,
          tags: [tags.workspace(key)],
          service: 'grafana',
          operation: operation.name,
        },
        async (flight) => {
          const { workspaceId } = key;
          const output = await upstream.call(flight, operation, { workspaceId });
          // The SDK makes a String object of it, which parses itself when it is asked to.
          return String(output.configuration);
        },
      );
      return value;
    }),
    /** The versions that a workspace can be brought to. `ListVersions`, to its end. */
    upgradeVersions: createKeyLoader(workspaceKey, async (key: WorkspaceKey) => {
      const { operations } = await placeOf(key);
      return drained({
        operation: operations.listVersions,
        id: workspaceKey(key),
        lifetimeMs: LIFETIMES.catalogue,
        tags: [tags.workspace(key)],
        request: (nextToken) => ({
          workspaceId: key.workspaceId,
          maxResults: MAX_RESULTS,
          nextToken,
        }),
        items: (output) => output.grafanaVersions,
        token: (output) => output.nextToken,
        keyOf: (version: string) => version,
      });
    }),
  };
};

export type GrafanaLoaders = ReturnType<typeof createGrafanaLoaders>;
