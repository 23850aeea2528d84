import type { GatewayContext } from '../../../context.ts';
import { createCursorCodec } from '../../../core/cursor.ts';
import { GatewayError } from '../../../core/errors.ts';
import { connectPages } from '../../../core/paged-list.ts';
import type { OrganizationalUnitResolvers } from '../../../generated/resolvers.ts';
import { globalIds } from '../../../node-types.ts';
import type { ListedUnit } from '../deps.ts';
import type { OrganizationalUnitModel } from '../models.ts';
import { toTags } from '../../../core/tags.ts';
import { unitsAbove } from '../units-above.ts';
import { connectUnits } from '../unit-connection.ts';

const detailOf = async (
  key: OrganizationalUnitModel,
  { loaders }: GatewayContext,
): Promise<ListedUnit> => {
  const unit = await loaders.organizations.unit.load(key);
  if (unit !== null) return unit;
  throw new GatewayError('NOT_FOUND', `There is no organizational unit ${key.ouId}.`, {
    service: 'organizations',
    operation: 'DescribeOrganizationalUnit',
  });
};

const isRoot = ({ ouId }: OrganizationalUnitModel): boolean => ouId.startsWith('r-');

const parentOf = async (
  key: OrganizationalUnitModel,
  { loaders }: GatewayContext,
): Promise<string | null> =>
  // Where not every unit may be seen, the loader tells whether this one may.
  isRoot(key)
    ? null
    : ((loaders.rows.seesAll ? key.parentId : undefined) ??
      (await loaders.organizations.parentId(key.ouId)));

export const OrganizationalUnit: OrganizationalUnitResolvers = {
  id: ({ ouId }) => globalIds.encode('OrganizationalUnit', ouId),
  ouId: ({ ouId }) => ouId,
  arn: async (key, _args, context) => (await detailOf(key, context)).Arn,
  name: async (key, _args, context) => (await detailOf(key, context)).Name,
  isRoot,
  parentId: (key, _args, context) => parentOf(key, context),
  async parent(key, _args, context) {
    const ouId = await parentOf(key, context);
    if (ouId === null || ouId.startsWith('r-')) return null;
    const above = await unitsAbove(context, ouId, (await detailOf(key, context)).Path);
    return { ouId, parentId: above.find((unit) => unit.ouId === ouId)?.parentId };
  },
  tags: async ({ ouId }, _args, { loaders }) => toTags(await loaders.organizations.tagsOf(ouId)),
  organizationalUnits: ({ ouId }, args, context) =>
    connectUnits(context, ouId, args, 'OrganizationalUnit'),
  accounts: ({ ouId }, args, { loaders }) =>
    connectPages(
      createCursorCodec('OrganizationalUnit.accounts', ouId, args),
      args,
      loaders.organizations.accountsUnder(ouId),
      ({ Id }) => ({ accountId: Id }),
    ),
};
