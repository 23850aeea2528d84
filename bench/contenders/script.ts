/** What a script with the SDK's clients has at hand: clients, paginators, retries, a few names. */
import {
  IdentitystoreClient,
  paginateListGroupMemberships,
  paginateListGroups,
  paginateListUsers,
} from '@aws-sdk/client-identitystore';
import { OrganizationsClient, paginateListAccounts } from '@aws-sdk/client-organizations';
import {
  DescribePermissionSetCommand,
  ListInstancesCommand,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import type { AwsSettings } from '../rig.ts';
import { createCounter } from './counter.ts';

export interface ScriptOptions {
  /** How many accounts, sets or principals are worked on at once. */
  readonly atOnce: number;
  /** The SDK's own default is 3, `standard`. */
  readonly maxAttempts?: number;
  readonly retryMode?: 'standard' | 'adaptive';
}

export const PAGE = { MaxResults: 100 };

/** Runs `work` over the items, `atOnce` of them at a time. */
export const eachOf = async <Item>(
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

export const drain = async <Page, Item>(
  pages: AsyncIterable<Page>,
  items: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> => {
  const all: Item[] = [];
  for await (const page of pages) all.push(...(items(page) ?? []));
  return all;
};

/** Names are looked up as economically as the APIs allow: lists where there are any, each set once. */
export const openScript = async (aws: AwsSettings, { maxAttempts, retryMode }: ScriptOptions) => {
  const counter = createCounter();
  const settings = { ...aws, maxAttempts, retryMode };
  const admin = counter.watch('sso-admin', new SSOAdminClient(settings));
  const store = counter.watch('identitystore', new IdentitystoreClient(settings));
  const organizations = counter.watch('organizations', new OrganizationsClient(settings));
  let lost = 0;
  /** A report with holes is better than none after minutes. */
  const orLose = async <T>(read: Promise<T>, instead: T): Promise<T> => {
    try {
      return await read;
    } catch {
      lost += 1;
      return instead;
    }
  };
  const { Instances: [instance] = [] } = await admin.send(new ListInstancesCommand({}));
  const { InstanceArn, IdentityStoreId } = instance ?? {};
  const setNames = new Map<string, Promise<string | undefined>>();
  return {
    admin,
    store,
    InstanceArn,
    IdentityStoreId,
    orLose,
    accounts: () =>
      drain(paginateListAccounts({ client: organizations }, {}), (page) => page.Accounts),
    users: () =>
      drain(
        paginateListUsers({ client: store }, { IdentityStoreId, ...PAGE }),
        (page) => page.Users,
      ),
    groups: () =>
      drain(
        paginateListGroups({ client: store }, { IdentityStoreId, ...PAGE }),
        (page) => page.Groups,
      ),
    membersOf: (GroupId: string) =>
      drain(
        paginateListGroupMemberships({ client: store }, { IdentityStoreId, GroupId, ...PAGE }),
        (page) => page.GroupMemberships,
      ),
    setName(PermissionSetArn: string): Promise<string | undefined> {
      const known = setNames.get(PermissionSetArn);
      if (known !== undefined) return known;
      const name = orLose(
        admin
          .send(new DescribePermissionSetCommand({ InstanceArn, PermissionSetArn }))
          .then(({ PermissionSet }) => PermissionSet?.Name),
        undefined,
      );
      setNames.set(PermissionSetArn, name);
      return name;
    },
    close() {
      for (const client of [admin, store, organizations]) client.destroy();
      return { lost, ...counter.counted() };
    },
  };
};

export type Script = Awaited<ReturnType<typeof openScript>>;

/** The display names of everybody in the directory, by key. */
export const principalNames = async (script: Script): Promise<Map<string, string>> => {
  const names = new Map<string, string>();
  for (const user of await script.users()) {
    names.set(user.UserId ?? '', user.DisplayName ?? user.UserName ?? '');
  }
  for (const group of await script.groups()) {
    names.set(group.GroupId ?? '', group.DisplayName ?? '');
  }
  return names;
};
