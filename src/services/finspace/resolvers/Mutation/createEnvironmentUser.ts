import { checkAll } from '../../../../core/checks.ts';
import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { createUser } from '../../create-user.ts';
import type { NewUser } from '../../data/types.ts';
import { environmentKeyOf } from '../../find-environment.ts';
import { checkAccess, checkEmail, checkPersonName, checkRole } from '../../user-input.ts';

export const createEnvironmentUser: MutationResolvers['createEnvironmentUser'] = (
  _root,
  { input },
  context,
) =>
  mutation(context, async () => {
    const environment = environmentKeyOf(input.environment, 'input.environment');
    const { emailAddress, firstName, lastName, apiAccessPrincipalArn: role } = input;
    checkAll(
      checkEmail(emailAddress, 'input.emailAddress'),
      firstName == null ? undefined : checkPersonName(firstName, 'input.firstName'),
      lastName == null ? undefined : checkPersonName(lastName, 'input.lastName'),
      role == null ? undefined : checkRole(role, 'input.apiAccessPrincipalArn'),
      checkAccess(input.apiAccess, role),
    );
    const user = {
      emailAddress,
      type: input.type,
      firstName: firstName ?? undefined,
      lastName: lastName ?? undefined,
      apiAccess: input.apiAccess ?? undefined,
      apiAccessPrincipalArn: role ?? undefined,
    } as NewUser;
    return { user: await createUser(context, environment, user) };
  });
