import { createBatchLoader, createKeyLoader } from '../../core/batching.ts';
import { GatewayError } from '../../core/errors.ts';
import { drain, type ListPage, type PagedList } from '../../core/paged-list.ts';
import { createBulkOrSingle } from '../../upstream/bulk-or-single.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { pagedList } from '../../upstream/paged-read.ts';
import type { CacheKey } from '../../upstream/types.ts';
import type { FinspaceDataOperations } from './data-client.ts';
import type { GroupMember, PermissionGroupDetail, UserDetail } from './data/types.ts';
import { type LoaderDeps, MAX_RESULTS } from './deps.ts';
import type { EnvironmentLoaders } from './loaders.ts';
import type { EnvironmentModel, EnvironmentUserModel, PermissionGroupModel } from './models.ts';
import { tags } from './tags.ts';

type WithUserId<Detail> = Detail & { readonly userId: string };
type WithGroupId<Detail> = Detail & { readonly permissionGroupId: string };

/** A user as a list gave it: never without its id. */
export type ListedUser = WithUserId<UserDetail>;
/** A permission group as a list gave it: never without its id. */
export type ListedGroup = WithGroupId<PermissionGroupDetail>;

/** What lists of users are known by, for their usual size. */
export const LISTED_USERS = 'ListUsers:finspace';

const withUserId = <Item extends { readonly userId?: string }>(items?: readonly Item[]) =>
  items?.filter((item): item is WithUserId<Item> => item.userId !== undefined);
const withGroupId = (items?: readonly PermissionGroupDetail[]) =>
  items?.filter((item): item is ListedGroup => item.permissionGroupId !== undefined);

/** An environment has at most five users and twenty permission groups: one page. */
const EXPECTED_PAGES = 1;

/** Of all accounts and Regions, no two environments have the same id. */
const environmentKey = ({ region, environmentId }: EnvironmentModel): string =>
  `${region}|${environmentId}`;

/**
 * The reads of the users of environments, for one request. Whoever names an environment must have
 * found that its place is one that the gateway asks.
 */
export const createUserLoaders = (
  { upstream, scope, access, admits }: LoaderDeps,
  { placeOf, environment: find }: Pick<EnvironmentLoaders, 'placeOf' | 'environment'>,
) => {
  /** @throws GatewayError SERVICE_DISABLED, NOT_CONFIGURED; NOT_FOUND where not all may be seen. */
  const dataOf = async (environment: EnvironmentModel): Promise<FinspaceDataOperations> => {
    const { region } = await placeOf(environment);
    // The data API is opened by the environment's id alone: that it is of the account which the key
    // names has to be found out where another account may be hidden.
    if (admits !== undefined && (await find(environment)) === null) {
      const message = `There is no environment ${environment.environmentId} in ${region}.`;
      throw new GatewayError('NOT_FOUND', message, { service: 'finspace', region });
    }
    return access.of({ region, environmentId: environment.environmentId });
  };
  const list = (key: EnvironmentModel, id: string) => ({
    id,
    lifetimeMs: LIFETIMES.environmentUsers,
    tags: [tags.users(key), tags.environment(key)],
  });
  const page = (token: string | undefined) => ({ maxResults: MAX_RESULTS, nextToken: token });

  const cacheKey = (key: EnvironmentUserModel): CacheKey => ({
    ...list(key, `GetUser|${environmentKey(key)}|${key.userId}`),
    service: 'finspace-data',
    operation: 'GetUser',
  });

  const userList = (key: EnvironmentModel, data: FinspaceDataOperations): PagedList<ListedUser> =>
    pagedList(upstream, scope, {
      operation: data.listUsers,
      // Identity Store has an operation of this name, and its lists are not as long.
      kind: LISTED_USERS,
      ...list(key, environmentKey(key)),
      request: page,
      items: (output) => withUserId(output.users),
      token: (output) => output.nextToken,
      keyOf: (user) => user.userId,
      itemKey: (user) => cacheKey({ ...key, userId: user.userId }),
    });

  interface Wanted {
    readonly key: EnvironmentUserModel;
    readonly data: FinspaceDataOperations;
  }
  const environments = new Map<string, Wanted>();
  const userKey = (key: EnvironmentUserModel): string => `${environmentKey(key)}|${key.userId}`;
  const users = createBulkOrSingle<Wanted, ListedUser>(upstream, scope, {
    population: 'finspace:users',
    partitionOf: ({ key }) => environmentKey(key),
    pageSize: MAX_RESULTS,
    keyOf: ({ key }) => userKey(key),
    list(partition) {
      const { key, data } = environments.get(partition)!;
      return userList(key, data);
    },
    expectedPages: () => Promise.resolve(EXPECTED_PAGES),
    itemKey: ({ userId }, partition) => `${partition}|${userId}`,
    cacheKey: ({ key }) => cacheKey(key),
    async describe(flight, { key: { userId }, data }) {
      return { ...(await upstream.call(flight, data.getUser, { userId })), userId };
    },
  });
  const user = createBatchLoader(({ key }: Wanted) => userKey(key), users.load);

  const allGroups = createKeyLoader(
    environmentKey,
    async (key: EnvironmentModel): Promise<ListPage<ListedGroup>> => {
      const { listPermissionGroups } = await dataOf(key);
      return drain(
        pagedList(upstream, scope, {
          operation: listPermissionGroups,
          ...list(key, environmentKey(key)),
          request: page,
          items: (output) => withGroupId(output.permissionGroups),
          token: (output) => output.nextToken,
          keyOf: (group) => group.permissionGroupId,
        }),
      );
    },
  );

  return {
    dataOf,
    /** Every user of an environment. `ListUsers`. */
    allUsers: createKeyLoader(
      environmentKey,
      async (key: EnvironmentModel): Promise<ListPage<ListedUser>> =>
        drain(userList(key, await dataOf(key))),
    ),
    /** One user; null when the environment has none such. `ListUsers` or `GetUser`. */
    async user(key: EnvironmentUserModel): Promise<ListedUser | null> {
      const wanted = { key, data: await dataOf(key) };
      environments.set(environmentKey(key), wanted);
      return user.load(wanted);
    },
    /** Every permission group of an environment. `ListPermissionGroups`. */
    allGroups,
    /** One permission group; null when the environment has none such. `ListPermissionGroups`. */
    async group(key: PermissionGroupModel): Promise<ListedGroup | null> {
      const { items } = await allGroups(key);
      return items.find((group) => group.permissionGroupId === key.permissionGroupId) ?? null;
    },
    /** The permission groups that a user is in. `ListPermissionGroupsByUser`. */
    groupsOfUser: createKeyLoader(
      userKey,
      async (key: EnvironmentUserModel): Promise<ListPage<ListedGroup>> => {
        const { listPermissionGroupsByUser } = await dataOf(key);
        return drain(
          pagedList(upstream, scope, {
            operation: listPermissionGroupsByUser,
            ...list(key, userKey(key)),
            request: (token) => ({ userId: key.userId, ...page(token) }),
            items: (output) => withGroupId(output.permissionGroups),
            token: (output) => output.nextToken,
            keyOf: (group) => group.permissionGroupId,
          }),
        );
      },
    ),
    /** Who is in a permission group. `ListUsersByPermissionGroup`. */
    membersOfGroup: createKeyLoader(
      (key: PermissionGroupModel) => `${environmentKey(key)}|${key.permissionGroupId}`,
      async (key): Promise<ListPage<WithUserId<GroupMember>>> => {
        const { permissionGroupId } = key;
        const { listUsersByPermissionGroup } = await dataOf(key);
        return drain(
          pagedList(upstream, scope, {
            operation: listUsersByPermissionGroup,
            ...list(key, `${environmentKey(key)}|${permissionGroupId}`),
            request: (token) => ({ permissionGroupId, ...page(token) }),
            items: (output) => withUserId(output.users),
            token: (output) => output.nextToken,
            keyOf: (member) => member.userId,
          }),
        );
      },
    ),
  };
};
