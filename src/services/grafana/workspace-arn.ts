import { OWN_ACCOUNT } from '../../upstream/places.ts';
import type { WorkspaceKey } from './models.ts';

/** The partitions whose Regions have names of their own. */
const PARTITIONS = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
] as const;

/** The ARN of a workspace; null while the number of the gateway's own account is not known. */
export const workspaceArn = ({ accountId, region, workspaceId }: WorkspaceKey): string | null => {
  if (accountId === OWN_ACCOUNT) return null;
  const partition = PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
  return `arn:${partition}:grafana:${region}:${accountId}:/workspaces/${workspaceId}`;
};
