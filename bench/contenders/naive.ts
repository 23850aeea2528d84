/**
 * The same contract with resolvers as they are written first: each field asks AWS for what it shows.
 * Nothing is batched, shared or remembered between two fields. The cursor is a position, so that a page
 * costs only what it shows, and the SDK retries adaptively, ten times: with its defaults most names
 * would be lost.
 */
import { readdirSync, readFileSync } from 'node:fs';
import {
  DescribeGroupCommand,
  DescribeUserCommand,
  IdentitystoreClient,
  paginateListGroupMemberships,
} from '@aws-sdk/client-identitystore';
import {
  DescribeAccountCommand,
  OrganizationsClient,
  paginateListAccounts,
} from '@aws-sdk/client-organizations';
import {
  DescribePermissionSetCommand,
  ListInstancesCommand,
  ListPermissionSetsCommand,
  paginateListAccountAssignments,
  paginateListAccountsForProvisionedPermissionSet,
  paginateListPermissionSetsProvisionedToAccount,
  type ProvisioningStatus,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import { buildSchema, graphql, type GraphQLSchema } from 'graphql';
import type { Answer, AwsSettings } from '../rig.ts';
import { createCounter } from './counter.ts';
import { drain, PAGE } from './script.ts';

const folder = new URL('../../schema/', import.meta.url);

const readSchema = (): GraphQLSchema =>
  buildSchema(
    readdirSync(folder)
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
      .join('\n'),
  );

interface PageArgs {
  readonly first: number;
  readonly after?: string | null;
}

interface Row {
  readonly accountId: string;
  readonly permissionSetArn: string;
  readonly principalType: string;
  readonly principalId: string;
}

const page = <Node>(nodes: readonly Node[], next: string | undefined) => ({
  nodes,
  gaps: [],
  pageInfo: { hasNextPage: next !== undefined, endCursor: next ?? null },
});

export const openNaive = (aws: AwsSettings) => {
  const counter = createCounter();
  const settings = { ...aws, maxAttempts: 10, retryMode: 'adaptive' };
  const admin = counter.watch('sso-admin', new SSOAdminClient(settings));
  const store = counter.watch('identitystore', new IdentitystoreClient(settings));
  const organizations = counter.watch('organizations', new OrganizationsClient(settings));
  const schema = readSchema();

  const instance = async () => {
    const { Instances: [first] = [] } = await admin.send(new ListInstancesCommand({}));
    return { InstanceArn: first?.InstanceArn, IdentityStoreId: first?.IdentityStoreId };
  };
  type Instance = Awaited<ReturnType<typeof instance>>;

  const account = (AccountId: string) => ({
    accountId: AccountId,
    async name() {
      const { Account } = await organizations.send(new DescribeAccountCommand({ AccountId }));
      return Account?.Name;
    },
  });

  const permissionSet = ({ InstanceArn }: Instance, PermissionSetArn: string) => ({
    arn: PermissionSetArn,
    async name() {
      const input = { InstanceArn, PermissionSetArn };
      const { PermissionSet } = await admin.send(new DescribePermissionSetCommand(input));
      return PermissionSet?.Name;
    },
    async accounts({ provisioningStatus }: { readonly provisioningStatus?: ProvisioningStatus }) {
      const input = {
        InstanceArn,
        PermissionSetArn,
        ProvisioningStatus: provisioningStatus,
        ...PAGE,
      };
      const ids = await drain(
        paginateListAccountsForProvisionedPermissionSet({ client: admin }, input),
        (part) => part.AccountIds,
      );
      return {
        ...page(ids.map(account), undefined),
        edges: ids.map((accountId) => ({ accountId })),
      };
    },
  });

  /** A user or a group; null when there is none. */
  const principal = async ({ IdentityStoreId }: Instance, type: string, id: string) => {
    try {
      const found =
        type === 'GROUP'
          ? await store.send(new DescribeGroupCommand({ IdentityStoreId, GroupId: id }))
          : await store.send(new DescribeUserCommand({ IdentityStoreId, UserId: id }));
      const __typename = type === 'GROUP' ? 'Group' : 'User';
      return { __typename, displayName: found.DisplayName };
    } catch (error) {
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return null;
      throw error;
    }
  };

  const assignment = (own: Instance, row: Row) => ({
    ...row,
    account: () => account(row.accountId),
    permissionSet: () => permissionSet(own, row.permissionSetArn),
    principal: () => principal(own, row.principalType, row.principalId),
    principalState: async () =>
      (await principal(own, row.principalType, row.principalId)) === null
        ? 'NOT_IN_DIRECTORY'
        : 'PRESENT',
  });

  const setsOf = ({ InstanceArn }: Instance, AccountId: string) =>
    drain(
      paginateListPermissionSetsProvisionedToAccount(
        { client: admin },
        { InstanceArn, AccountId, ...PAGE },
      ),
      (part) => part.PermissionSets,
    );

  const rowsOf = async ({ InstanceArn }: Instance, AccountId: string, PermissionSetArn: string) => {
    const input = { InstanceArn, AccountId, PermissionSetArn, ...PAGE };
    const rows = await drain(
      paginateListAccountAssignments({ client: admin }, input),
      (part) => part.AccountAssignments,
    );
    return rows.map(({ PrincipalType = '', PrincipalId = '' }): Row => ({
      accountId: AccountId,
      permissionSetArn: PermissionSetArn,
      principalType: PrincipalType,
      principalId: PrincipalId,
    }));
  };

  const accountAccess = async (own: Instance, AccountId: string) => {
    const lists = await Promise.all(
      (await setsOf(own, AccountId)).map((set) => rowsOf(own, AccountId, set)),
    );
    const grants = new Map<string, { row: Row; direct: boolean; via: Set<string> }>();
    const grant = (row: Row) => {
      const key = `${row.permissionSetArn} ${row.principalId}`;
      const known = grants.get(key) ?? { row, direct: false, via: new Set<string>() };
      grants.set(key, known);
      return known;
    };
    await Promise.all(
      lists.flat().map(async (row) => {
        grant(row).direct = true;
        if (row.principalType !== 'GROUP') return;
        const { IdentityStoreId } = own;
        const input = { IdentityStoreId, GroupId: row.principalId, ...PAGE };
        const members = await drain(
          paginateListGroupMemberships({ client: store }, input),
          (part) => part.GroupMemberships,
        );
        for (const { MemberId } of members) {
          const principalId = MemberId?.UserId ?? '';
          grant({ ...row, principalType: 'USER', principalId }).via.add(row.principalId);
        }
      }),
    );
    return [...grants.values()].map(({ row, direct, via }) => ({
      __typename: 'AccountAccess',
      ...assignment(own, row),
      direct,
      via: () => Promise.all([...via].map((id) => principal(own, 'GROUP', id))),
    }));
  };

  const root = {
    /** A position in the list of accounts, in the account's sets, and in the rows of the pair. */
    async assignments({ first, after }: PageArgs) {
      const own = await instance();
      const accounts = await drain(
        paginateListAccounts({ client: organizations }, {}),
        (part) => part.Accounts,
      );
      const [from = 0, fromSet = 0, fromRow = 0] = (after ?? '').split('|').map(Number);
      const nodes: ReturnType<typeof assignment>[] = [];
      for (let at = from; at < accounts.length; at += 1) {
        const accountId = accounts[at]?.Id ?? '';
        const sets = await setsOf(own, accountId);
        for (let set = at === from ? fromSet : 0; set < sets.length; set += 1) {
          const rows = await rowsOf(own, accountId, sets[set] ?? '');
          const isFirst = at === from && set === fromSet;
          for (let row = isFirst ? fromRow : 0; row < rows.length; row += 1) {
            if (nodes.length === first) return page(nodes, `${at}|${set}|${row}`);
            const found = rows[row];
            if (found !== undefined) nodes.push(assignment(own, found));
          }
        }
      }
      return page(nodes, undefined);
    },
    async account({ by: { accountId } }: { readonly by: { readonly accountId: string } }) {
      const own = await instance();
      return {
        ...account(accountId),
        async access({ first, after }: PageArgs) {
          const all = await accountAccess(own, accountId);
          const from = Number(after ?? 0);
          const end = from + first;
          return page(all.slice(from, end), end < all.length ? String(end) : undefined);
        },
      };
    },
    async permissionSets({ first, after }: PageArgs) {
      const own = await instance();
      const input = {
        InstanceArn: own.InstanceArn,
        MaxResults: first,
        NextToken: after ?? undefined,
      };
      const { PermissionSets = [], NextToken } = await admin.send(
        new ListPermissionSetsCommand(input),
      );
      return page(
        PermissionSets.map((arn) => permissionSet(own, arn)),
        NextToken,
      );
    },
  };

  return {
    async post(query: string, variables: object): Promise<Answer> {
      const { data, errors } = await graphql({
        schema,
        source: query,
        rootValue: root,
        variableValues: { ...variables },
      });
      return {
        status: 200,
        data,
        ...(errors && { errors: errors.map(({ message }) => ({ message })) }),
      };
    },
    close() {
      for (const client of [admin, store, organizations]) client.destroy();
      return counter.counted();
    },
  };
};
