import type { GatewayContext } from '../../context.ts';
import type { Connection, PageArgs } from '../../core/connection.ts';
import { createCursorCodec } from '../../core/cursor.ts';
import { connectPages } from '../../core/paged-list.ts';
import type { OrganizationalUnitModel } from './models.ts';

/** The units directly under a unit or the root, page by page. */
export const connectUnits = (
  { loaders }: GatewayContext,
  parentId: string,
  args: PageArgs,
  parent: string,
): Promise<Connection<OrganizationalUnitModel>> =>
  connectPages(
    createCursorCodec(`${parent}.organizationalUnits`, parentId, args),
    args,
    loaders.organizations.unitsUnder(parentId),
    ({ Id }) => ({ ouId: Id, parentId }),
  );
