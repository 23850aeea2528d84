import type * as Aws from '@aws-sdk/client-organizations';
import type { ClientFactory } from '../../upstream/client-factory.ts';
import { lazyPackage } from '../../upstream/lazy-package.ts';

const {
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
} = lazyPackage<typeof Aws>('@aws-sdk/client-organizations');

/** The operations of AWS Organizations that the gateway uses, each bound to one client. */
export const createOrganizationsClient = (factory: ClientFactory) => {
  const { read } = factory.service('organizations', OrganizationsClient);
  return {
    describeAccount: read(DescribeAccountCommand, { required: ['Account.Id'] }),
    describeOrganization: read(DescribeOrganizationCommand, { required: ['Organization.Id'] }),
    describeOrganizationalUnit: read(DescribeOrganizationalUnitCommand, {
      required: ['OrganizationalUnit.Id'],
    }),
    listAccounts: read(ListAccountsCommand, { required: ['Accounts'] }),
    listAccountsForParent: read(ListAccountsForParentCommand, { required: ['Accounts'] }),
    listOrganizationalUnitsForParent: read(ListOrganizationalUnitsForParentCommand, {
      required: ['OrganizationalUnits'],
    }),
    listParents: read(ListParentsCommand, { required: ['Parents'] }),
    listRoots: read(ListRootsCommand, { required: ['Roots'] }),
    listTagsForResource: read(ListTagsForResourceCommand, { required: ['Tags'] }),
  };
};

export type OrganizationsClientOperations = ReturnType<typeof createOrganizationsClient>;
