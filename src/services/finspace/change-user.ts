import type { GatewayContext } from '../../context.ts';
import { GatewayError, withDetails } from '../../core/errors.ts';
import { globalIds } from '../../node-types.ts';
import { findOut } from '../../upstream/find-out.ts';
import type { FinspaceDataOperations } from './data-client.ts';
import { lockOf } from './environment-locks.ts';
import type { EnvironmentUserModel } from './models.ts';
import { requireEnvironmentChange } from './require-environment.ts';
import { tags } from './tags.ts';
import type { ListedUser } from './user-loaders.ts';

/** One change of a user, and how to tell that it is made. */
export interface UserChange {
  /** @param stored the user as it is. */
  send(data: FinspaceDataOperations, stored: ListedUser): Promise<unknown>;
  isMade(user: ListedUser): boolean;
  /** The fields of `EnvironmentUser` that tell the same to a person who asks by GraphQL. */
  readonly selection: string;
  /** Whether the user may have more by it. */
  readonly gives: boolean;
  /** The role that shall have the user's credentials, where that is what is changed. */
  readonly roleArn?: string | undefined;
}

const noSuchUser = ({ userId, environmentId }: EnvironmentUserModel): GatewayError =>
  new GatewayError('NOT_FOUND', `There is no user ${userId} in environment ${environmentId}.`, {
    service: 'finspace-data',
    argument: 'input.user',
  });

const queryOf = (
  { accountId, region, environmentId, userId }: EnvironmentUserModel,
  selection: string,
): string => {
  const id = globalIds.encode('EnvironmentUser', accountId, region, environmentId, userId);
  return `{ node(id: "${id}") { ... on EnvironmentUser { ${selection} } } }`;
};

/**
 * Makes one change of a user of an environment: sent once, and found out by reading back when no
 * answer came. What is as it shall be already is sent nothing, so that a change is safe to repeat.
 *
 * @param toChange what to change of the user as it is now; what it throws is thrown.
 * @throws GatewayError NOT_FOUND, OUTCOME_UNKNOWN with the query that tells, NOT_CONFIGURED without a
 * role for the environment, what AWS refuses.
 */
export const changeUser = (
  context: GatewayContext,
  key: EnvironmentUserModel,
  toChange: (stored: ListedUser) => UserChange,
): Promise<void> => {
  const { upstream, scope, loaders } = context;
  return lockOf(upstream).run(`${key.environmentId}|${key.userId}`, scope.signal, async () => {
    await requireEnvironmentChange(context, key, 'input.user');
    const data = await loaders.finspace.dataOf(key);
    const stored = await context.uncached().finspace.user(key);
    if (stored === null) throw noSuchUser(key);
    const change = toChange(stored);
    if (change.gives) {
      await context.guard.emailAddress(stored.emailAddress ?? '', 'input.user');
      await (change.roleArn === undefined
        ? context.guard.apiAccess(stored.apiAccessPrincipalArn, 'input.user')
        : context.guard.apiAccess(change.roleArn, 'input.apiAccessPrincipalArn'));
    }
    try {
      if (!change.isMade(stored)) await change.send(data, stored);
    } catch (error) {
      await settle(context, key, change, error);
    } finally {
      context.changed([tags.users(key)]);
    }
  });
};

/** Returns when the user is as it shall be after all. @throws the error that says why not. */
const settle = async (
  context: GatewayContext,
  key: EnvironmentUserModel,
  change: UserChange,
  error: unknown,
): Promise<void> => {
  if (!(error instanceof GatewayError)) throw error;
  const isMade = async (): Promise<true | undefined> => {
    const now = await context.uncached().finspace.user(key);
    return (now !== null && change.isMade(now)) || undefined;
  };
  switch (error.code) {
    case 'NOT_FOUND':
      throw noSuchUser(key);
    case 'OUTCOME_UNKNOWN':
      if ((await findOut(context, isMade)) !== undefined) return;
      throw withDetails(error, { query: queryOf(key, change.selection) });
    case 'CONFLICT':
    case 'ALREADY_EXISTS':
      // Somebody else may have made the same change in between.
      if ((await isMade()) !== undefined) return;
      throw withDetails(error, { argument: 'input.user' });
    default:
      throw error;
  }
};
