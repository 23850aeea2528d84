import type {
  DescribeInstanceResponse,
  InstanceMetadata,
  ListInstancesCommandInput,
  ListInstancesCommandOutput,
} from '@aws-sdk/client-sso-admin';
import { createKeyLoader } from '../../core/batching.ts';
import { drain, type ListPage } from '../../core/paged-list.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { pagedList, type PagedRead } from '../../upstream/paged-read.ts';
import type { Fetched } from '../../upstream/types.ts';
import type { LoaderDeps } from './deps.ts';
import type { InstanceModel } from './models.ts';
import { tags } from './tags.ts';

/** The instances that the gateway's account can see. ListInstances answers at most 10 a page. */
export const createInstanceLoaders = ({ upstream, scope, client }: LoaderDeps) => {
  const list: PagedRead<ListInstancesCommandInput, ListInstancesCommandOutput, InstanceMetadata> = {
    operation: client.listInstances,
    id: 'all',
    lifetimeMs: LIFETIMES.instances,
    request: (token) => ({ NextToken: token }),
    items: (output) => output.Instances,
    token: (output) => output.NextToken,
    keyOf: (item) => item.InstanceArn ?? '',
  };

  const inOrder = ({ items }: ListPage<InstanceMetadata>): readonly InstanceModel[] =>
    items
      .flatMap((metadata): InstanceModel[] =>
        metadata.InstanceArn === undefined || metadata.IdentityStoreId === undefined
          ? []
          : [
              {
                instanceArn: metadata.InstanceArn,
                identityStoreId: metadata.IdentityStoreId,
                metadata,
              },
            ],
      )
      .toSorted((a, b) => (a.instanceArn < b.instanceArn ? -1 : 1));

  const all = createKeyLoader(
    () => '',
    () => drain(pagedList(upstream, scope, list)).then(inOrder),
    () => {
      const page = pagedList(upstream, scope, list).takeWhole?.();
      return page && inOrder(page);
    },
  );

  return {
    /** Every instance, in the order of their ARNs. From `ListInstances`. */
    instances: Object.assign(() => all(''), { now: () => all.now('') }),
    /** One instance with what only `DescribeInstance` tells. */
    instanceDetail: createKeyLoader(
      (instanceArn: string) => instanceArn,
      (instanceArn): Promise<Fetched<DescribeInstanceResponse>> =>
        upstream.read(
          scope,
          {
            id: `DescribeInstance|${instanceArn}`,
            lifetimeMs: LIFETIMES.instances,
            tags: [tags.instance(instanceArn)],
            service: 'sso-admin',
            operation: 'DescribeInstance',
          },
          (flight) => upstream.call(flight, client.describeInstance, { InstanceArn: instanceArn }),
        ),
    ),
  };
};
