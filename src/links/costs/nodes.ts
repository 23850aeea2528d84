import { enterAccount } from '../../estimate/places.ts';
import type { CostRule, Visit } from '../../estimate/rule.ts';
import type { Things } from '../../estimate/things.ts';
import { globalIds, type NodeType } from '../../node-types.ts';
import { inEnvironment } from '../../services/finspace/costs.ts';
import { ENVIRONMENT, theEnvironment } from '../../services/finspace/readables.ts';
import { theWorkspace } from '../../services/grafana/costs.ts';
import {
  describeOperations,
  operationsOf,
} from '../../services/identity-center/operation-costs.ts';
import {
  APPLICATION,
  INSTANCES,
  ONLY,
  PAIR,
  SET,
  theSet,
} from '../../services/identity-center/readables.ts';
import { readPrincipals, thePrincipal } from '../../services/identity-store/costs.ts';
import {
  ACCOUNT,
  ORGANIZATION,
  theAccount,
  theUnit,
  UNIT,
} from '../../services/organizations/costs.ts';

type Finder = (visit: Visit, keys: readonly string[]) => Things;

const operation = (visit: Visit, kind: Parameters<typeof operationsOf>[1], id: string): Things => {
  const found = { ...operationsOf(visit, kind, 1, id), name: `operation:${id}` };
  describeOperations({ of: found, read: visit.read });
  return { ...found, isLoaded: true };
};

/** What looking an object up by its id reads, as `findNode` does. */
const finders: Readonly<Record<NodeType, Finder>> = {
  Organization(visit) {
    visit.read(ORGANIZATION, ONLY);
    return visit.find('Organization', 1, { name: 'Organization' });
  },
  OrganizationalUnit(visit, [ouId = '']) {
    const unit = theUnit(ouId);
    visit.read(UNIT, unit);
    return unit;
  },
  Account(visit, [accountId = '']) {
    const account = theAccount(accountId);
    visit.read(ACCOUNT, account);
    return account;
  },
  IdentityCenterInstance(visit, [arn = '']) {
    visit.read(INSTANCES, ONLY);
    return visit.find('IdentityCenterInstance', 1, {
      name: `IdentityCenterInstance:${arn}`,
      keys: [arn],
    });
  },
  PermissionSet(visit, [instanceArn = '', permissionSetArn = '']) {
    const set = theSet(instanceArn, permissionSetArn);
    visit.read(SET, set);
    return set;
  },
  AccountAssignment(visit, [instanceArn = '', accountId = '', setArn = '', type, id = '']) {
    const key = `${instanceArn}|${accountId}|${setArn}`;
    visit.read(PAIR, visit.find('', 1, { name: `pair:${key}`, keys: [key] }));
    const principal = {
      ...visit.find(type === 'USER' ? 'User' : 'Group', 1, { name: `principal:${id}` }),
    };
    return visit.find('AccountAssignment', 1, {
      part: key,
      links: {
        account: [theAccount(accountId)],
        permissionSet: [theSet(instanceArn, setArn)],
        principal: [principal],
      },
    });
  },
  Application(visit, [arn = '']) {
    const found = visit.find('Application', 1, { name: `Application:${arn}`, keys: [arn] });
    visit.read(APPLICATION, found);
    return { ...found, isLoaded: true };
  },
  User(visit, [storeId = '', userId = '']) {
    const user = thePrincipal('User', storeId, userId);
    readPrincipals(visit, [user]);
    return user;
  },
  Group(visit, [storeId = '', groupId = '']) {
    const group = thePrincipal('Group', storeId, groupId);
    readPrincipals(visit, [group]);
    return group;
  },
  AccountAssignmentOperation: (visit, [, kind, id = '']) =>
    operation(
      visit,
      kind === 'DELETE' ? 'ACCOUNT_ASSIGNMENT_DELETION' : 'ACCOUNT_ASSIGNMENT_CREATION',
      id,
    ),
  PermissionSetProvisioning: (visit, [, id = '']) =>
    operation(visit, 'PERMISSION_SET_PROVISIONING', id),
  Workspace: theWorkspace,
  Environment(visit, keys) {
    enterAccount(visit, keys[0] ?? '');
    const environment = theEnvironment(visit, keys);
    visit.read(ENVIRONMENT, environment);
    return environment;
  },
  EnvironmentUser: (visit, keys) => inEnvironment(visit, 'EnvironmentUser', keys),
  PermissionGroup: (visit, keys) => inEnvironment(visit, 'PermissionGroup', keys),
};

const find = (visit: Visit, id: string, argument: string): readonly Things[] => {
  try {
    const { type, keys } = globalIds.decode(id, argument);
    return [finders[type](visit, keys)];
  } catch {
    // No id of this gateway: the field refuses it, and makes no call.
    return [];
  }
};

/** `node(id)`: by the type in the id. */
export const node: CostRule = (visit) => find(visit, String(visit.args.id), 'id');

/** `nodes(ids)`: each by its type. */
export const nodes: CostRule = (visit) =>
  (visit.args.ids as readonly string[]).flatMap((id, index) => find(visit, id, `ids.${index}`));
