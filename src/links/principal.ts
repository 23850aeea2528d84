import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../core/errors.ts';
import { isOutOfTime } from '../core/paged-list.ts';
import type { AwsPrincipalType } from '../services/identity-center/models.ts';
import type { PrincipalModel } from '../services/identity-store/models.ts';

interface Ref {
  readonly principalType: AwsPrincipalType;
  readonly principalId: string;
}

interface Directory {
  readonly identityStoreId: string;
}

/** The user or group that `ref` names; null when the directory does not have it. */
export const findPrincipal = async (
  { loaders }: Pick<GatewayContext, 'loaders'>,
  { identityStoreId }: Directory,
  { principalType, principalId }: Ref,
): Promise<PrincipalModel | null> => {
  if (principalType === 'USER') {
    const key = { identityStoreId, userId: principalId };
    return (await loaders.identityStore.user.load(key)) === null ? null : key;
  }
  const key = { identityStoreId, groupId: principalId };
  return (await loaders.identityStore.group.load(key)) === null ? null : key;
};

/**
 * What the directory says of a principal. "Not in the directory" is all that can be known of one
 * that is not found: deleted, or an id of an Active Directory that is not synced.
 *
 * @param isFilter whether rows are left out by it: then having no time left is no answer.
 */
export const principalStateOf = async (
  context: GatewayContext,
  directory: Directory,
  ref: Ref,
  isFilter = false,
): Promise<'PRESENT' | 'NOT_IN_DIRECTORY' | 'UNKNOWN'> => {
  try {
    const found = await findPrincipal(context, directory, ref);
    context.noticed.principal(ref.principalId, found === null);
    return found === null ? 'NOT_IN_DIRECTORY' : 'PRESENT';
  } catch (error) {
    // A filter that has no time left ends its page early; a row that is shown says UNKNOWN.
    if (!(error instanceof GatewayError) || (isFilter && isOutOfTime(error))) throw error;
    return 'UNKNOWN';
  }
};
