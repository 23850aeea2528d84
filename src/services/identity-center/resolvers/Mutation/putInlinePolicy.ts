import { checkAll } from '../../../../core/checks.ts';
import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { changePermissionSet, permissionSetOf } from '../../change-permission-set.ts';
import { checkInlinePolicy } from '../../permission-set-input.ts';
import { inlinePolicyPut, withoutAwsText } from '../../policy-changes.ts';

export const putInlinePolicy: MutationResolvers['putInlinePolicy'] = (
  _root,
  { input: { permissionSet, policy } },
  context,
) =>
  mutation(context, () => {
    const key = permissionSetOf(permissionSet);
    const text = JSON.stringify(policy);
    checkAll(checkInlinePolicy(text, 'input.policy'));
    const change = inlinePolicyPut(context.clients.identityCenter, key, text);
    return changePermissionSet(context, key, change).catch(withoutAwsText);
  });
