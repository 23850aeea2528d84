import { randomUUID } from 'node:crypto';
import type { GatewayContext } from '../../context.ts';
import { type ErrorCode, GatewayError, withDetails } from '../../core/errors.ts';
import { findOut } from '../../upstream/find-out.ts';
import type { NewUser } from './data/types.ts';
import { environmentIdOf } from './find-environment.ts';
import type { EnvironmentModel, EnvironmentUserModel } from './models.ts';
import { requireEnvironmentChange } from './require-environment.ts';
import { tags } from './tags.ts';

const FIELDS: Partial<Record<ErrorCode, string>> = {
  ALREADY_EXISTS: 'input.emailAddress',
  CONFLICT: 'input.emailAddress',
  NOT_FOUND: 'input.environment',
  QUOTA_EXCEEDED: 'input.environment',
};

/**
 * Lets somebody into an environment. `CreateUser`, with a token by which AWS knows the request
 * again: where no answer came, the same request is sent once more and answers what came of the first.
 *
 * @throws GatewayError ALREADY_EXISTS at `input.emailAddress`, QUOTA_EXCEEDED; OUTCOME_UNKNOWN with
 * the query that tells; NOT_CONFIGURED without a role for the environment; what AWS refuses.
 */
export const createUser = async (
  context: GatewayContext,
  environment: EnvironmentModel,
  user: NewUser,
): Promise<EnvironmentUserModel> => {
  const { upstream, scope, loaders } = context;
  await requireEnvironmentChange(context, environment, 'input.environment');
  if (user.emailAddress !== undefined) {
    await context.guard.emailAddress(user.emailAddress, 'input.emailAddress');
  }
  await context.guard.apiAccess(user.apiAccessPrincipalArn, 'input.apiAccessPrincipalArn');
  const data = await loaders.finspace.dataOf(environment);
  const input = { ...user, clientToken: randomUUID() };
  const send = async (): Promise<string> =>
    (await upstream.call(scope, data.createUser, input)).userId ?? '';
  try {
    return { ...environment, userId: await send() };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.code !== 'OUTCOME_UNKNOWN') {
      const argument = FIELDS[error.code];
      throw argument === undefined ? error : withDetails(error, { argument });
    }
    const userId = await findOut(context, send);
    if (userId === undefined) throw withDetails(error, { query: queryFor(environment) });
    return { ...environment, userId };
  } finally {
    context.changed([tags.users(environment)]);
  }
};

const queryFor = (environment: EnvironmentModel): string =>
  `{ node(id: "${environmentIdOf(environment)}") { ... on Environment { users(first: 100) { nodes { id emailAddress createdAt } } } } }`;
