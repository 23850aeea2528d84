import {
  DescribeAccountCommand,
  DescribeOrganizationalUnitCommand,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import type { ClientFactory } from '../../upstream/client-factory.ts';

/** The operations of AWS Organizations that the gateway uses, each bound to one client. */
export const createOrganizationsClient = (factory: ClientFactory) => {
  const { read } = factory.service('organizations', OrganizationsClient);
  return {
    describeAccount: read(DescribeAccountCommand),
    describeOrganization: read(DescribeOrganizationCommand),
    describeOrganizationalUnit: read(DescribeOrganizationalUnitCommand),
    listAccounts: read(ListAccountsCommand),
    listAccountsForParent: read(ListAccountsForParentCommand),
    listOrganizationalUnitsForParent: read(ListOrganizationalUnitsForParentCommand),
    listParents: read(ListParentsCommand),
    listRoots: read(ListRootsCommand),
    listTagsForResource: read(ListTagsForResourceCommand),
  };
};

export type OrganizationsClientOperations = ReturnType<typeof createOrganizationsClient>;
