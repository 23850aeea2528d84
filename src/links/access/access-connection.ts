import { type Connection, connectRows, type Edge, type PageArgs } from '../../core/connection.ts';
import type { CursorCodec } from '../../core/cursor.ts';
import type { AccessModel } from '../models.ts';
import { type FoundAccess, inOrder } from './found-access.ts';
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
