import { checkAll, unlessLeftOut } from '../../../../core/checks.ts';
import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { openWorkspace } from '../../change-workspace.ts';
import { checkSaml } from '../../saml-input.ts';
import { updateAuthentication } from '../../update-authentication.ts';
import { checkProviders } from '../../workspace-input.ts';

export const updateWorkspaceAuthentication: MutationResolvers['updateWorkspaceAuthentication'] = (
  _root,
  { input },
  context,
) =>
  mutation(context, async () => {
    const { workspace, authenticationProviders: providers, saml } = input;
    checkAll(
      unlessLeftOut(providers, 'input.authenticationProviders', checkProviders),
      checkSaml(saml),
    );
    const opened = await openWorkspace(context, workspace);
    return { workspace: await updateAuthentication(context, opened, input) };
  });
