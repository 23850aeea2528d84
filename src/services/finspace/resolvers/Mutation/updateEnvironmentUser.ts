import { checkAll, invalid, unlessLeftOut } from '../../../../core/checks.ts';
import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { updateUser } from '../../update-user.ts';
import { checkPersonName, checkRole, environmentUserOf } from '../../user-input.ts';

export const updateEnvironmentUser: MutationResolvers['updateEnvironmentUser'] = (
  _root,
  { input },
  context,
) =>
  mutation(context, async () => {
    const user = environmentUserOf(input.user);
    const { type, firstName, lastName, apiAccess, apiAccessPrincipalArn } = input;
    checkAll(
      unlessLeftOut(type, 'input.type', () => undefined),
      unlessLeftOut(firstName, 'input.firstName', checkPersonName),
      unlessLeftOut(lastName, 'input.lastName', checkPersonName),
      unlessLeftOut(apiAccess, 'input.apiAccess', () => undefined),
      apiAccessPrincipalArn === null
        ? invalid(
            'input.apiAccessPrincipalArn',
            'AWS cannot clear this: `apiAccess: DISABLED` takes the access away.',
          )
        : unlessLeftOut(apiAccessPrincipalArn, 'input.apiAccessPrincipalArn', checkRole),
    );
    await updateUser(context, user, {
      type,
      firstName,
      lastName,
      apiAccess,
      apiAccessPrincipalArn,
    });
    return { user };
  });
