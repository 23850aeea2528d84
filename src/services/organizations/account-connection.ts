import type { GatewayContext } from '../../context.ts';
import type { Connection, PageArgs } from '../../core/connection.ts';
import { createCursorCodec } from '../../core/cursor.ts';
import { connectPages } from '../../core/paged-list.ts';
import type { AccountFilter } from '../../generated/resolvers.ts';
import { globalIds } from '../../node-types.ts';
import type { ListedAccount } from './deps.ts';
import type { AccountModel } from './models.ts';
import { unitsAbove } from './units-above.ts';

const matches = async (
  context: GatewayContext,
  filter: AccountFilter,
  unitId: string | undefined,
  account: ListedAccount,
): Promise<boolean> => {
  if (filter.contains) {
    const text = [account.Name, account.Email, account.Id].join('\n').toLowerCase();
    if (!text.includes(filter.contains.toLowerCase())) return false;
  }
  if (filter.state != null && (account.State ?? account.Status) !== filter.state) return false;
  if (unitId === undefined) return true;
  const above = await unitsAbove(context, account.Id, account.Paths?.[0]);
  return above.some(({ ouId, parentId }) => ouId === unitId || parentId === unitId);
};

/** The accounts of the organization, page by page, in AWS's order. */
export const connectAccounts = (
  context: GatewayContext,
  args: PageArgs & { readonly filter?: AccountFilter | null | undefined },
  parent: string,
): Promise<Connection<AccountModel>> => {
  const { filter } = args;
  const unitId =
    filter?.organizationalUnit == null
      ? undefined
      : globalIds.decode(filter.organizationalUnit, 'filter.organizationalUnit', [
          'OrganizationalUnit',
        ]).keys[0];
  return connectPages(
    createCursorCodec(`${parent}.accounts`, '', args),
    args,
    context.loaders.organizations.accountList(),
    ({ Id }) => ({ accountId: Id }),
    filter == null
      ? undefined
      : (accounts) =>
          Promise.all(accounts.map((account) => matches(context, filter, unitId, account))),
  );
};
