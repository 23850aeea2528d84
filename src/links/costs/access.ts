import {
  type CostRule,
  type CostTable,
  FREE,
  free,
  link,
  pageOf,
  type Visit,
} from '../../estimate/rule.ts';
import { expectedDistinct, type Things } from '../../estimate/things.ts';
import { ENVIRONMENT } from '../../services/finspace/readables.ts';
import { readSummary } from '../../services/grafana/costs.ts';
import { listedSet } from '../../services/identity-center/costs.ts';
import { PAIR, readInstance } from '../../services/identity-center/readables.ts';
import { MEMBERS_OF_GROUP, readPrincipals } from '../../services/identity-store/costs.ts';
import {
  assignmentsOfAccounts,
  assignmentsOfPrincipals,
  assignmentsReaching,
} from './assignments.ts';
import { environmentsOf, workspacesOf } from './entries.ts';
import { linkedAccount } from './linked.ts';
import { setsPerAccount } from './rows.ts';

const ALL = Number.MAX_SAFE_INTEGER;

/** Rows of access that a page shows, of what was found. */
const shown = (visit: Visit, found: Things, links: Things['links']): Things =>
  visit.find('AccountAccess', Math.min(pageOf(visit), found.rows / Math.max(1, visit.of.rows)), {
    part: 'access',
    links: { ...found.links, ...links },
  });

/** Everyone who can get into an account: its assignments, and the members of each of the groups. */
export const accessToAccount: CostRule = (visit) => {
  readInstance(visit);
  const { sizes } = visit;
  const found = assignmentsOfAccounts(visit, visit.of, ALL);
  const groups = (found.links?.principal ?? []).filter(({ type }) => type === 'Group');
  for (const some of groups) visit.read(MEMBERS_OF_GROUP, some);
  const perAccount = setsPerAccount(visit) * sizes.items(PAIR.operation);
  const members = sizes.items(MEMBERS_OF_GROUP.operation);
  const rows = Math.min(pageOf(visit), perAccount * members);
  const users = visit.find('User', rows, {
    part: 'members',
    population: sizes.items('ListUsers'),
    distinct: visit.of.distinct * expectedDistinct(rows, sizes.items('ListUsers')),
  });
  const grants = visit.find('AccountAccess', rows, {
    part: 'access',
    links: { ...found.links, principal: [...groups, users], via: groups },
  });
  return [grants];
};

/** Everything that users or groups reach, of what `to` asks for. */
export const accessOf =
  (type: 'User' | 'Group'): CostRule =>
  (visit) => {
    const { to } = visit.args as { readonly to?: readonly string[] | null };
    const isAsked = (resource: string): boolean => to == null || to.includes(resource);
    const isUser = type === 'User';
    const may = (resource: string, row: string): boolean =>
      isAsked(resource) && !visit.isDenied(row);
    return [
      ...(may('ACCOUNT', 'AccountAccess') ? accountsOf(visit, isUser) : []),
      ...(may('WORKSPACE', 'WorkspaceAccess') ? workspacesOf(visit, isUser) : []),
      ...(may('ENVIRONMENT', 'EnvironmentAccess') && isUser ? environmentsOf(visit) : []),
    ];
  };

const accountsOf = (visit: Visit, isUser: boolean): readonly Things[] => {
  readInstance(visit, true);
  const found = isUser
    ? assignmentsReaching(visit, visit.of, ALL)
    : assignmentsOfPrincipals(visit, visit.of, ALL);
  const via = (found.links?.principal ?? []).filter((some) => isUser && some.type === 'Group');
  return [shown(visit, found, { principal: [visit.of], via })];
};

/** The user or group of a row. */
export const linkedPrincipal: CostRule = (visit) => {
  const found = visit.of.links?.principal ?? [];
  readPrincipals(visit, found);
  return found;
};

/** Whether it is there: not looked at for a caller that may not know. */
export const statedPrincipal: CostRule = (visit) =>
  visit.isDenied('User') ? [] : linkedPrincipal(visit);

/** The groups that a grant comes by. */
const via: CostRule = (visit) => {
  const found = visit.of.links?.via ?? [];
  readPrincipals(visit, found);
  return found;
};

/** The cost of grants of access. */
export const accessCosts: CostTable = {
  AccountAccess: {
    ...free(
      'principalId',
      'principalType',
      'direct',
      'viaGroupIds',
      'accountId',
      'permissionSetArn',
    ),
    principal: linkedPrincipal,
    via,
    account: linkedAccount,
    permissionSet: listedSet,
  },
  WorkspaceAccess: {
    ...free('principalId', 'principalType', 'direct', 'viaGroupIds', 'ownerAccountId', 'region'),
    ...free('workspaceId', 'role'),
    principal: linkedPrincipal,
    via,
    workspace: (visit) => {
      const found = visit.of.links?.workspace ?? [];
      for (const one of found) readSummary({ ...visit, of: one });
      return found;
    },
  },
  EnvironmentAccess: {
    ...free('principalId', 'principalType', 'direct', 'viaGroupIds', 'ownerAccountId', 'region'),
    ...free('environmentId', 'environmentUserId', 'type', 'matchedBy'),
    principal: linkedPrincipal,
    via,
    environment: (visit) => {
      const found = visit.of.links?.environment ?? [];
      for (const one of found) visit.read(ENVIRONMENT, one);
      return found;
    },
    environmentUser: link('environmentUser'),
  },
  AccessGrantConnection: FREE,
  AccessGrantEdge: FREE,
};
