import type { WorkspaceKey } from './models.ts';
import { workspaceId } from './find-workspace.ts';

/** The query that shows a workspace as it is now, for a person who has to find out. */
export const queryOf = (key: WorkspaceKey, selection: string): string =>
  `{ node(id: "${workspaceId(key)}") { ... on Workspace { ${selection} } } }`;
