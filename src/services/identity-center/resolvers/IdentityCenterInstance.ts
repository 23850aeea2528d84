import { recognize } from '../../../core/enums.ts';
import { connectPages } from '../../../core/paged-list.ts';
import { createCursorCodec } from '../../../core/cursor.ts';
import type { IdentityCenterInstanceResolvers } from '../../../generated/resolvers.ts';
import { globalIds } from '../../../node-types.ts';
import { connectOperations } from '../operation-connection.ts';
import { connectPermissionSets } from '../permission-set-connection.ts';
import { toTags } from '../../../core/tags.ts';

type Own = Omit<
  IdentityCenterInstanceResolvers,
  'ownerAccount' | 'users' | 'groups' | 'assignments'
>;

const STATUSES = ['CREATE_IN_PROGRESS', 'CREATE_FAILED', 'DELETE_IN_PROGRESS', 'ACTIVE'] as const;

/** The fields of an instance that rest on sso-admin alone. */
export const IdentityCenterInstance: Own = {
  id: ({ instanceArn }) => globalIds.encode('IdentityCenterInstance', instanceArn),
  arn: ({ instanceArn }) => instanceArn,
  identityStoreId: ({ identityStoreId }) => identityStoreId,
  identityStoreArn: ({ metadata }) => metadata.IdentityStoreArn,
  name: ({ metadata }) => metadata.Name,
  status: ({ metadata }, _args, { log }) =>
    recognize(metadata.Status, STATUSES, (message) => log.warn(message)),
  statusReason: ({ metadata }) => metadata.StatusReason,
  createdAt: ({ metadata }) => metadata.CreatedDate,
  ownerAccountId: ({ metadata }) => metadata.OwnerAccountId,
  async primaryRegion({ instanceArn, metadata }, _args, { loaders }) {
    if (metadata.PrimaryRegion !== undefined) return metadata.PrimaryRegion;
    return (await loaders.identityCenter.instanceDetail(instanceArn)).value.PrimaryRegion;
  },
  async regions({ instanceArn, metadata }, _args, { loaders, log }) {
    const regions =
      metadata.Regions ?? (await loaders.identityCenter.instanceDetail(instanceArn)).value.Regions;
    return regions?.flatMap((region) =>
      region.RegionName === undefined
        ? []
        : [
            {
              name: region.RegionName,
              status: recognize(region.Status, ['ACTIVE', 'ADDING', 'REMOVING'], (message) =>
                log.warn(message),
              ),
              addedAt: region.AddedDate,
              isPrimary: region.IsPrimaryRegion,
            },
          ],
    );
  },
  async encryption({ instanceArn }, _args, { loaders, log }) {
    const { value } = await loaders.identityCenter.instanceDetail(instanceArn);
    const details = value.EncryptionConfigurationDetails;
    if (details === undefined) return null;
    const warn = (message: string): void => log.warn(message);
    return {
      keyType: recognize(
        details.KeyType,
        ['AWS_OWNED_KMS_KEY', 'CUSTOMER_MANAGED_KEY'] as const,
        warn,
      ),
      kmsKeyArn: details.KmsKeyArn,
      status: recognize(
        details.EncryptionStatus,
        ['UPDATING', 'ENABLED', 'UPDATE_FAILED'] as const,
        warn,
      ),
      statusReason: details.EncryptionStatusReason,
    };
  },
  async permissionSetsEnabled({ instanceArn }, _args, { loaders }) {
    return (await loaders.identityCenter.instanceDetail(instanceArn)).value.PermissionSetsEnabled;
  },
  tags: async ({ instanceArn }, _args, { loaders }) =>
    toTags(await loaders.identityCenter.tagsOf({ instanceArn, resourceArn: instanceArn })),
  permissionSets: (instance, args, context) =>
    connectPermissionSets(context, instance, args, 'IdentityCenterInstance'),
  operations: (instance, args, context) =>
    connectOperations(context, instance, args, 'IdentityCenterInstance'),
  applications: ({ instanceArn }, args, { loaders }) =>
    connectPages(
      createCursorCodec('IdentityCenterInstance.applications', instanceArn, args),
      args,
      loaders.identityCenter.applicationList(instanceArn),
      (application) => application,
    ),
};
