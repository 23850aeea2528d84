import type { GatewayContext } from '../../context.ts';
import { badInput } from '../../core/errors.ts';

const FIELD = 'input.role';

/**
 * The role that credentials are asked for as. A caller names one of the configuration's; an ARN is
 * refused, whatever role it is of: nobody makes the gateway take on a role that whoever runs it has
 * not named.
 *
 * @param name the configuration's name; the role of `FINSPACE_ROLES` when left out.
 * @returns its ARN.
 * @throws GatewayError BAD_USER_INPUT with the names; NOT_CONFIGURED.
 */
export const credentialRole = (
  { clients: { environments } }: GatewayContext,
  environmentId: string,
  name: string | null | undefined,
): string => {
  if (name == null) return environments.roleOf(environmentId);
  const { credentialRoles } = environments;
  const roleArn = Object.hasOwn(credentialRoles, name) ? credentialRoles[name] : undefined;
  if (roleArn !== undefined) return roleArn;
  const names = Object.keys(credentialRoles);
  const what = name.startsWith('arn:')
    ? 'A role is named by the name that the configuration gives it, never by its ARN'
    : 'The configuration gives no role this name';
  const known =
    names.length === 0
      ? 'FINSPACE_CREDENTIAL_ROLES names none.'
      : `FINSPACE_CREDENTIAL_ROLES has ${names.join(', ')}.`;
  throw badInput(FIELD, `${what}. ${known}`);
};
