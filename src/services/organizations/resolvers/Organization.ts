import { recognize } from '../../../core/enums.ts';
import { GatewayError } from '../../../core/errors.ts';
import { selectsOnly } from '../../../core/selection.ts';
import type { OrganizationResolvers } from '../../../generated/resolvers.ts';
import { globalIds } from '../../../node-types.ts';
import { connectAccounts } from '../account-connection.ts';
import type { OrganizationModel } from '../models.ts';
import { connectUnits } from '../unit-connection.ts';

const managementAccountId = ({
  detail,
  isManagementHidden = false,
}: OrganizationModel): string | null => {
  if (isManagementHidden) return null;
  if (detail.MasterAccountId !== undefined) return detail.MasterAccountId;
  throw new GatewayError(
    'UPSTREAM_MALFORMED',
    'DescribeOrganization answered without the management account.',
    { service: 'organizations', operation: 'DescribeOrganization' },
  );
};

const ACCOUNT_KEYS = new Set(['id', 'accountId']);

export const Organization: OrganizationResolvers = {
  id: ({ organizationId }) => globalIds.encode('Organization', organizationId),
  organizationId: ({ organizationId }) => organizationId,
  arn: ({ detail }) => detail.Arn ?? '',
  featureSet: ({ detail }, _args, { log }) =>
    recognize(detail.FeatureSet, ['ALL', 'CONSOLIDATED_BILLING'] as const, (message) =>
      log.warn(message),
    ),
  managementAccountId,
  async managementAccount(organization, _args, { loaders }, info) {
    const accountId = managementAccountId(organization);
    if (accountId === null) return null;
    if (selectsOnly(info, ACCOUNT_KEYS)) return { accountId };
    return (await loaders.organizations.account.load(accountId)) === null ? null : { accountId };
  },
  managementAccountEmail: ({ detail }) => detail.MasterAccountEmail,
  async root(_organization, _args, { loaders }) {
    const root = await loaders.organizations.root();
    return root === null ? null : { ouId: root.Id };
  },
  async organizationalUnits(_organization, args, context) {
    const root = await context.loaders.organizations.root();
    return root === null ? null : connectUnits(context, root.Id, args, 'Organization');
  },
  accounts: (_organization, args, context) => connectAccounts(context, args, 'Organization'),
};
