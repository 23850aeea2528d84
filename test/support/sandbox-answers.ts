/** Answers worked out from the sandbox's rows, by the shortest way: what a gateway's are held against. */
import type { SandboxState } from '../../src/sandbox/state.ts';

/** What a permission set, user or group of the sandbox is called; undefined when there is none. */
export const nameOf = (state: SandboxState, key: string): string | undefined =>
  state.permissionSets.get(key)?.name ??
  state.users.get(key)?.displayName ??
  state.groups.get(key)?.displayName;

/** The names of the accounts, sorted. */
export const accountNames = (state: SandboxState): readonly string[] =>
  state.accounts.rows.map(({ name }) => name).toSorted();

/** A principal can get into an account with a set; `via` the groups that give it. */
export interface Grant {
  readonly account: string;
  readonly set: string;
  readonly principal: string;
  readonly direct: boolean;
  readonly via: readonly string[];
}

/** Every grant there is: of each assignment's principal and, where that is a group, of its members. */
export const grants = (state: SandboxState): readonly Grant[] => {
  const found = new Map<string, Grant & { direct: boolean; readonly via: string[] }>();
  for (const { accountId, permissionSetArn, principalId } of state.assignments.rows) {
    const grantOf = (holder: string) => {
      const key = `${accountId} ${permissionSetArn} ${holder}`;
      const grant = found.get(key) ?? {
        account: state.accounts.get(accountId)?.name ?? '',
        set: nameOf(state, permissionSetArn) ?? '',
        principal: nameOf(state, holder) ?? '',
        direct: false,
        via: [],
      };
      found.set(key, grant);
      return grant;
    };
    grantOf(principalId).direct = true;
    for (const { userId } of state.membershipsOfGroup.get(principalId)) {
      grantOf(userId).via.push(nameOf(state, principalId) ?? '');
    }
  }
  return [...found.values()];
};
