import type { WorkspaceKey } from './models.ts';

/**
 * What cached values depend on. A write names the tags of what it changed, and everything read of
 * it before is dropped.
 */
export const tags = {
  /** The workspaces of an account in a Region, as lists have them. */
  place: ({ accountId, region }: Pick<WorkspaceKey, 'accountId' | 'region'>) =>
    `grafana:${accountId}:${region}`,
  workspace: ({ workspaceId }: WorkspaceKey) => `workspace:${workspaceId}`,
  authentication: ({ workspaceId }: WorkspaceKey) => `workspace-authentication:${workspaceId}`,
  permissions: ({ workspaceId }: WorkspaceKey) => `workspace-permissions:${workspaceId}`,
} as const;

/** What is cached of a workspace itself: alone, and with the others of its account and Region. */
export const changedBy = (key: WorkspaceKey): string[] => [tags.workspace(key), tags.place(key)];
