import { createBatchLoader } from '../core/batching.ts';
import type { IdentityCenterLoaders } from '../services/identity-center/loaders.ts';
import type { IdentityStoreLoaders } from '../services/identity-store/loaders.ts';

interface Stored {
  readonly identityStoreId: string;
}

/**
 * Users and groups of the directories whose instance the caller may see: by an id one could name a
 * directory that belongs to a hidden account.
 */
export const restrictIdentityStore = (
  all: IdentityStoreLoaders,
  { instances }: Pick<IdentityCenterLoaders, 'instances'>,
): IdentityStoreLoaders => {
  let stores: Promise<ReadonlySet<string>> | undefined;
  const seesStore = async ({ identityStoreId }: Stored): Promise<boolean> => {
    stores ??= instances().then((found) => new Set(found.map((one) => one.identityStoreId)));
    return (await stores).has(identityStoreId);
  };

  const inSeen = <Key extends Stored, Value>(
    keyOf: (key: Key) => string,
    load: (key: Key) => Promise<Value | null>,
  ) =>
    createBatchLoader<Key, Value>(keyOf, async (keys) => {
      const answers = keys.map(async (key): Promise<readonly [string, Value | null | Error]> => {
        try {
          return [keyOf(key), (await seesStore(key)) ? await load(key) : null];
        } catch (error) {
          return [keyOf(key), error instanceof Error ? error : new Error(String(error))];
        }
      });
      return new Map(await Promise.all(answers));
    });

  const userKey = (key: Stored & { readonly userId: string }) =>
    `${key.identityStoreId}|${key.userId}`;
  const groupKey = (key: Stored & { readonly groupId: string }) =>
    `${key.identityStoreId}|${key.groupId}`;
  return {
    ...all,
    user: inSeen(userKey, (key) => all.user.load(key)),
    userNow: inSeen(userKey, (key) => all.userNow.load(key)),
    group: inSeen(groupKey, (key) => all.group.load(key)),
  };
};
