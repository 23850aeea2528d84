import {
  type CostRule,
  type CostTable,
  FREE,
  free,
  link,
  type Readable,
  type Visit,
} from '../../estimate/rule.ts';
import type { Things } from '../../estimate/things.ts';
import { openSession } from '../../estimate/write-session.ts';
import { ACCOUNTS_OF_SET, OUTDATED, readInstance, SET, withStatus } from './readables.ts';

/** One write, sent once. */
export const write = (visit: Visit, operation: string, times = 1): void => {
  const what: Readable = { service: 'sso-admin', operation };
  if (times > 0) openSession(visit, what.service);
  visit.read(what, visit.find('', times, { part: operation }));
};

/** What a change hands on: the set as it is afterwards, read anew where it is asked for. */
const changedSet = (visit: Visit): readonly Things[] => {
  const set = visit.find('PermissionSet', 1, { part: 'changed' });
  return [visit.find('Payload', 1, { part: 'payload', links: { permissionSet: [set] } })];
};

/** A change of a set that is one write. */
const change =
  (operation: string, readsFirst = false): CostRule =>
  (visit) => {
    if (readsFirst) visit.read(SET, visit.find('', 1, { part: 'before' }));
    write(visit, operation);
    return changedSet(visit);
  };

const outdated: CostRule = (visit) => {
  const [set] = visit.of.links?.permissionSet ?? [];
  if (set === undefined) return [];
  const { kind, variant } = withStatus(ACCOUNTS_OF_SET, OUTDATED);
  visit.read(ACCOUNTS_OF_SET, set, { variant });
  // Whatever has the set is behind after a change of it.
  const behind = Math.max(
    visit.sizes.items(kind),
    visit.sizes.items('ListAccountsForProvisionedPermissionSet'),
  );
  return [visit.find('Account', behind, { population: visit.sizes.items('ListAccounts') })];
};

const payload = {
  ...free('userErrors'),
  permissionSet: link('permissionSet'),
  outdatedAccountIds: outdated,
  outdatedAccounts: outdated,
} as const;

/** The cost of changing permission sets. */
export const changeCosts: CostTable = {
  Mutation: {
    createPermissionSet: (visit) => {
      const { instance } = visit.args.input as { readonly instance?: string | null };
      readInstance(visit, instance != null);
      write(visit, 'CreatePermissionSet');
      return changedSet(visit);
    },
    updatePermissionSet: change('UpdatePermissionSet', true),
    deletePermissionSet: (visit) => {
      visit.read(ACCOUNTS_OF_SET, visit.find('', 1, { part: 'before' }));
      write(visit, 'DeletePermissionSet');
      return [visit.find('Payload', 1)];
    },
    attachManagedPolicy: change('AttachManagedPolicyToPermissionSet'),
    detachManagedPolicy: change('DetachManagedPolicyFromPermissionSet'),
    attachCustomerManagedPolicy: change('AttachCustomerManagedPolicyReferenceToPermissionSet'),
    detachCustomerManagedPolicy: change('DetachCustomerManagedPolicyReferenceFromPermissionSet'),
    putInlinePolicy: change('PutInlinePolicyToPermissionSet'),
    deleteInlinePolicy: change('DeleteInlinePolicyFromPermissionSet'),
    putPermissionsBoundary: change('PutPermissionsBoundaryToPermissionSet'),
    deletePermissionsBoundary: change('DeletePermissionsBoundaryFromPermissionSet'),
  },
  CreatePermissionSetPayload: { ...free('userErrors'), permissionSet: link('permissionSet') },
  DeletePermissionSetPayload: FREE,
  UpdatePermissionSetPayload: payload,
  AttachManagedPolicyPayload: payload,
  DetachManagedPolicyPayload: payload,
  AttachCustomerManagedPolicyPayload: payload,
  DetachCustomerManagedPolicyPayload: payload,
  PutInlinePolicyPayload: payload,
  DeleteInlinePolicyPayload: payload,
  PutPermissionsBoundaryPayload: payload,
  DeletePermissionsBoundaryPayload: payload,
  PermissionSetChanged: FREE,
  PermissionSetValues: FREE,
  PermissionSetInUse: FREE,
};
