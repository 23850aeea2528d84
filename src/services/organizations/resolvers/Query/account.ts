import { GatewayError } from '../../../../core/errors.ts';
import { when } from '../../../../core/when.ts';
import type { AccountBy, QueryResolvers } from '../../../../generated/resolvers.ts';
import { globalIds } from '../../../../node-types.ts';
import type { OrganizationsLoaders } from '../../loaders.ts';
import type { AccountModel } from '../../models.ts';

/** By name or e-mail address the accounts are listed: AWS looks an account up by its id alone. */
const findAccount = async (
  organizations: OrganizationsLoaders,
  by: AccountBy,
): Promise<AccountModel | null> => {
  const { items } = await organizations.allAccounts('');
  const found = items.filter((item) =>
    by.name != null ? item.Name === by.name : item.Email?.toLowerCase() === by.email?.toLowerCase(),
  );
  if (found.length > 1) {
    const key = by.name != null ? 'name' : 'e-mail address';
    const message = `${found.length} accounts have this ${key}. Ask by one of the ids in \`candidates\`.`;
    throw new GatewayError('AMBIGUOUS', message, {
      argument: by.name != null ? 'by.name' : 'by.email',
      candidates: found.map((item) => globalIds.encode('Account', item.Id)),
    });
  }
  return found[0] === undefined ? null : { accountId: found[0].Id };
};

export const account: QueryResolvers['account'] = (_root, { by }, { loaders }) => {
  const { organizations } = loaders;
  const accountId =
    by.id != null ? globalIds.decode(by.id, 'by.id', ['Account']).keys[0] : by.accountId;
  if (accountId != null) {
    return when(organizations.account.now(accountId), (one) =>
      one === null ? null : { accountId },
    );
  }
  return findAccount(organizations, by);
};
