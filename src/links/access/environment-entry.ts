import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import {
  type EnvironmentModel,
  environmentOf,
  type ListedEnvironment,
} from '../../services/finspace/models.ts';
import type { ListedUser } from '../../services/finspace/user-loaders.ts';
import type { EnvironmentAccessModel } from '../models.ts';
import type { Findings } from './found-access.ts';
import type { Way } from './grants.ts';

/** Nobody gets into an environment in one of these states: it never was there, or goes away. */
const CLOSED: ReadonlySet<string> = new Set([
  'CREATE_REQUESTED',
  'CREATING',
  'FAILED_CREATION',
  'DELETE_REQUESTED',
  'DELETING',
  'RETRY_DELETION',
  'DELETED',
]);

/** A state that is not known yet is believed to let people in: what is missing would not be seen. */
export const isOpen = ({ status }: ListedEnvironment): boolean => !CLOSED.has(status ?? '');

/** Who is disabled does not get in, and who is being created does not yet. */
const getsIn = ({ status }: ListedUser): boolean => status !== 'DISABLED' && status !== 'CREATING';

/**
 * The users of an environment who can get in. From `ListUsers` of FinSpace.
 *
 * @returns `[]` for what could not be read, with a gap, and for an environment that is gone, without.
 */
export const usersIn = async (
  { loaders }: GatewayContext,
  findings: Findings,
  key: EnvironmentModel,
): Promise<readonly ListedUser[]> => {
  try {
    const { items, fetchedAt } = await loaders.finspace.allUsers(environmentOf(key));
    findings.noteAge(fetchedAt);
    return items.filter(getsIn);
  } catch (error) {
    if (!(error instanceof GatewayError && error.code === 'NOT_FOUND')) {
      findings.missing(error, 'finspace-data', key);
    }
    return [];
  }
};

/** A user of FinSpace as a way in of a user of the directory, or of nobody that it knows. */
export const wayOf = (
  key: EnvironmentModel,
  { userId, type }: ListedUser,
  identityStoreId: string | undefined,
  matched: string | undefined,
): Way<EnvironmentAccessModel> => ({
  kind: 'ENVIRONMENT',
  identityStoreId,
  user: { ...environmentOf(key), userId },
  type,
  principalType: 'USER',
  principalId: matched ?? userId,
  matchedBy: matched === undefined ? null : 'EMAIL',
});

/** A gap where several users of the directory have the address of one of FinSpace. */
export const noteAmbiguous = (
  findings: Findings,
  { accountId, region, environmentId }: EnvironmentModel,
  { userId }: ListedUser,
): void => {
  const message = `Several users of the directory have the email address of user ${userId} of environment ${environmentId}, so that none of them is named.`;
  findings.gap({ service: 'finspace-data', code: 'AMBIGUOUS', message, accountId, region });
};
