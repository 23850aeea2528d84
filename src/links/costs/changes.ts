/* eslint-disable max-lines -- one line for each field of the schema */
import {
  type CostRule,
  type CostTable,
  FREE,
  free,
  link,
  type Visit,
} from '../../estimate/rule.ts';
import { ONE, type Things } from '../../estimate/things.ts';
import { operationsOf } from '../../services/identity-center/operation-costs.ts';
import {
  ACCOUNTS_OF_SET,
  OF_PRINCIPAL,
  OUTDATED,
  PAIR,
  readInstance,
  SET,
  withStatus,
} from '../../services/identity-center/readables.ts';
import { write } from '../../services/identity-center/change-costs.ts';
import { GROUPS_OF_USER, readPrincipals } from '../../services/identity-store/costs.ts';
import { ACCOUNT } from '../../services/organizations/costs.ts';
import { wholeInstance } from './assignments.ts';
import { linkedAccount } from './linked.ts';

const service = 'sso-admin';

type Kind = 'CREATE' | 'DELETE';

const KINDS = {
  CREATE: ['ACCOUNT_ASSIGNMENT_CREATION', 'CreateAccountAssignment'],
  DELETE: ['ACCOUNT_ASSIGNMENT_DELETION', 'DeleteAccountAssignment'],
} as const;

interface Entry {
  readonly account: string;
  readonly permissionSet: string;
  readonly principal: string;
}

const various = (entries: readonly Entry[], member: keyof Entry): number =>
  new Set(entries.map((entry) => entry[member])).size;

/** What is under way at the targets: one list of what runs, for each kind. */
const readRunning = ({ read }: Visit, ...kinds: readonly ('Creation' | 'Deletion')[]): void => {
  for (const kind of kinds) {
    read({ service, operation: `ListAccountAssignment${kind}Status` }, ONE, {
      variant: ':IN_PROGRESS',
    });
  }
};

/** What is looked at before assignments are changed: uncached, each object once. */
const readTargets = (
  visit: Visit,
  kind: Kind,
  entries: readonly Entry[],
): NonNullable<Things['links']> => {
  const things = (type: string, member: keyof Entry): Things =>
    visit.find(type, various(entries, member), { part: member });
  const account = things('Account', 'account');
  const permissionSet = things('PermissionSet', 'permissionSet');
  const principal = things('User', 'principal');
  visit.read(ACCOUNT, account);
  visit.read(SET, permissionSet);
  if (kind === 'CREATE') readPrincipals(visit, [principal]);
  return { account: [account], permissionSet: [permissionSet], principal: [principal] };
};

/** One assignment, given or taken. */
const changeOne =
  (kind: Kind): CostRule =>
  (visit) => {
    const links = readTargets(visit, kind, [visit.args.input as Entry]);
    readInstance(visit, true);
    readRunning(visit, 'Creation', 'Deletion');
    visit.read(PAIR, visit.find('', 1, { part: 'pair' }));
    const [operationKind, operation] = KINDS[kind];
    write(visit, operation);
    const assignment = visit.find('AccountAssignment', 1, { part: 'row', links });
    const begun = { ...operationsOf(visit, operationKind, 1), isLoaded: true };
    return [
      visit.find('Payload', 1, {
        part: 'payload',
        links: { operation: [begun], assignment: [assignment] },
      }),
    ];
  };

/** Results of many changes, with what each of them is about. */
const resultsOf = (
  visit: Visit,
  kind: Kind,
  count: number,
  links: NonNullable<Things['links']>,
): Things => {
  const begun = { ...operationsOf(visit, KINDS[kind][0], count), isLoaded: true };
  const assignment = visit.find('AccountAssignment', count, { part: 'rows', links });
  const more = { operation: [begun], assignment: [assignment] };
  const results = visit.find('AccountAssignmentResult', count, { part: 'results', links: more });
  return visit.find('Payload', 1, {
    part: 'payload',
    links: { results: [results], operations: [begun], inherited: [assignment] },
  });
};

/** Many assignments: looked at together, then queued and sent one by one. */
const changeMany =
  (kind: Kind): CostRule =>
  (visit) => {
    const { assignments, dryRun } = visit.args.input as {
      readonly assignments: readonly Entry[];
      readonly dryRun?: boolean | null;
    };
    if (assignments.length === 0) return [];
    const links = readTargets(visit, kind, assignments);
    readInstance(visit, true);
    readRunning(visit, 'Creation', 'Deletion');
    const pairs = new Set(assignments.map((one) => `${one.account}|${one.permissionSet}`)).size;
    const principals = various(assignments, 'principal');
    if (principals < pairs)
      visit.read(OF_PRINCIPAL, visit.find('', principals, { part: 'rows of principals' }));
    else visit.read(PAIR, visit.find('', pairs, { part: 'pairs' }));
    if (dryRun !== true) write(visit, KINDS[kind][1], assignments.length);
    return [resultsOf(visit, kind, assignments.length, links)];
  };

const revoke: CostRule = (visit) => {
  const { dryRun } = visit.args.input as { readonly dryRun?: boolean | null };
  readInstance(visit, true);
  readRunning(visit, 'Creation');
  const principal = visit.find('User', 1, { part: 'principal' });
  if (visit.facts.isPrincipalListRefused) wholeInstance(visit, Number.MAX_SAFE_INTEGER);
  else visit.read(OF_PRINCIPAL, principal);
  if (visit.facts.userListHasGroups === false) {
    visit.read(GROUPS_OF_USER, principal);
    const groups = visit.sizes.items(GROUPS_OF_USER.operation);
    visit.read(OF_PRINCIPAL, visit.find('Group', groups, { part: 'groups' }));
  }
  const rows = visit.sizes.items(OF_PRINCIPAL.operation) / 2;
  const { sizes } = visit;
  const account = visit.find('Account', rows, {
    part: 'a',
    population: sizes.items('ListAccounts'),
  });
  const permissionSet = visit.find('PermissionSet', rows, {
    part: 's',
    population: sizes.items('ListPermissionSets'),
  });
  visit.read(ACCOUNT, account);
  visit.read(SET, permissionSet);
  if (dryRun !== true) write(visit, KINDS.DELETE[1], rows);
  const groups = visit.find('Group', rows, { part: 'g', population: sizes.items('ListGroups') });
  return [
    resultsOf(visit, 'DELETE', rows, {
      account: [account],
      permissionSet: [permissionSet],
      principal: [groups],
    }),
  ];
};

const provision: CostRule = (visit) => {
  const { target } = visit.args.input as {
    readonly target: {
      readonly account?: string | null;
      readonly accounts?: readonly string[] | null;
      readonly outdated?: boolean | null;
      readonly allProvisioned?: boolean | null;
    };
  };
  const { kind, variant } = withStatus(
    ACCOUNTS_OF_SET,
    target.outdated === true ? OUTDATED : undefined,
  );
  visit.read(ACCOUNTS_OF_SET, visit.find('', 1, { part: 'holders' }), { variant });
  const outdated = Math.max(1, visit.sizes.items(kind));
  const count = target.accounts?.length ?? (target.outdated === true ? outdated : 1);
  const accounts = visit.find('Account', count, { part: 'accounts' });
  if (target.allProvisioned == null) visit.read(ACCOUNT, accounts);
  visit.read({ service, operation: 'ListPermissionSetProvisioningStatus' }, ONE, {
    variant: ':IN_PROGRESS',
  });
  write(visit, 'ProvisionPermissionSet', count);
  const begun = { ...operationsOf(visit, 'PERMISSION_SET_PROVISIONING', count), isLoaded: true };
  const results = visit.find('ProvisionResult', count, {
    part: 'results',
    links: { account: [accounts], operation: [begun] },
  });
  const links = { operation: [begun], operations: [begun], results: [results] };
  return [visit.find('Payload', 1, { part: 'payload', links })];
};

const many = {
  ...free('userErrors', 'plan'),
  results: link('results'),
  operations: link('operations'),
} as const;

/** The cost of changing access. */
export const changeCosts: CostTable = {
  Mutation: {
    createAccountAssignment: changeOne('CREATE'),
    deleteAccountAssignment: changeOne('DELETE'),
    createAccountAssignments: changeMany('CREATE'),
    deleteAccountAssignments: changeMany('DELETE'),
    revokeAccess: revoke,
    provisionPermissionSet: provision,
  },
  CreateAccountAssignmentPayload: {
    ...free('userErrors'),
    operation: link('operation'),
    assignment: link('assignment'),
  },
  DeleteAccountAssignmentPayload: {
    ...free('userErrors', 'deletedId', 'sessionsEndBy'),
    operation: link('operation'),
  },
  CreateAccountAssignmentsPayload: many,
  DeleteAccountAssignmentsPayload: { ...many, ...free('sessionsEndBy') },
  RevokeAccessPayload: { ...many, ...free('sessionsEndBy', 'gaps'), inherited: link('inherited') },
  AccountAssignmentResult: {
    ...free(
      'checked',
      'index',
      'action',
      'accountId',
      'permissionSetArn',
      'principalId',
      'principalType',
    ),
    ...free('userErrors'),
    operation: link('operation'),
    assignment: link('assignment'),
  },
  InheritedAccess: {
    ...free('groupId', 'assignment'),
    group: (visit) => {
      const found = visit.of.links?.principal ?? [];
      readPrincipals(visit, found);
      return found;
    },
  },
  ProvisionPermissionSetPayload: {
    ...free('userErrors'),
    operation: link('operation'),
    operations: link('operations'),
    results: link('results'),
  },
  ProvisionResult: {
    ...free('accountId', 'skipped', 'userErrors'),
    account: linkedAccount,
    operation: link('operation'),
  },
  ChangePlan: FREE,
};
