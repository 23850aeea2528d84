import {
  type CostRule,
  type CostTable,
  each,
  FREE,
  free,
  pageOf,
  type Readable,
  type Visit,
} from '../../estimate/rule.ts';
import type { Things } from '../../estimate/things.ts';
import { ONE } from '../../estimate/things.ts';
import { PAIR, SET } from './readables.ts';

const service = 'sso-admin';

/** The kinds of operations: what lists them, what describes one, and the type they are shown as. */
const KINDS = {
  ACCOUNT_ASSIGNMENT_CREATION: ['AccountAssignmentCreation', 'AccountAssignmentOperation'],
  ACCOUNT_ASSIGNMENT_DELETION: ['AccountAssignmentDeletion', 'AccountAssignmentOperation'],
  PERMISSION_SET_PROVISIONING: ['PermissionSetProvisioning', 'PermissionSetProvisioning'],
} as const;

type Kind = keyof typeof KINDS;

const statusOf = (verb: 'Describe' | 'List', kind: Kind): Readable => ({
  service,
  operation: `${verb}${KINDS[kind][0]}Status`,
});

/** The states that AWS filters by; the others are the gateway's own, and cost nothing. */
const LISTED = ['IN_PROGRESS', 'SUCCEEDED', 'FAILED'];

/** Part of the operations that have a state, while none of that state were listed. */
const PART_OF_STATE = 0.4;

/**
 * Operations as they are found: each knows what describes it, and the objects it is about, which only
 * that tells.
 */
export const operationsOf = (visit: Visit, kind: Kind, rows: number, found = ''): Things => {
  const part = `${found}${kind}`;
  const about = (type: string, name: string, population: number): Things =>
    visit.find(type, rows, { part: `${part} ${name}`, population, repeats: true });
  const { sizes } = visit;
  return visit.find(KINDS[kind][1], rows, {
    part,
    links: {
      [kind]: [],
      account: [about('Account', 'accounts', sizes.items('ListAccounts'))],
      permissionSet: [about('PermissionSet', 'sets', sizes.items('ListPermissionSets'))],
      principal: [about('Group', 'groups', sizes.items('ListGroups'))],
      pair: [about('', 'pairs', Infinity)],
    },
  });
};

/** A page of all operations: up to three lists, each to its end. */
export const operationsPage: CostRule = (visit) => {
  const { kind, state } = (visit.args.filter ?? {}) as {
    readonly kind?: Kind;
    readonly state?: string;
  };
  if (state != null && !LISTED.includes(state)) return [];
  const kinds = (Object.keys(KINDS) as Kind[]).filter((one) => kind == null || kind === one);
  const variant = state == null ? '' : `:${state}`;
  const first = pageOf(visit);
  return kinds.map((one) => {
    const list = statusOf('List', one);
    visit.read(list, ONE, { variant });
    const all = visit.sizes.items(list.operation) * (state == null ? 1 : PART_OF_STATE);
    return operationsOf(visit, one, Math.min(all, first));
  });
};

/** Describes operations: their lists have nothing but the state. */
export const describeOperations = ({ of, read }: Pick<Visit, 'of' | 'read'>): void => {
  const kind = (Object.keys(KINDS) as Kind[]).find((one) => of.links?.[one] !== undefined);
  if (kind !== undefined && of.isLoaded !== true) read(statusOf('Describe', kind), of);
};

const detail: CostRule = (visit) => {
  describeOperations(visit);
  return [visit.of];
};

/** How often the lists of what runs are read until an operation ends, at one a second, shared. */
const POLLS = 4;

/** Waits: one list a second for all that wait, and a description at the end. */
const settled: CostRule = ({ of, read }) => {
  const kind = (Object.keys(KINDS) as Kind[]).find((one) => of.links?.[one] !== undefined);
  if (kind === undefined) return [];
  read(statusOf('List', kind), ONE, { variant: ':polled', pages: POLLS });
  read(statusOf('Describe', kind), { ...of, name: `${of.name} at its end` });
  return [{ ...of, name: `${of.name} at its end`, isLoaded: true }];
};

const asyncFields = {
  ...free('id', 'requestId', 'state', 'queuePosition', 'createdAt'),
  // Only what has failed is described.
  failure: detail,
  settled,
} as const;

const set: CostRule = (visit) => {
  describeOperations(visit);
  const found = visit.of.links?.permissionSet ?? [];
  if (!visit.selectsOnly(new Set(['id', 'arn', 'instanceArn']))) {
    for (const one of found) visit.read(SET, one);
  }
  return found;
};

/** The cost of what is asked of operations. */
export const operationCosts: CostTable = {
  AccountAssignmentOperation: {
    ...asyncFields,
    ...free('kind'),
    ...each(detail, 'accountId', 'permissionSetArn', 'principalId', 'principalType'),
    permissionSet: set,
    assignment: (visit) => {
      describeOperations(visit);
      const { account = [], permissionSet = [], principal = [], pair = [] } = visit.of.links ?? {};
      for (const one of pair) visit.read(PAIR, one);
      return [visit.find('AccountAssignment', 1, { links: { account, permissionSet, principal } })];
    },
  },
  PermissionSetProvisioning: {
    ...asyncFields,
    ...each(detail, 'accountId', 'permissionSetArn'),
    permissionSet: set,
  },
  OperationFailure: FREE,
  AsyncOperationConnection: FREE,
  AsyncOperationEdge: FREE,
};
