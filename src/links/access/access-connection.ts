import type { GraphQLResolveInfo } from 'graphql';
import type { GatewayContext } from '../../context.ts';
import {
  type Connection,
  connectRows,
  type Edge,
  type PageArgs,
  pageSize,
} from '../../core/connection.ts';
import type { CursorCodec } from '../../core/cursor.ts';
import type { AccessModel } from '../models.ts';
import { type FoundAccess, inOrder } from './found-access.ts';
import { expectNames, isReadThrough, prefetchAccounts } from './prefetch-names.ts';
import { prefetchSets } from '../prefetch-sets.ts';
import type { OnAccounts } from './access-of-principal.ts';
import { grantKey } from './grants.ts';

/** A page of grants, by what they are to and in the order of their keys. */
export const connectAccess = (
  codec: CursorCodec,
  args: PageArgs,
  { grants, gaps, asOf }: FoundAccess,
): Connection<AccessModel, Edge<AccessModel>> =>
  connectRows(
    codec,
    args,
    grants.map((node) => ({ key: [node.kind, grantKey(node)], node })),
    { gaps: inOrder(gaps), asOf },
  );

/**
 * Asks for what a first page shows of its rows to accounts as soon as they are known: they come before
 * everything else, so that no other service changes which they are. Where somebody reads on, the sets of
 * the rows behind it follow, for as long as the page is not answered: the quota would stand idle.
 */
export const prefetchPage = (
  context: GatewayContext,
  args: PageArgs,
  info: GraphQLResolveInfo,
  identityStoreId: string,
): OnAccounts => {
  const first = pageSize(args);
  const isFirst = args.after == null;
  const sets = isFirst ? prefetchSets(context, info) : undefined;
  const showAccounts = isFirst ? prefetchAccounts(context, info) : undefined;
  return (grants) => {
    expectNames(context, args, info, identityStoreId, grants);
    if (sets === undefined && showAccounts === undefined) return;
    const rows = grants
      .map((grant) => ({ grant, key: grantKey(grant) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ grant }) => grant);
    const page = rows.slice(0, first);
    sets?.ask(page);
    showAccounts?.(new Set(page.map(({ accountId }) => accountId)));
    if (isReadThrough(args)) void sets?.follow(rows.slice(first));
  };
};
