import type { AccessModel } from '../models.ts';

/** One way in: who, where, as what, and through which group if any. */
export type Way<Grant extends AccessModel> = Omit<Grant, 'direct' | 'viaGroupIds'> & {
  readonly viaGroupId?: string | undefined;
};

/** What a grant is to, and as what. */
const targetOf = (grant: Way<AccessModel>): readonly string[] => {
  const to = grant as AccessModel;
  switch (to.kind) {
    case 'ACCOUNT':
      return [to.accountId, to.permissionSetArn];
    case 'WORKSPACE':
      return [to.workspace.accountId, to.workspace.region, to.workspace.workspaceId, to.role];
    case 'ENVIRONMENT':
      return [to.user.accountId, to.user.region, to.user.environmentId, to.user.userId];
  }
};

/** The same for all ways of one principal to one thing as the same. */
export const grantKey = (grant: Way<AccessModel>): string =>
  [...targetOf(grant), grant.principalType, grant.principalId].join('|');

/** One grant for each principal, thing and set or role, however many ways lead to it. */
export const toGrants = <Grant extends AccessModel>(ways: Iterable<Way<Grant>>): Grant[] => {
  const grants = new Map<string, Grant>();
  for (const { viaGroupId, ...way } of ways) {
    const key = grantKey(way);
    const known = grants.get(key);
    const via = known?.viaGroupIds ?? [];
    const grant = {
      ...way,
      direct: (known?.direct ?? false) || viaGroupId === undefined,
      viaGroupIds:
        viaGroupId === undefined || via.includes(viaGroupId) ? via : [...via, viaGroupId].sort(),
    };
    grants.set(key, grant as unknown as Grant);
  }
  return [...grants.values()];
};
