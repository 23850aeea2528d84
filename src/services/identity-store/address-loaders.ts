import type { User } from '@aws-sdk/client-identitystore';
import { createBatchLoader } from '../../core/batching.ts';
import { GatewayError } from '../../core/errors.ts';
import type { PagedList } from '../../core/paged-list.ts';
import { populationOf } from '../../upstream/population.ts';
import type { LoaderDeps } from './deps.ts';

/** An email address, and the directory in which to look for it. */
export interface AddressKey {
  readonly identityStoreId: string;
  readonly address: string;
}

/** The users that have an address. */
export interface AddressHolders {
  readonly userIds: readonly string[];
  /** Milliseconds since the epoch; undefined where that is not known. */
  readonly fetchedAt: number | undefined;
}

export interface AddressDeps extends Pick<LoaderDeps, 'upstream'> {
  userList(identityStoreId: string): PagedList<User>;
  /** `GetUserId`. */
  userIdBy(key: {
    readonly identityStoreId: string;
    readonly attribute: 'emails.value';
    readonly value: string;
  }): Promise<string | null>;
}

/** What the pages of a directory say of the addresses that are looked for. */
interface Directory {
  /** By address in small letters. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
  readonly isWhole: boolean;
  readonly fetchedAt: number | undefined;
}

const addressKey = ({ identityStoreId, address }: AddressKey): string =>
  `${identityStoreId}|${address}`;

/**
 * The users that have an email address, whatever its case.
 *
 * A directory that is known to be one page is listed: that costs no more than asking for one address, tells
 * when several users have one, and names the users as well. A larger one is listed when its pages
 * are no more than the addresses, and the first page of one of which nothing is known is read for two
 * of them; else each address is asked for by `GetUserId`, as it is written
 * and in small letters, since AWS does not say how it compares them.
 */
export const createAddressLoader = ({ upstream, userList, userIdBy }: AddressDeps) => {
  const read = async (identityStoreId: string, addresses: number): Promise<Directory> => {
    const population = populationOf(upstream, `identitystore:users ${identityStoreId}`);
    const list = userList(identityStoreId);
    const holders = new Map<string, readonly string[]>();
    let fetchedAt: number | undefined;
    let size = 0;
    let token: string | undefined;
    for (let passed = 0; ;) {
      const { pages, pagesAtLeast } = population;
      const isWorth =
        pages === undefined
          ? passed === 0 && pagesAtLeast <= 1 && addresses > 1
          : pages - passed <= Math.max(1, addresses);
      if (!isWorth && list.isCached?.(token) !== true) break;
      const page = await list.read(token).catch((error: unknown) => {
        if (error instanceof GatewayError && error.code === 'ACCESS_DENIED') return undefined;
        throw error;
      });
      if (page === undefined) break;
      passed += 1;
      size += page.items.length;
      fetchedAt = Math.min(fetchedAt ?? page.fetchedAt, page.fetchedAt);
      for (const { UserId, Emails = [] } of page.items) {
        for (const address of new Set(Emails.map(({ Value }) => Value?.toLowerCase()))) {
          if (UserId === undefined || address === undefined) continue;
          holders.set(address, [...(holders.get(address) ?? []), UserId]);
        }
      }
      token = page.nextToken;
      if (token === undefined) {
        Object.assign(population, { pages: passed, size });
        return { holders, isWhole: true, fetchedAt };
      }
      population.pagesAtLeast = Math.max(pagesAtLeast, passed + 1);
    }
    return { holders, isWhole: false, fetchedAt };
  };

  const ask = async ({ identityStoreId, address }: AddressKey): Promise<AddressHolders | Error> => {
    try {
      const spellings = new Set([address, address.toLowerCase()]);
      const found = await Promise.all(
        [...spellings].map((value) =>
          userIdBy({ identityStoreId, attribute: 'emails.value', value }),
        ),
      );
      const userIds = [...new Set(found.filter((userId) => userId !== null))];
      return { userIds, fetchedAt: undefined };
    } catch (error) {
      return error as Error;
    }
  };

  const loadOf = async (identityStoreId: string, keys: readonly AddressKey[]) => {
    const { holders, isWhole, fetchedAt } = await read(identityStoreId, keys.length);
    return Promise.all(
      keys.map(async (key): Promise<[string, AddressHolders | Error]> => {
        const userIds = holders.get(key.address.toLowerCase());
        const isKnown = isWhole || userIds !== undefined;
        return [addressKey(key), isKnown ? { userIds: userIds ?? [], fetchedAt } : await ask(key)];
      }),
    );
  };

  return createBatchLoader<AddressKey, AddressHolders>(addressKey, async (keys) => {
    const stores = Map.groupBy(keys, ({ identityStoreId }) => identityStoreId);
    const answers = await Promise.all([...stores].map(([id, some]) => loadOf(id, some)));
    return new Map(answers.flat());
  });
};
