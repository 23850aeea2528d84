import { checkAll } from '../../../../core/checks.ts';
import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { requireUnitChange } from '../../../../rows/require-change.ts';
import { openWorkspace } from '../../change-workspace.ts';
import { checkOwnRole } from '../../workspace-input.ts';
import { updateWorkspace as update } from '../../update-workspace.ts';
import { checkValues, toValues } from '../../workspace-values.ts';

export const updateWorkspace: MutationResolvers['updateWorkspace'] = (_root, { input }, context) =>
  mutation(context, async () => {
    checkAll(checkValues(input));
    const opened = await openWorkspace(context, input.workspace);
    checkAll(checkOwnRole(input.roleArn, opened.place.accountId));
    const values = toValues(input);
    await requireUnitChange(context, values.organizationalUnits ?? [], 'input.organizationalUnits');
    return { workspace: await update(context, opened, values) };
  });
