import type { EnvironmentPlace } from '../services/finspace/environment-access.ts';
import { type Check, type Examination, type Outcome, outcomeFrom } from './check.ts';
import type { Grantee } from './grants.ts';

const OPEN = 'finspace-api:GetProgrammaticAccessCredentials';
const NOBODY = { userId: 'none0000000000000000000000' };
const CHANGES = ['CreateUser', 'UpdateUser', 'EnableUser', 'DisableUser'] as const;

/** FinSpace judges its users' changes by what they are in the environment, and not by a policy. */
const BY_ENVIRONMENT =
  'The environment judges it, not IAM: its user with this role has to be a superuser, or in a permission group that manages users.';

/**
 * Tries the changes of users on one that cannot be there. To make one would make it: FinSpace has one permission
 * for all of them (`ManageUsersAndGroups`), so that whoever may change one may make one.
 */
const tryChanges = async (
  { deps, scope }: Examination,
  place: EnvironmentPlace,
): Promise<readonly (readonly [name: string, outcome: Outcome])[]> => {
  const { updateUser, enableUser, disableUser } = deps.clients.environments.of(place);
  const call = deps.upstream.call.bind(deps.upstream);
  const [update, ...others] = await Promise.all([
    named('UpdateUser', call(scope, updateUser, NOBODY)),
    named('EnableUser', call(scope, enableUser, NOBODY)),
    named('DisableUser', call(scope, disableUser, NOBODY)),
  ]);
  const { status, says = 'FinSpace gives both by one permission.' } = update[1];
  return [['CreateUser', { status, says: `As UpdateUser: ${says}` }], update, ...others];
};

const named = async (
  name: string,
  tried: Promise<unknown>,
): Promise<readonly [string, Outcome]> => [name, await outcomeFrom(tried)];

const checkEnvironment = async (
  examination: Examination,
  place: EnvironmentPlace,
  as: Grantee,
): Promise<readonly Check[]> => {
  const { deps, options, scope } = examination;
  const { region } = place;
  const { listUsers } = deps.clients.environments.of(place);
  const reading = deps.upstream.call(scope, listUsers, { maxResults: 1 });
  const { action = OPEN, status, says } = await outcomeFrom(reading);
  const opened: Check = { what: action, as, region, status, says };
  if (!options.writes) return [opened];
  if (status !== 'OK') {
    const why = `its environment ${place.environmentId} could not be read`;
    return [opened, ...notTried(as, why)];
  }
  const changes = await tryChanges(examination, place);
  return [
    opened,
    ...changes.map(([name, outcome]): Check => ({
      what: outcome.action ?? `finspace-api:${name}`,
      as,
      region,
      status: outcome.status,
      says: outcome.status === 'MISSING' ? `${outcome.says ?? ''} ${BY_ENVIRONMENT}` : outcome.says,
    })),
  ];
};

const notTried = (as: Grantee, says: string): readonly Check[] =>
  CHANGES.map((name) => ({ what: `finspace-api:${name}`, as, status: 'NOT_TRIED', says }));

/** Opens the data API of each environment that a role is named for, reads one user, and tries the changes. */
export const checkEnvironments = async (examination: Examination): Promise<readonly Check[]> => {
  const { deps, options, loaders } = examination;
  if (!options.features.includes('finspace') || deps.placed.disabled.includes('finspace'))
    return [];
  const roles = Object.entries(deps.placed.finspaceRoles);
  if (roles.length === 0) return [];
  const found = await loaders.finspace.environmentsIn(() => true).catch(() => ({ results: [] }));
  const environments = found.results.flatMap((place) => place.environments);
  const checks = await Promise.all(
    roles.map(async ([environmentId, as]): Promise<readonly Check[]> => {
      const place = environments.find((one) => one.environmentId === environmentId);
      if (place !== undefined) return checkEnvironment(examination, place, as);
      const says = `environment ${environmentId} was not found in a place that is read`;
      const opened: Check = { what: OPEN, as, status: 'NOT_TRIED', says };
      return options.writes ? [opened, ...notTried(as, says)] : [opened];
    }),
  );
  return checks.flat();
};
