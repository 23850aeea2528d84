import type { PermissionSet, PermissionsBoundary, Tag } from '@aws-sdk/client-sso-admin';
import { createKeyLoader } from '../../core/batching.ts';
import { GatewayError } from '../../core/errors.ts';
import { drain, type ListPage, type PagedList } from '../../core/paged-list.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { pagedList } from '../../upstream/paged-read.ts';
import type { CacheKey, Operation } from '../../upstream/types.ts';
import { type LoaderDeps, MAX_RESULTS } from './deps.ts';
import { permissionSetKey as keyOf, type PermissionSetModel } from './models.ts';
import { tags } from './tags.ts';

const rethrow = (error: unknown): never => {
  throw error;
};

/** Permission sets and what belongs to them. AWS has no batch read: each is described by itself. */
export const createPermissionSetLoaders = ({ upstream, scope, client }: LoaderDeps) => {
  const cacheKey = (
    { service, name }: Pick<Operation<never, object>, 'service' | 'name'>,
    key: PermissionSetModel,
  ): CacheKey => ({
    id: `${name}|${keyOf(key)}`,
    lifetimeMs:
      name === client.describePermissionSet.name ? LIFETIMES.names : LIFETIMES.permissionSets,
    ...(name === client.describePermissionSet.name && { longestMs: LIFETIMES.fixed }),
    tags: [tags.permissionSet(key.permissionSetArn)],
    service,
    operation: name,
  });

  const fixedKey = (key: PermissionSetModel): CacheKey => ({
    ...cacheKey(client.describePermissionSet, key),
    lifetimeMs: LIFETIMES.fixed,
  });

  /** One cached read of one permission set; `instead` is what an error means, where it means one. */
  const read = <Input extends object, Output extends object, Value>(
    operation: Operation<Input, Output>,
    key: PermissionSetModel,
    input: Input,
    pick: (output: Output) => Value,
    instead: (error: unknown) => Value = rethrow,
  ): Promise<Value> =>
    upstream
      .read(scope, cacheKey(operation, key), (flight) =>
        upstream.call(flight, operation, input).then(pick, instead),
      )
      .then((fetched) => fetched.value);

  const names = (key: PermissionSetModel) => ({
    InstanceArn: key.instanceArn,
    PermissionSetArn: key.permissionSetArn,
  });

  /** A short list that belongs to one permission set, to its end. */
  const drainOf = <Input extends object, Output extends object, Item>(
    operation: Operation<Input, Output>,
    key: PermissionSetModel,
    request: (token: string | undefined) => Input,
    items: (output: Output) => readonly Item[] | undefined,
    token: (output: Output) => string | undefined,
  ): Promise<readonly Item[]> =>
    drain(
      pagedList(upstream, scope, {
        operation,
        id: keyOf(key),
        lifetimeMs: LIFETIMES.permissionSets,
        tags: [tags.permissionSet(key.permissionSetArn)],
        request,
        items,
        token,
        keyOf: () => '',
      }),
    ).then((page) => page.items);

  const permissionSetList = (
    instanceArn: string,
    lifetimeMs: number = LIFETIMES.catalogue,
  ): PagedList<PermissionSetModel> =>
    pagedList(upstream, scope, {
      operation: client.listPermissionSets,
      id: instanceArn,
      lifetimeMs,
      longestMs: LIFETIMES.walked,
      tags: [tags.instance(instanceArn)],
      request: (token) => ({
        InstanceArn: instanceArn,
        MaxResults: MAX_RESULTS,
        NextToken: token,
      }),
      items: (output) =>
        output.PermissionSets?.map((permissionSetArn) => ({ instanceArn, permissionSetArn })),
      token: (output) => output.NextToken,
      keyOf: (item) => item.permissionSetArn,
    });

  const drainWalked = async (instanceArn: string): Promise<ListPage<PermissionSetModel>> => {
    const list = permissionSetList(instanceArn, LIFETIMES.walked);
    const first = await list.read(undefined);
    const items = [...first.items];
    for (let page = first; page.nextToken !== undefined; items.push(...page.items)) {
      page = await list.read(page.nextToken);
      // The first page has been read anew since: what has moved from it to this one would be on neither.
      if (page.fetchedAt < first.fetchedAt) return drain(permissionSetList(instanceArn));
    }
    return { items, fetchedAt: first.fetchedAt };
  };

  const permissionSet = createKeyLoader(
    keyOf,
    async (key): Promise<PermissionSet | null> => {
      try {
        return await read(client.describePermissionSet, key, names(key), (output) => {
          if (output.PermissionSet === undefined) {
            throw new GatewayError(
              'UPSTREAM_MALFORMED',
              'DescribePermissionSet answered without a permission set.',
              { service: 'sso-admin', operation: 'DescribePermissionSet' },
            );
          }
          return output.PermissionSet;
        });
      } catch (error) {
        if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
        throw error;
      }
    },
    (key) =>
      upstream.take<PermissionSet>(scope, cacheKey(client.describePermissionSet, key))?.value,
  );

  return {
    /** The ARNs of the sets of an instance. From `ListPermissionSets`, which gives nothing else. */
    permissionSetList: (instanceArn: string) => permissionSetList(instanceArn),
    allPermissionSets: createKeyLoader(
      (instanceArn: string) => instanceArn,
      (instanceArn) => drain(permissionSetList(instanceArn)),
    ),
    /** The same, as old as they may be for whoever is on its way through them. */
    walkedPermissionSets: createKeyLoader((instanceArn: string) => instanceArn, drainWalked),
    /** `DescribePermissionSet`; null when there is no such set. */
    permissionSet,
    /**
     * The same for its name and when it was created alone, which AWS never changes: of a set that was named
     * to us, so that whether it is there is not asked.
     */
    fixedPermissionSet: {
      now: (key: PermissionSetModel) =>
        permissionSet.now(
          key,
          () => upstream.take<PermissionSet>(scope, fixedKey(key))?.value ?? permissionSet(key),
        ),
    },
    /** The text of the inline policy; '' when there is none. */
    inlinePolicy: createKeyLoader(keyOf, (key) =>
      read(
        client.getInlinePolicyForPermissionSet,
        key,
        names(key),
        (output) => output.InlinePolicy ?? '',
      ),
    ),
    /** The permissions boundary; null when there is none, which AWS answers as not found. */
    permissionsBoundary: createKeyLoader(keyOf, (key): Promise<PermissionsBoundary | null> =>
      read(
        client.getPermissionsBoundaryForPermissionSet,
        key,
        names(key),
        (output) => output.PermissionsBoundary ?? null,
        (error) => {
          if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
          throw error;
        },
      ),
    ),
    managedPolicies: createKeyLoader(keyOf, (key) =>
      drainOf(
        client.listManagedPoliciesInPermissionSet,
        key,
        (token) => ({ ...names(key), MaxResults: MAX_RESULTS, NextToken: token }),
        (output) => output.AttachedManagedPolicies,
        (output) => output.NextToken,
      ),
    ),
    customerManagedPolicies: createKeyLoader(keyOf, (key) =>
      drainOf(
        client.listCustomerManagedPolicyReferencesInPermissionSet,
        key,
        (token) => ({ ...names(key), MaxResults: MAX_RESULTS, NextToken: token }),
        (output) => output.CustomerManagedPolicyReferences,
        (output) => output.NextToken,
      ),
    ),
    /** The tags of anything in an instance: the instance, a permission set, an application. */
    tagsOf: createKeyLoader(
      (key: { readonly instanceArn: string; readonly resourceArn: string }) =>
        `${key.instanceArn}|${key.resourceArn}`,
      ({ instanceArn, resourceArn }): Promise<readonly Tag[]> =>
        drainOf(
          client.listTagsForResource,
          { instanceArn, permissionSetArn: resourceArn },
          (token) => ({ InstanceArn: instanceArn, ResourceArn: resourceArn, NextToken: token }),
          (output) => output.Tags,
          (output) => output.NextToken,
        ),
    ),
  };
};
