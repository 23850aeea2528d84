/**
 * What most scripts do: every account, every permission set provisioned to it, every assignment of
 * the two, with the SDK's clients, paginators and retries. Names are looked up as economically as the
 * APIs allow: accounts, users and groups come with their lists, each set is described once.
 */
import {
  IdentitystoreClient,
  paginateListGroups,
  paginateListUsers,
} from '@aws-sdk/client-identitystore';
import { OrganizationsClient, paginateListAccounts } from '@aws-sdk/client-organizations';
import {
  DescribePermissionSetCommand,
  ListInstancesCommand,
  paginateListAccountAssignments,
  paginateListPermissionSetsProvisionedToAccount,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import type { AwsSettings } from '../rig.ts';
import { createCounter, type Counted } from './counter.ts';

export interface LoopOptions {
  /** How many accounts are worked on at once. */
  readonly atOnce: number;
  /** The SDK's own default is 3, `standard`. */
  readonly maxAttempts?: number;
  readonly retryMode?: 'standard' | 'adaptive';
}

export interface LoopResult extends Counted {
  readonly rows: number;
  /** Lists and names that could not be read in all attempts. */
  readonly lost: number;
  readonly wallMs: number;
}

interface Row {
  readonly account: string;
  readonly permissionSet: string;
  readonly principal: string;
}

const PAGE = { MaxResults: 100 };

/** Runs `work` over the items, `atOnce` of them at a time. */
const eachOf = async <Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};

const drain = async <Page, Item>(
  pages: AsyncIterable<Page>,
  items: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> => {
  const all: Item[] = [];
  for await (const page of pages) all.push(...(items(page) ?? []));
  return all;
};

export const runLoop = async (aws: AwsSettings, options: LoopOptions): Promise<LoopResult> => {
  const { atOnce, maxAttempts, retryMode } = options;
  const counter = createCounter();
  const settings = { ...aws, maxAttempts, retryMode };
  const admin = counter.watch(new SSOAdminClient(settings));
  const store = counter.watch(new IdentitystoreClient(settings));
  const organizations = counter.watch(new OrganizationsClient(settings));
  let lost = 0;
  /** A report with holes is better than none after four minutes. */
  const orLose = async <T>(read: Promise<T>, instead: T): Promise<T> => {
    try {
      return await read;
    } catch {
      lost += 1;
      return instead;
    }
  };

  const startedAt = performance.now();
  const { Instances: [instance] = [] } = await admin.send(new ListInstancesCommand({}));
  const { InstanceArn, IdentityStoreId } = instance ?? {};
  const accounts = await drain(
    paginateListAccounts({ client: organizations }, {}),
    (page) => page.Accounts,
  );
  const principals = new Map<string, string>();
  for (const user of await drain(
    paginateListUsers({ client: store }, { IdentityStoreId, ...PAGE }),
    (page) => page.Users,
  )) {
    principals.set(user.UserId ?? '', user.DisplayName ?? user.UserName ?? '');
  }
  for (const group of await drain(
    paginateListGroups({ client: store }, { IdentityStoreId, ...PAGE }),
    (page) => page.Groups,
  )) {
    principals.set(group.GroupId ?? '', group.DisplayName ?? '');
  }

  const names = new Map<string, Promise<string>>();
  const nameOf = (PermissionSetArn: string): Promise<string> => {
    const known = names.get(PermissionSetArn);
    if (known !== undefined) return known;
    const name = orLose(
      admin
        .send(new DescribePermissionSetCommand({ InstanceArn, PermissionSetArn }))
        .then(({ PermissionSet }) => PermissionSet?.Name ?? PermissionSetArn),
      PermissionSetArn,
    );
    names.set(PermissionSetArn, name);
    return name;
  };

  const rows: Row[] = [];
  await eachOf(accounts, atOnce, async ({ Id: AccountId, Name = '' }) => {
    const input = { InstanceArn, AccountId, ...PAGE };
    const sets = await orLose(
      drain(
        paginateListPermissionSetsProvisionedToAccount({ client: admin }, input),
        (page) => page.PermissionSets,
      ),
      [],
    );
    for (const PermissionSetArn of sets) {
      const found = await orLose(
        drain(
          paginateListAccountAssignments({ client: admin }, { ...input, PermissionSetArn }),
          (page) => page.AccountAssignments,
        ),
        [],
      );
      const permissionSet = await nameOf(PermissionSetArn);
      for (const { PrincipalId = '' } of found) {
        const principal = principals.get(PrincipalId) ?? PrincipalId;
        rows.push({ account: Name, permissionSet, principal });
      }
    }
  });
  const wallMs = performance.now() - startedAt;
  for (const client of [admin, store, organizations]) client.destroy();
  return { rows: rows.length, lost, wallMs, ...counter.counted() };
};
