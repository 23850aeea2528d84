import {
  type Connection,
  connectRows,
  type Edge,
  type Gap,
  type PageArgs,
} from '../../core/connection.ts';
import type { CursorCodec } from '../../core/cursor.ts';
import type { AssignmentModel } from '../../services/identity-center/models.ts';
import type { AccountAccessModel } from '../models.ts';

/** Grants with what is missing among them. */
export interface FoundAccess {
  readonly grants: readonly AccountAccessModel[];
  readonly gaps: readonly Gap[];
  /** Milliseconds since the epoch. */
  readonly asOf?: number | undefined;
}

/** A page of grants, in the order of their keys. */
export const connectAccess = (
  codec: CursorCodec,
  args: PageArgs,
  { grants, gaps, asOf }: FoundAccess,
): Connection<AccountAccessModel, Edge<AccountAccessModel>> =>
  connectRows(
    codec,
    args,
    grants.map((node) => ({ key: [grantKey(node)], node })),
    { gaps, asOf },
  );

const grantKey = (grant: Pick<AccountAccessModel, keyof AssignmentModel>): string =>
  [grant.accountId, grant.permissionSetArn, grant.principalType, grant.principalId].join('|');

/** One way in: who, where, as what, and through which group if any. */
export interface Reach extends AssignmentModel {
  readonly viaGroupId?: string | undefined;
}

/** One grant for each principal, account and set, however many ways lead to it. */
export const toGrants = (ways: Iterable<Reach>): AccountAccessModel[] => {
  const grants = new Map<string, AccountAccessModel>();
  for (const { viaGroupId, ...way } of ways) {
    const key = grantKey(way);
    const known = grants.get(key);
    const via = known?.viaGroupIds ?? [];
    grants.set(key, {
      ...way,
      kind: 'ACCOUNT',
      direct: (known?.direct ?? false) || viaGroupId === undefined,
      viaGroupIds:
        viaGroupId === undefined || via.includes(viaGroupId) ? via : [...via, viaGroupId].sort(),
    });
  }
  return [...grants.values()];
};
