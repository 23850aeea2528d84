import { createKeyLoader } from '../../core/batching.ts';
import { drain, type ListPage } from '../../core/paged-list.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { pagedList } from '../../upstream/paged-read.ts';
import { type LoaderDeps, MAX_RESULTS } from './deps.ts';
import type { PermissionSetModel, ProvisioningStatus } from './models.ts';
import { tags } from './tags.ts';

/** A set, and what of its provisioning is asked for. */
type OfSet = PermissionSetModel & { readonly status?: ProvisioningStatus | undefined };

interface OfAccount {
  readonly instanceArn: string;
  readonly accountId: string;
  readonly status?: ProvisioningStatus | undefined;
}

/** Lists of what is outdated are shorter than others. */
const listKind = (operation: string, status: ProvisioningStatus | undefined): string =>
  status === undefined ? operation : `${operation}:${status}`;

const keyOfSet = (key: OfSet): string =>
  `${key.instanceArn}|${key.permissionSetArn}|${key.status ?? ''}`;

const keyOfAccount = (key: OfAccount): string =>
  `${key.instanceArn}|${key.accountId}|${key.status ?? ''}`;

/** Which set is provisioned to which account, by the two lists that AWS has, each read to its end. */
export const createProvisioningLoaders = ({ upstream, scope, client }: LoaderDeps) => {
  const accountList = (key: OfSet) =>
    pagedList(upstream, scope, {
      operation: client.listAccountsForProvisionedPermissionSet,
      kind: listKind(client.listAccountsForProvisionedPermissionSet.name, key.status),
      id: keyOfSet(key),
      lifetimeMs: LIFETIMES.provisioning,
      tags: [tags.setProvisioning(key.permissionSetArn)],
      request: (token) => ({
        InstanceArn: key.instanceArn,
        PermissionSetArn: key.permissionSetArn,
        ProvisioningStatus: key.status,
        MaxResults: MAX_RESULTS,
        NextToken: token,
      }),
      items: (output) => output.AccountIds,
      token: (output) => output.NextToken,
      keyOf: (accountId) => accountId,
    });

  const setList = (key: OfAccount) =>
    pagedList(upstream, scope, {
      operation: client.listPermissionSetsProvisionedToAccount,
      kind: listKind(client.listPermissionSetsProvisionedToAccount.name, key.status),
      id: keyOfAccount(key),
      lifetimeMs: LIFETIMES.provisioning,
      tags: [
        tags.accountProvisioning(key.accountId),
        ...(key.status === undefined ? [] : [tags.drift(key.instanceArn)]),
      ],
      request: (token) => ({
        InstanceArn: key.instanceArn,
        AccountId: key.accountId,
        ProvisioningStatus: key.status,
        MaxResults: MAX_RESULTS,
        NextToken: token,
      }),
      // AWS leaves the list out for an account that has none.
      items: (output) => output.PermissionSets ?? [],
      token: (output) => output.NextToken,
      keyOf: (arn) => arn,
    });

  return {
    /** The accounts that a set is provisioned to. `ListAccountsForProvisionedPermissionSet`. */
    accountsOfSet: createKeyLoader(
      keyOfSet,
      (key): Promise<ListPage<string>> => drain(accountList(key)),
      (key) => accountList(key).takeWhole?.(),
    ),
    /** The sets that are provisioned to an account. `ListPermissionSetsProvisionedToAccount`. */
    setsOfAccount: createKeyLoader(
      keyOfAccount,
      (key): Promise<ListPage<string>> => drain(setList(key)),
      (key) => setList(key).takeWhole?.(),
    ),
  };
};
