import type { Protection } from '../../auth/protection.ts';
import type { GatewayContext } from '../../context.ts';
import { hasRole } from './own-sets.ts';
import { closed } from './protected.ts';
import { readSelf } from './self.ts';
import { plainAddress, signInRoleOf } from './sign-in-role.ts';

/**
 * Whether an email address is the caller's, who is a person: by the token, or as the directory has it.
 *
 * @throws UserErrors FORBIDDEN at `field` where it cannot be told.
 */
export const isOwnAddress = async (
  context: GatewayContext,
  protection: Protection,
  address: string,
  field: string,
): Promise<boolean> => {
  const wanted = plainAddress(address);
  const isWanted = (one: string | undefined): boolean =>
    one !== undefined && plainAddress(one) === wanted;
  if (isWanted(context.caller.person?.email)) return true;
  const users = await closed(field, async () => {
    const { identityStoreId } = await context.instance();
    const self = await readSelf(context, identityStoreId, field, protection);
    const { user } = context.uncached().identityStore;
    return Promise.all([...self.userIds].map((userId) => user.load({ identityStoreId, userId })));
  });
  return users.some((user) => user?.Emails?.some(({ Value }) => isWanted(Value)));
};

/**
 * Whether a role is one that the caller, who is a person, signs in to by IAM Identity Center. Who may
 * assume any other role is for IAM to know.
 *
 * @throws UserErrors FORBIDDEN at `field` where it cannot be told.
 */
export const isOwnRole = async (
  context: GatewayContext,
  protection: Protection,
  roleArn: string,
  field: string,
): Promise<boolean> => {
  const role = signInRoleOf(roleArn);
  if (role === undefined) return false;
  return closed(field, async () => {
    const instance = await context.instance();
    const self = await readSelf(context, instance.identityStoreId, field, protection);
    return self.userIds.size > 0 && hasRole(context, instance, self, role);
  });
};
