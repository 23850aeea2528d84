/** Reads of instances. */
import type {
  DescribeInstanceCommandInput,
  DescribeInstanceCommandOutput,
  InstanceMetadata,
  ListInstancesCommandInput,
  ListInstancesCommandOutput,
} from '@aws-sdk/client-sso-admin';

import { paginate } from '../../pages.ts';
import type { InstanceRow } from '../../rows.ts';
import type { SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { present, type Answer, type Handlers } from '../answer.ts';
import { instanceOf, pageRequest } from './find.ts';

const toInstance = (state: SandboxState, row: InstanceRow): InstanceMetadata => {
  const { partition, region } = state.settings;
  const AddedDate = new Date(row.createdAt);
  return present<InstanceMetadata>({
    InstanceArn: row.instanceArn,
    IdentityStoreId: row.identityStoreId,
    IdentityStoreArn: `arn:${partition}:identitystore::${row.ownerAccountId}:identitystore/${row.identityStoreId}`,
    OwnerAccountId: row.ownerAccountId,
    Name: row.name,
    CreatedDate: new Date(row.createdAt),
    Status: 'ACTIVE',
    PrimaryRegion: region,
    Regions: [{ RegionName: region, Status: 'ACTIVE', AddedDate, IsPrimaryRegion: true }],
  });
};

/** The organization's instance shows everywhere; another account's own only to administrators. */
const isVisible = (row: InstanceRow, { caller }: SandboxCall): boolean =>
  row.kind === 'ORGANIZATION' ||
  caller.role !== 'member' ||
  row.ownerAccountId === caller.accountId;

export const instanceReads = (state: SandboxState): Handlers => ({
  ListInstances(
    input: ListInstancesCommandInput,
    call: SandboxCall,
  ): Answer<ListInstancesCommandOutput> {
    const here = call.region === state.settings.region ? state.instances.rows : [];
    const { page, nextToken } = paginate(
      here.filter((row) => isVisible(row, call)),
      pageRequest(input),
      { scope: `ListInstances ${call.caller.accountId}`, maximum: 10 },
    );
    return { Instances: page.map((row) => toInstance(state, row)), NextToken: nextToken };
  },

  DescribeInstance(input: DescribeInstanceCommandInput): Answer<DescribeInstanceCommandOutput> {
    const row = instanceOf(state, input.InstanceArn);
    return {
      ...toInstance(state, row),
      EncryptionConfigurationDetails: { KeyType: 'AWS_OWNED_KMS_KEY', EncryptionStatus: 'ENABLED' },
      PermissionSetsEnabled: row.kind === 'ORGANIZATION',
    };
  },
});
