import { createKeyLoader } from '../core/batching.ts';
import { drain, type ListPage } from '../core/paged-list.ts';
import type { PairKey, PrincipalKey } from '../services/identity-center/assignment-loaders.ts';
import type { IdentityCenterLoaders } from '../services/identity-center/loaders.ts';
import type {
  AsyncOperationModel,
  InstanceModel,
  PermissionSetModel,
  ProvisioningStatus,
} from '../services/identity-center/models.ts';
import type { OperationKey } from '../services/identity-center/operation-loaders.ts';
import { targetOf } from '../services/identity-center/operations/target.ts';
import type { OperationTargets } from './operation-targets.ts';
import { onePage } from './restrict-organizations.ts';
import { type Rows, visible } from './rows.ts';

interface WithStatus {
  readonly status?: ProvisioningStatus | undefined;
}
type SetKey = PermissionSetModel & WithStatus;
type AccountKey = WithStatus & { readonly instanceArn: string; readonly accountId: string };

const ACCOUNT = /^\d{12}$/;

/** The accounts that an application is of: its ARN names one, and AWS may say another. */
const accountsOfApplication = (arn: string, accountId: string | undefined): readonly string[] =>
  [arn.split(':')[4] ?? '', accountId ?? ''].filter((each) => ACCOUNT.test(each));

/** The key of a loader whose keys are told apart by these members. */
const by =
  <Key extends object>(...members: readonly (keyof Key & string)[]) =>
  (key: Key): string =>
    members.map((member) => String(key[member] ?? '')).join('|');

const setKey = by<SetKey>('instanceArn', 'permissionSetArn', 'status');
const accountKey = by<AccountKey>('instanceArn', 'accountId', 'status');
const pairKey = by<PairKey>('instanceArn', 'accountId', 'permissionSetArn');
const principalKey = by<PrincipalKey>('instanceArn', 'principalType', 'principalId', 'accountId');
const operationKey = by<OperationKey>('instanceArn', 'kind', 'requestId');

/** The account that an instance is of; undefined for the organization's own, which is everybody's. */
export const accountOfInstance = async (
  { metadata: { OwnerAccountId: owner } }: InstanceModel,
  rows: Pick<Rows, 'all'>,
): Promise<string | undefined> => {
  const organization = await rows.all.organizations.organization();
  return owner === organization?.detail.MasterAccountId ? undefined : owner;
};

/** An instance, without its owner where that is hidden; null where it is of a hidden account. */
export const restrictInstance = async (
  instance: InstanceModel,
  rows: Pick<Rows, 'sees' | 'all' | 'kept'>,
): Promise<InstanceModel | null> => {
  const owner = instance.metadata.OwnerAccountId;
  if (owner === undefined || (await rows.sees(owner))) return instance;
  if ((await accountOfInstance(instance, rows)) !== undefined) {
    rows.kept?.add(instance.instanceArn, instance.identityStoreId);
    return null;
  }
  return { ...instance, metadata: { ...instance.metadata, OwnerAccountId: undefined } };
};

/**
 * What Identity Center has of accounts that the caller may see. Instances and permission sets are the
 * organization's, and stay; what of them is in hidden accounts is left out.
 *
 * @param now milliseconds since the epoch.
 */
export const restrictIdentityCenter = (
  all: IdentityCenterLoaders,
  rows: Rows,
  targets: OperationTargets,
  now: () => number,
): IdentityCenterLoaders => {
  const nothing = <Item>(): ListPage<Item> => ({ items: [], fetchedAt: now() });

  const seesApplication = async (arn: string, accountId?: string): Promise<boolean> => {
    const accounts = accountsOfApplication(arn, accountId);
    const seen = await Promise.all(accounts.map(rows.sees));
    if (accounts.some((account) => rows.kept?.has(account))) rows.kept?.add(arn);
    return !seen.includes(false);
  };

  const applicationsIn = async <Item extends { readonly applicationArn: string }>(
    page: ListPage<Item>,
    accountOf: (item: Item) => string | undefined,
  ): Promise<ListPage<Item>> => {
    const { items } = page;
    const seen = await Promise.all(
      items.map((item) => seesApplication(item.applicationArn, accountOf(item))),
    );
    return { ...page, items: items.filter((_, index) => seen[index]) };
  };

  /** Whether an operation may be seen. One that names no account is about a set, wherever it is. */
  const seesOperation = async (key: OperationKey): Promise<boolean> => {
    const target = await targets.of(key, () => all.operation(key));
    if (target === 'UNKNOWN') return false;
    return target === 'ALL' || rows.sees(target.accountId);
  };

  const instances = async (): Promise<readonly InstanceModel[]> => {
    const found = (await all.instances()).map((each) => restrictInstance(each, rows));
    return (await Promise.all(found)).filter((instance) => instance !== null);
  };

  return {
    ...all,
    // What is at hand has not been looked through.
    instances: Object.assign(instances, { now: instances }),
    accountsOfSet: createKeyLoader(setKey, async (key) => {
      const page = await all.accountsOfSet(key);
      return { ...page, items: await visible(rows, page.items, (accountId) => accountId) };
    }),
    setsOfAccount: createKeyLoader(accountKey, async (key) =>
      (await rows.sees(key.accountId)) ? all.setsOfAccount(key) : nothing(),
    ),
    assignmentsOfPair: createKeyLoader(pairKey, async (key) =>
      (await rows.sees(key.accountId)) ? all.assignmentsOfPair(key) : nothing(),
    ),
    assignmentsOfPrincipal: createKeyLoader(principalKey, async (key) => {
      if (key.accountId !== undefined && !(await rows.sees(key.accountId))) return nothing();
      const page = await all.assignmentsOfPrincipal(key);
      return { ...page, items: await visible(rows, page.items, ({ accountId }) => accountId) };
    }),
    async operationsOfKind(...args) {
      const page = await all.operationsOfKind(...args);
      const seen = await Promise.all(page.items.map(seesOperation));
      return { ...page, items: page.items.filter((_, index) => seen[index]) };
    },
    operation: createKeyLoader(operationKey, async (key): Promise<AsyncOperationModel> => {
      const { instanceArn, kind, requestId } = key;
      const operation = await all.operation({ instanceArn, kind, requestId });
      if (operation.state === 'UNKNOWN') return operation;
      const { accountId } = targetOf(operation);
      if (kind === 'PROVISION' && accountId === undefined) return operation;
      if (accountId !== undefined && (await rows.sees(accountId))) return operation;
      if (accountId !== undefined && rows.kept?.has(accountId)) rows.kept.add(requestId);
      // As AWS answers for one that it has never had.
      return { instanceArn, kind, requestId, state: 'UNKNOWN' };
    }),
    applicationList: (instanceArn) =>
      onePage(
        ({ applicationArn }) => applicationArn,
        async () =>
          applicationsIn(
            await drain(all.applicationList(instanceArn)),
            ({ detail }) => detail?.ApplicationAccount,
          ),
      ),
    application: createKeyLoader(
      (applicationArn: string) => applicationArn,
      async (applicationArn) => {
        if (!(await seesApplication(applicationArn))) return null;
        const found = await all.application(applicationArn);
        if (found === null) return null;
        return (await seesApplication(applicationArn, found.ApplicationAccount)) ? found : null;
      },
    ),
    applicationAssignmentList: (key) => {
      const list = all.applicationAssignmentList(key);
      return onePage(list.keyOf, async () => applicationsIn(await drain(list), () => undefined));
    },
  };
};
