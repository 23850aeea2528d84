import { type Check, type Examination, outcomeFrom } from './check.ts';

/** Opens the data API of each environment that a role is named for, and reads one user. */
export const checkEnvironments = async (examination: Examination): Promise<readonly Check[]> => {
  const { deps, options, scope, loaders } = examination;
  if (!options.features.includes('finspace') || deps.placed.disabled.includes('finspace'))
    return [];
  const roles = Object.entries(deps.placed.finspaceRoles);
  if (roles.length === 0) return [];
  const found = await loaders.finspace.environmentsIn(() => true).catch(() => ({ results: [] }));
  const environments = found.results.flatMap((place) => place.environments);
  return Promise.all(
    roles.map(async ([environmentId, as]): Promise<Check> => {
      const what = 'finspace-api:GetProgrammaticAccessCredentials';
      const place = environments.find((one) => one.environmentId === environmentId);
      if (place === undefined) {
        const says = `environment ${environmentId} was not found in a place that is read`;
        return { what, as, status: 'NOT_TRIED', says };
      }
      const { listUsers } = deps.clients.environments.of(place);
      const outcome = await outcomeFrom(deps.upstream.call(scope, listUsers, { maxResults: 1 }));
      const { action = what, status, says } = outcome;
      return { what: action, as, region: place.region, status, says };
    }),
  );
};
