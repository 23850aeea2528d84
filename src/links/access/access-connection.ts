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
import { expectNames, prefetchAccounts } from './prefetch-names.ts';
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
 * Asks for the permission sets and the accounts of a first page as soon as they are known: they come
 * before everything else, so that no other service changes which they are.
 */
export const prefetchPage = (
  context: GatewayContext,
  args: PageArgs,
  info: GraphQLResolveInfo,
  identityStoreId: string,
): OnAccounts => {
  const isFirst = args.after == null;
  const showSets = isFirst ? prefetchSets(context, info) : undefined;
  const showAccounts = isFirst ? prefetchAccounts(context, info) : undefined;
  const first = pageSize(args);
  return (grants) => {
    expectNames(context, args, info, identityStoreId, grants);
    if (showSets === undefined && showAccounts === undefined) return;
    const page = grants
      .map((grant) => ({ grant, key: grantKey(grant) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, first)
      .map(({ grant }) => grant);
    showSets?.(page);
    showAccounts?.(new Set(page.map(({ accountId }) => accountId)));
  };
};
