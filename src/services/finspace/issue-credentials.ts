import type { GatewayContext } from '../../context.ts';
import { GatewayError, withDetails } from '../../core/errors.ts';
import { createFetchedCredentials } from '../../upstream/fetched-credentials.ts';
import type { EnvironmentModel } from './models.ts';
import {
  type ProgrammaticCredentials,
  programmaticCredentials,
} from './programmatic-credentials.ts';

/**
 * New credentials for a caller: `AssumeRole`, then `GetProgrammaticAccessCredentials` as that role.
 * Both are called for this caller alone, in a session that carries the caller's name into AWS's records. Neither the role's credentials nor the environment's are
 * those that the gateway reads with, and nothing here outlives the call: no cache, no journal and no
 * error ever holds them.
 *
 * @param roleArn one that the configuration names.
 * @param minutes 1 to 60.
 * @throws GatewayError ACCESS_DENIED with what is missing; NOT_CONFIGURED, SERVICE_DISABLED.
 */
export const issueCredentials = async (
  { upstream, scope, loaders, clients }: GatewayContext,
  environment: EnvironmentModel,
  roleArn: string,
  minutes: number,
): Promise<ProgrammaticCredentials> => {
  const { region } = await loaders.finspace.placeOf(environment);
  const { environmentId } = environment;
  const role = createFetchedCredentials(
    upstream.clock,
    clients.environments.assumeForCaller(roleArn),
  );
  const asRole = clients.environments.as(role, region);
  try {
    return await programmaticCredentials(upstream, scope, asRole, environmentId, minutes);
  } catch (error) {
    throw nameEnvironment(error, environment, roleArn);
  }
};

/** FinSpace says the same of everything that keeps a role from an environment. */
const nameEnvironment = (
  error: unknown,
  { environmentId, region }: EnvironmentModel,
  roleArn: string,
): unknown => {
  if (!(error instanceof GatewayError)) return error;
  if (error.code === 'NOT_FOUND' || error.code === 'CONFLICT') {
    return withDetails(error, { argument: 'input.environment' });
  }
  if (error.code !== 'ACCESS_DENIED') return error;
  const { details } = error;
  // That the role cannot be taken on has been said already.
  if (details.service !== 'finspace-data') return error;
  const missingAction = details.missingAction ?? 'finspace-api:GetProgrammaticAccessCredentials';
  const message = `GetProgrammaticAccessCredentials: FinSpace gives the role ${roleArn} no credentials of environment ${environmentId} in ${region}. The role needs ${missingAction} on the environment and has to be recorded as the API access of an enabled user of it, and the environment has to be CREATED.`;
  return new GatewayError('ACCESS_DENIED', message, { ...details, missingAction });
};
