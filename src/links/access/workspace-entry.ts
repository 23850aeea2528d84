import { drain } from '../../core/paged-list.ts';
import { GatewayError } from '../../core/errors.ts';
import type { GatewayContext } from '../../context.ts';
import type {
  SeenWorkspace,
  WorkspaceKey,
  WorkspacePermissionModel,
} from '../../services/grafana/models.ts';
import type { Findings } from './found-access.ts';

/** Nobody gets into a workspace in one of these states: it is not there yet, or goes away. */
const CLOSED: ReadonlySet<string> = new Set(['CREATING', 'CREATION_FAILED', 'DELETING']);

/** A state that is not known yet is believed to let people in: what is missing would not be seen. */
export const isOpen = ({ workspace }: SeenWorkspace): boolean =>
  !CLOSED.has(workspace.status ?? '');

/** Whether people sign in by IAM Identity Center, so that permissions are what lets them in. */
export const hasSignInByDirectory = ({ workspace }: SeenWorkspace): boolean =>
  workspace.authentication?.providers?.includes('AWS_SSO') === true;

/**
 * A gap where SAML lets people in. Without a configuration nobody comes in by it; a status that is
 * missing or not known proves nothing.
 */
export const noteSaml = (
  findings: Findings,
  { workspace, workspaceId, accountId, region }: SeenWorkspace,
): void => {
  const { providers, samlConfigurationStatus } = workspace.authentication ?? {};
  if (providers?.includes('SAML') !== true || samlConfigurationStatus === 'NOT_CONFIGURED') return;
  const message = `Who signs in to workspace ${workspace.name ?? workspaceId} (${workspaceId}) by SAML has the role that the assertion gives: roles that only a SAML assertion gives cannot be listed.`;
  findings.gap({ service: 'grafana', code: 'NOT_ENUMERABLE', message, accountId, region });
};

/**
 * Who has which role in a workspace, whole: one list serves every user and group that is asked
 * about. From `ListPermissions`.
 *
 * @returns `[]` for what could not be read, with a gap, and for a workspace that is gone, without.
 */
export const permissionsIn = async (
  { loaders }: GatewayContext,
  findings: Findings,
  { accountId, region, workspaceId }: WorkspaceKey,
): Promise<readonly WorkspacePermissionModel[]> => {
  const key = { accountId, region, workspaceId };
  try {
    const { items, fetchedAt } = await drain(await loaders.grafana.permissionList(key));
    findings.noteAge(fetchedAt);
    return items;
  } catch (error) {
    if (!(error instanceof GatewayError && error.code === 'NOT_FOUND')) {
      findings.missing(error, 'grafana', { accountId, region });
    }
    return [];
  }
};
