import { connectSorted, keepByList, pageSize, sortRows } from '../../core/connection.ts';
import { createCursorCodec } from '../../core/cursor.ts';
import { when } from '../../core/when.ts';
import type { AccountResolvers } from '../../generated/resolvers.ts';
import { permissionSetKey } from '../../services/identity-center/models.ts';
import { connectAccess, prefetchPage } from '../access/access-connection.ts';
import { accessToAccount } from '../access/access-to-account.ts';
import { prefetchUsers } from '../access/prefetch-names.ts';
import { connectAssignments } from '../assignments/assignment-connection.ts';
import { environmentsOfAccount } from '../environments-of-account.ts';
import { toStatusFilter } from '../provisioning.ts';

type Links = 'permissionSets' | 'assignments' | 'access' | 'environments';

/** A list of the cache is put in order once, not for everybody who comes past it. */
const rowsOf = keepByList((arns: readonly string[], instanceArn: string, accountId: string) =>
  sortRows(
    arns.map((permissionSetArn) => ({
      key: [permissionSetArn],
      node: {
        instanceArn,
        permissionSetArn,
        key: permissionSetKey({ instanceArn, permissionSetArn }),
      },
      extra: { accountId },
    })),
  ),
);

export const Account: Pick<AccountResolvers, Links> = {
  environments: ({ accountId }, args, context) => environmentsOfAccount(context, accountId, args),
  permissionSets({ accountId }, args, context) {
    const codec = createCursorCodec('Account.permissionSets', accountId, args);
    const status = toStatusFilter(args.provisioningStatus);
    return when(context.instanceNow(), ({ instanceArn }) =>
      when(
        context.loaders.identityCenter.setsOfAccount.now({ instanceArn, accountId, status }),
        (page) =>
          connectSorted(codec, args, rowsOf(page.items, instanceArn, accountId), {
            asOf: page.fetchedAt,
          }),
      ),
    );
  },
  async assignments({ accountId }, args, context) {
    const instance = await context.instance();
    const codec = createCursorCodec('Account.assignments', accountId, args);
    return connectAssignments(context, instance, { coverage: 'ALL', accountId }, args, codec);
  },
  async access({ accountId }, args, context, info) {
    const instance = await context.instance();
    const { identityStoreId } = instance;
    const onUsers = prefetchUsers(context, args, info, identityStoreId);
    const head = onUsers && { first: pageSize(args), onUsers };
    const found = await accessToAccount(context, instance, accountId, head);
    const accounts = found.grants.filter((grant) => grant.kind === 'ACCOUNT');
    prefetchPage(context, args, info, identityStoreId)(accounts);
    return connectAccess(createCursorCodec('Account.access', accountId, args), args, found);
  },
};
