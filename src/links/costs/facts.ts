import type { ContextDeps } from '../../context.ts';
import type { Facts } from '../../estimate/rule.ts';

const placesOf = ({ clients, placed }: ContextDeps, service: 'finspace' | 'grafana') =>
  placed.disabled.includes(service) ? [] : clients[service].all();

/** The accounts whose role has to be taken on first. */
const accountsToEnter = (deps: ContextDeps): readonly string[] => {
  const places = [...placesOf(deps, 'finspace'), ...placesOf(deps, 'grafana')];
  const closed = places.filter(({ credentials }) => credentials?.isFresh() === false);
  return [...new Set(closed.flatMap(({ accountId }) => accountId ?? []))];
};

/** What is known now and bears on what fields cost. */
export const factsOf = (deps: ContextDeps): Facts => {
  const { knowledge, clients, placed } = deps;
  const lacking = clients.environments.lacking();
  const { instance, accountId, listRefusedAt, userListHasGroups } = knowledge;
  // Until an instance was chosen, what was learned of any is the best there is.
  const [arn = instance?.instanceArn ?? ''] =
    instance === undefined ? [...listRefusedAt.keys(), ...userListHasGroups.keys()] : [];
  return {
    instance,
    isAccountKnown: accountId !== undefined,
    // What AWS refused, it will refuse again, though a plan tries it now and then.
    isPrincipalListRefused: listRefusedAt.has(arn),
    userListHasGroups: userListHasGroups.get(arn),
    grafanaPlaces: placesOf(deps, 'grafana').length,
    finspacePlaces: placesOf(deps, 'finspace').length,
    readerRoles: placed.readerRoles.length,
    accountsToEnter: accountsToEnter(deps),
    environments: {
      configured: Object.keys(placed.finspaceRoles).length,
      rolesToAssume: lacking.roles,
      toOpen: lacking.environments,
    },
    sessions: {
      lacking: (...change) => deps.writeSessions.lacking(...change),
      ofEnvironment: (...change) => clients.environments.lackingOf(...change),
    },
  };
};
