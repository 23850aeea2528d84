import { IdentitystoreClient, ListUsersCommand } from '@aws-sdk/client-identitystore';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { ListInstancesCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { isThrottled } from './read-all.ts';
import type { Answer, AwsSettings, Rig } from './rig.ts';

/** What a person on an admin page waits for. */
const QUERIES = {
  user: /* GraphQL */ `
    query ($key: String!) {
      user(by: { userId: $key }) {
        displayName
        groups(first: 25) {
          nodes {
            displayName
          }
        }
        assignments(first: 25) {
          gaps {
            code
          }
          nodes {
            account {
              name
            }
            permissionSet {
              name
            }
          }
        }
      }
    }
  `,
  account: /* GraphQL */ `
    query ($key: AccountId!) {
      account(by: { accountId: $key }) {
        name
        access(first: 25) {
          gaps {
            code
          }
          nodes {
            principal {
              displayName
            }
            ... on AccountAccess {
              permissionSet {
                name
              }
            }
          }
        }
      }
    }
  `,
} as const;

export type SmallQuery = keyof typeof QUERIES;

export interface SmallAnswer {
  readonly query: SmallQuery;
  readonly ms: number;
  readonly throttled: boolean;
  readonly failed: boolean;
}

/** Keys to ask for, so that no question is asked twice and nothing comes from the cache for that. */
export type Targets = Readonly<Record<SmallQuery, readonly string[]>>;

/** Reads them past the gateway, which stays cold. */
export const findTargets = async (aws: AwsSettings): Promise<Targets> => {
  const { Instances: [instance] = [] } = await new SSOAdminClient(aws).send(
    new ListInstancesCommand({}),
  );
  const IdentityStoreId = instance?.IdentityStoreId;
  const [users, accounts] = await Promise.all([
    new IdentitystoreClient(aws).send(new ListUsersCommand({ IdentityStoreId, MaxResults: 100 })),
    new OrganizationsClient(aws).send(new ListAccountsCommand({})),
  ]);
  return {
    user: (users.Users ?? []).map((user) => user.UserId ?? ''),
    account: (accounts.Accounts ?? []).map((account) => account.Id ?? ''),
  };
};

/** Whether something that should be there is not: an error, no such object, a gap. */
const isIncomplete = ({ data, errors }: Answer): boolean =>
  errors !== undefined ||
  Object.values(data ?? { nothing: null }).some((value) => value === null) ||
  JSON.stringify(data).includes('"gaps":[{');

/** Asks one small question after the other, every `everyMs`, until told to stop. */
export const askNowAndThen = async (
  rig: Rig,
  targets: Targets,
  everyMs: number,
  isOver: () => boolean,
): Promise<readonly SmallAnswer[]> => {
  const asked: Promise<SmallAnswer>[] = [];
  const ask = async (query: SmallQuery, key: string): Promise<SmallAnswer> => {
    const sentAt = rig.now();
    const answer = await rig.post(QUERIES[query], { key });
    const ms = rig.now() - sentAt;
    return { query, ms, throttled: isThrottled(answer), failed: isIncomplete(answer) };
  };
  for (let round = 0; ; round += 1) {
    await rig.sleep(everyMs);
    if (isOver()) break;
    const query = round % 2 === 0 ? 'user' : 'account';
    const keys = targets[query];
    asked.push(ask(query, keys[Math.floor(round / 2) % keys.length] ?? ''));
  }
  return Promise.all(asked);
};
