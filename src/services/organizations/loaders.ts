import type { Tag } from '@aws-sdk/client-organizations';
import { createBatchLoader, createKeyLoader } from '../../core/batching.ts';
import { GatewayError } from '../../core/errors.ts';
import { drain, type PagedList } from '../../core/paged-list.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { type Ahead, createBulkOrSingle } from '../../upstream/bulk-or-single.ts';
import { pagedList } from '../../upstream/paged-read.ts';
import { type ListedAccount, type LoaderDeps, MAX_RESULTS } from './deps.ts';
import type { OrganizationModel } from './models.ts';
import type { CacheKey } from '../../upstream/types.ts';
import { createUnitLoaders } from './unit-loaders.ts';

const withId = <Item extends { Id?: string | undefined }>(
  items: readonly Item[] | undefined,
): (Item & { readonly Id: string })[] | undefined =>
  items?.filter((item): item is Item & { readonly Id: string } => item.Id !== undefined);

/** An account has one place in the cache, whether it came by itself or with a list. */
const accountCacheKey = (accountId: string): CacheKey => ({
  id: `DescribeAccount|${accountId}`,
  lifetimeMs: LIFETIMES.accounts,
  service: 'organizations',
  operation: 'DescribeAccount',
});

/**
 * Pages of accounts that an organization is believed to have before its accounts were ever listed:
 * one with a directory of its own seldom has less than forty accounts, and the first page may be
 * empty.
 */
const EXPECTED_PAGES = 3;

/** The reads of AWS Organizations, for one request. */
export const createOrganizationsLoaders = (deps: LoaderDeps) => {
  const { upstream, scope, client } = deps;

  const accountList = (): PagedList<ListedAccount> =>
    pagedList(upstream, scope, {
      operation: client.listAccounts,
      id: 'all',
      lifetimeMs: LIFETIMES.accounts,
      request: (token) => ({ MaxResults: MAX_RESULTS, NextToken: token }),
      items: (output) => withId(output.Accounts),
      token: (output) => output.NextToken,
      keyOf: (account) => account.Id,
      itemKey: (account) => accountCacheKey(account.Id),
    });

  const accounts = createBulkOrSingle<string, ListedAccount>(upstream, scope, {
    population: 'organizations:accounts',
    pageSize: MAX_RESULTS,
    keyOf: (accountId) => accountId,
    list: accountList,
    expectedPages: () => Promise.resolve(EXPECTED_PAGES),
    itemKey: (account) => account.Id,
    cacheKey: accountCacheKey,
    async describe(flight, accountId) {
      const { Account: account } = await upstream.call(flight, client.describeAccount, {
        AccountId: accountId,
      });
      return account === undefined ? null : { ...account, Id: account.Id ?? accountId };
    },
  });

  let organization: Promise<OrganizationModel | null> | undefined;

  return {
    ...createUnitLoaders(deps),
    /** Every account, in AWS's order. From `ListAccounts`, whose pages may be empty in the middle. */
    accountList,
    allAccounts: createKeyLoader(
      () => '',
      () => drain(accountList()),
    ),
    /** Accounts by id: described one by one or listed, whichever is fewer calls. */
    account: createBatchLoader((accountId: string) => accountId, accounts.load, accounts.atHand),
    /** What may be said of accounts by id before they are asked for. */
    ahead: accounts as Ahead<string>,
    /** From `DescribeOrganization`; null when the account is in no organization. */
    organization(): Promise<OrganizationModel | null> {
      organization ??= upstream
        .read(
          scope,
          {
            id: 'DescribeOrganization',
            lifetimeMs: LIFETIMES.organization,
            service: 'organizations',
            operation: 'DescribeOrganization',
          },
          (flight) => upstream.call(flight, client.describeOrganization, {}),
        )
        .then(
          ({ value: { Organization: detail } }) =>
            detail?.Id === undefined ? null : { organizationId: detail.Id, detail },
          (error: unknown) => {
            if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
            throw error;
          },
        );
      return organization;
    },
    /** The tags of an account, an organizational unit or the root. `ListTagsForResource`. */
    tagsOf: createKeyLoader(
      (resourceId: string) => resourceId,
      async (resourceId): Promise<readonly Tag[]> => {
        const { items } = await drain(
          pagedList(upstream, scope, {
            operation: client.listTagsForResource,
            id: resourceId,
            lifetimeMs: LIFETIMES.accounts,
            request: (token) => ({ ResourceId: resourceId, NextToken: token }),
            items: (output) => output.Tags,
            token: (output) => output.NextToken,
            keyOf: (tag) => tag.Key ?? '',
          }),
        );
        return items;
      },
    ),
  };
};

export type OrganizationsLoaders = ReturnType<typeof createOrganizationsLoaders>;
