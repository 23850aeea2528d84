import type { WorkspaceDescription, WorkspaceSummary } from '@aws-sdk/client-grafana';
import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import type {
  DescribedWorkspace,
  ListedWorkspace,
  SeenWorkspace,
  WorkspaceKey,
  WorkspaceModel,
} from './models.ts';

type Where = Pick<WorkspaceKey, 'accountId' | 'region'>;

/** The token is dropped as soon as it has been read: it must not get into a cache or an answer. */
const withoutToken = <Workspace extends { grafanaToken?: string | undefined }>({
  grafanaToken,
  ...workspace
}: Workspace) => ({ ...workspace, hasGrafanaToken: grafanaToken !== undefined });

/** What a page of `ListWorkspaces` has, those without an id left out. */
export const seenInList = (
  { accountId, region }: Where,
  workspaces: readonly WorkspaceSummary[] | undefined,
  readAt: number,
): readonly SeenWorkspace[] | undefined =>
  workspaces?.flatMap((workspace): SeenWorkspace[] =>
    workspace.id === undefined
      ? []
      : [
          {
            accountId,
            region,
            workspaceId: workspace.id,
            workspace: withoutToken(workspace),
            readAt,
          },
        ],
  );

/** What AWS says of one workspace. */
export const seenWhole = (
  { accountId, region }: Where,
  description: WorkspaceDescription,
  readAt: number,
): SeenWorkspace => {
  const whole = withoutToken(description);
  return { accountId, region, workspaceId: whole.id ?? '', workspace: whole, whole, readAt };
};

const noSuchWorkspace = ({ accountId, region, workspaceId }: WorkspaceKey): GatewayError =>
  new GatewayError('NOT_FOUND', `There is no Grafana workspace ${workspaceId} in ${region}.`, {
    service: 'grafana',
    operation: 'DescribeWorkspace',
    region,
    ...(accountId === 'self' ? {} : { accountId }),
  });

/** What lists carry of a workspace, and when it was read. @throws GatewayError NOT_FOUND. */
export const seenOf = async (
  key: WorkspaceModel,
  { loaders }: GatewayContext,
): Promise<SeenWorkspace> => {
  const seen = key.seen ?? (await loaders.grafana.workspace.load(key));
  if (seen === null) throw noSuchWorkspace(key);
  return seen;
};

/** @throws GatewayError NOT_FOUND. */
export const listedOf = async (
  key: WorkspaceModel,
  context: GatewayContext,
): Promise<ListedWorkspace> => (await seenOf(key, context)).workspace;

/** What no list carries, too. @throws GatewayError NOT_FOUND. */
export const describedOf = async (
  key: WorkspaceModel,
  { loaders }: GatewayContext,
): Promise<DescribedWorkspace> => {
  const whole = key.seen?.whole ?? (await loaders.grafana.wholeWorkspace(key))?.whole;
  if (whole === undefined) throw noSuchWorkspace(key);
  return whole;
};
