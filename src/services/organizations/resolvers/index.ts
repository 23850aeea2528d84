import { account } from './Query/account.ts';
import { Account } from './Account.ts';
import { accounts } from './Query/accounts.ts';
import { organization } from './Query/organization.ts';
import { Organization } from './Organization.ts';
import { OrganizationalUnit } from './OrganizationalUnit.ts';

/** Every field that rests on Organizations alone. */
export const organizations = {
  Query: { organization, accounts, account },
  Organization,
  OrganizationalUnit,
  Account,
} as const;
