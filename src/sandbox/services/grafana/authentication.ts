/** How people sign in to a workspace. */
import type {
  DescribeWorkspaceAuthenticationCommandInput,
  DescribeWorkspaceAuthenticationCommandOutput,
  UpdateWorkspaceAuthenticationCommandInput,
  UpdateWorkspaceAuthenticationCommandOutput,
} from '@aws-sdk/client-grafana';

import type { WorkspaceAuthenticationRow, WorkspaceRow } from '../../grafana-rows.ts';
import type { SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';
import type { WorkspaceChanges } from './changes.ts';
import { invalid } from './errors.ts';
import { changeableWorkspaceOf, workspaceOf } from './find.ts';
import { readSaml } from './saml-input.ts';
import { toAuthentication } from './shapes.ts';
import { newClientId } from './sign-in-application.ts';
import { checkProviders } from './workspace-input.ts';

/**
 * What the request makes of the authentication. It replaces everything: SAML without a
 * configuration is not configured, whatever there was. AWS does not say what it does with the
 * configuration that a request leaves out, and whoever sends it back need not know.
 */
const replaced = (
  state: SandboxState,
  row: WorkspaceRow,
  input: UpdateWorkspaceAuthenticationCommandInput,
): WorkspaceAuthenticationRow => {
  const providers = required(input.authenticationProviders, 'authenticationProviders');
  checkProviders(providers);
  const { samlConfiguration } = input;
  if (samlConfiguration !== undefined && !providers.includes('SAML')) {
    throw invalid(
      'A SAML configuration should be provided with the authentication provider SAML only.',
      'samlConfiguration',
    );
  }
  const saml = samlConfiguration === undefined ? {} : { saml: readSaml(samlConfiguration) };
  const signIn = providers.includes('AWS_SSO')
    ? { ssoClientId: row.authentication.ssoClientId ?? newClientId(state) }
    : {};
  return { providers, ...signIn, ...saml };
};

export const authenticationHandlers = (
  state: SandboxState,
  changes: WorkspaceChanges,
): Handlers => ({
  DescribeWorkspaceAuthentication(
    input: DescribeWorkspaceAuthenticationCommandInput,
    call: SandboxCall,
  ): Answer<DescribeWorkspaceAuthenticationCommandOutput> {
    return { authentication: toAuthentication(workspaceOf(state, input, call).authentication) };
  },

  /** Answers with what is to be, which takes its time to be so. */
  UpdateWorkspaceAuthentication(
    input: UpdateWorkspaceAuthenticationCommandInput,
    call: SandboxCall,
  ): Answer<UpdateWorkspaceAuthenticationCommandOutput> {
    const row = changeableWorkspaceOf(state, input, call);
    const authentication = replaced(state, row, input);
    const change = {
      operation: 'UpdateWorkspaceAuthentication',
      status: 'UPDATING',
      failedStatus: 'UPDATE_FAILED',
    } as const;
    changes.begin(row, { ...change, aims: { authentication } }, call.clock.now());
    return { authentication: toAuthentication(authentication) };
  },
});
