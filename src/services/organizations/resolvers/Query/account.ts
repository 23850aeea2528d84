import { GatewayError } from '../../../../core/errors.ts';
import type { QueryResolvers } from '../../../../generated/resolvers.ts';
import { globalIds } from '../../../../node-types.ts';

/** By name or e-mail address the accounts are listed: AWS looks an account up by its id alone. */
export const account: QueryResolvers['account'] = async (_root, { by }, { loaders }) => {
  const { organizations } = loaders;
  const accountId =
    by.id != null ? globalIds.decode(by.id, 'by.id', ['Account']).keys[0] : by.accountId;
  if (accountId != null) {
    return (await organizations.account.load(accountId)) === null ? null : { accountId };
  }
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
