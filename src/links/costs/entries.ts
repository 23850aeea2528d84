import { type CostRule, pageOf, type Visit } from '../../estimate/rule.ts';
import type { Things } from '../../estimate/things.ts';
import { enteredEnvironments, userDetail } from '../../services/finspace/costs.ts';
import { ENVIRONMENT, readUsers, usersOf } from '../../services/finspace/readables.ts';
import { enteredWorkspaces, readPermissions, readSummary } from '../../services/grafana/costs.ts';
import { readInstance } from '../../services/identity-center/readables.ts';
import {
  GROUPS_OF_USER,
  MEMBERS_OF_GROUP,
  readAddresses,
  readPrincipals,
} from '../../services/identity-store/costs.ts';

/** What part of the people of a firm is in each workspace, and in each environment. */
const PART_IN_WORKSPACE = 0.2;
const PART_IN_ENVIRONMENT = 0.05;
/** What part of those who have a role in a workspace are groups. */
const PART_OF_GROUPS = 0.5;
/** What part of the users of FinSpace have an address that the directory has. */
const PART_MATCHED = 0.8;

/** The workspaces that users or groups get into: the permissions of each serve all of them. */
export const workspacesOf = (visit: Visit, isUser: boolean): readonly Things[] => {
  const { of, sizes } = visit;
  const all = enteredWorkspaces(visit);
  if (isUser && all.distinct > 0) visit.read(GROUPS_OF_USER, of);
  const rows = Math.min(pageOf(visit), all.distinct * PART_IN_WORKSPACE);
  const via = visit.find('Group', rows, {
    part: 'groups of workspaces',
    population: sizes.items('ListGroups'),
    repeats: true,
  });
  return [
    visit.find('WorkspaceAccess', rows, {
      part: 'workspaces',
      links: { principal: [of], via: isUser ? [via] : [], workspace: [all] },
    }),
  ];
};

/** The environments that users get into: those whose users have their address. */
export const environmentsOf = (visit: Visit): readonly Things[] => {
  const all = enteredEnvironments(visit);
  if (all.distinct > 0) readPrincipals(visit, [visit.of]);
  const rows = Math.min(pageOf(visit), all.distinct * PART_IN_ENVIRONMENT);
  const environmentUser = visit.find('EnvironmentUser', rows, { part: 'users', isLoaded: true });
  return [
    visit.find('EnvironmentAccess', rows, {
      part: 'environments',
      links: { principal: [visit.of], environment: [all], environmentUser: [environmentUser] },
    }),
  ];
};

/** Everybody who gets into workspaces: who has a role there, and the members of the groups. */
export const accessToWorkspace: CostRule = (visit) => {
  const { of, sizes } = visit;
  readSummary(visit);
  readPermissions(visit, of);
  readInstance(visit);
  const roles = sizes.items('ListPermissions');
  const groups = visit.find('Group', roles * PART_OF_GROUPS, {
    part: 'groups',
    population: sizes.items('ListGroups'),
  });
  visit.read(MEMBERS_OF_GROUP, groups);
  const members = groups.rows * sizes.items(MEMBERS_OF_GROUP.operation);
  const perWorkspace = members / Math.max(1, of.rows) + roles * (1 - PART_OF_GROUPS);
  const users = visit.find('User', Math.min(pageOf(visit), perWorkspace), {
    part: 'members',
    population: sizes.items('ListUsers'),
    repeats: true,
  });
  return [
    visit.find('WorkspaceAccess', Math.min(pageOf(visit), perWorkspace + roles), {
      part: 'access',
      links: { principal: [groups, users], via: [groups], workspace: [of] },
    }),
  ];
};

/** The users of the directory whose addresses users of FinSpace have. */
const matched = (visit: Visit, users: Things): Things => {
  readInstance(visit);
  const isLoaded = readAddresses(visit, { ...users, name: `addresses of ${users.name}` });
  return visit.find('User', (users.rows / Math.max(1, visit.of.rows)) * PART_MATCHED, {
    name: `matched ${users.name}`,
    population: visit.sizes.items('ListUsers'),
    isLoaded,
  });
};

/** Everybody who gets into environments: their users, and whom the directory has for them. */
export const accessToEnvironment: CostRule = (visit) => {
  visit.read(ENVIRONMENT, visit.of);
  const opened = readUsers(visit, visit.of);
  const rows = (usersOf(visit) * opened.rows) / Math.max(1, visit.of.rows);
  const environmentUser = visit.find('EnvironmentUser', rows, { part: 'users', isLoaded: true });
  const principal = matched(visit, environmentUser);
  return [
    visit.find('EnvironmentAccess', Math.min(pageOf(visit), rows), {
      part: 'access',
      links: {
        principal: [principal],
        environment: [visit.of],
        environmentUser: [environmentUser],
      },
    }),
  ];
};

/** The user of the directory with the address of a user of FinSpace. */
export const matchedUser: CostRule = (visit) => {
  userDetail(visit);
  return [matched(visit, visit.of)];
};
