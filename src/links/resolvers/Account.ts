import { connectRows } from '../../core/connection.ts';
import { createCursorCodec } from '../../core/cursor.ts';
import type { AccountResolvers } from '../../generated/resolvers.ts';
import { connectAccess } from '../access/access-connection.ts';
import { accessToAccount } from '../access/access-to-account.ts';
import { connectAssignments } from '../assignments/assignment-connection.ts';
import { environmentsOfAccount } from '../environments-of-account.ts';
import { toStatusFilter } from '../provisioning.ts';

type Links = 'permissionSets' | 'assignments' | 'access' | 'environments';

export const Account: Pick<AccountResolvers, Links> = {
  environments: ({ accountId }, args, context) => environmentsOfAccount(context, accountId, args),
  async permissionSets({ accountId }, args, context) {
    const { instanceArn } = await context.instance();
    const page = await context.loaders.identityCenter.setsOfAccount({
      instanceArn,
      accountId,
      status: toStatusFilter(args.provisioningStatus),
    });
    const rows = page.items.map((permissionSetArn) => ({
      key: [permissionSetArn],
      node: { instanceArn, permissionSetArn },
      extra: { accountId },
    }));
    const codec = createCursorCodec('Account.permissionSets', accountId, args);
    return connectRows(codec, args, rows, { asOf: page.fetchedAt });
  },
  async assignments({ accountId }, args, context) {
    const instance = await context.instance();
    const codec = createCursorCodec('Account.assignments', accountId, args);
    return connectAssignments(context, instance, { coverage: 'ALL', accountId }, args, codec);
  },
  async access({ accountId }, args, context) {
    const instance = await context.instance();
    const found = await accessToAccount(context, instance, accountId);
    return connectAccess(createCursorCodec('Account.access', accountId, args), args, found);
  },
};
