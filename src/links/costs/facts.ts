import type { ContextDeps } from '../../context.ts';
import type { Facts } from '../../estimate/rule.ts';

/** What is known now and bears on what fields cost. */
export const factsOf = ({ knowledge, clients, placed }: ContextDeps): Facts => {
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
    grafanaPlaces: placed.disabled.includes('grafana') ? 0 : clients.grafana.all().length,
    readerRoles: placed.readerRoles.length,
  };
};
