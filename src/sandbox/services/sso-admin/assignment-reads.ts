/** Reads of who has which permission set in which account. */
import type {
  ListAccountAssignmentsCommandInput,
  ListAccountAssignmentsCommandOutput,
  ListAccountAssignmentsForPrincipalCommandInput,
  ListAccountAssignmentsForPrincipalCommandOutput,
} from '@aws-sdk/client-sso-admin';

import { paginate } from '../../pages.ts';
import type { AssignmentRow, PrincipalType } from '../../rows.ts';
import { pairKey, type SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';
import { instanceOf, largestPage, pageRequest, permissionSetOf } from './find.ts';

/** The principal itself and, for a user, the groups that it is in. */
export const principalsOf = (
  state: SandboxState,
  principalType: PrincipalType,
  principalId: string,
  includesGroups: boolean,
): readonly { readonly type: PrincipalType; readonly id: string }[] => {
  const own = { type: principalType, id: principalId };
  if (principalType === 'GROUP' || !includesGroups) return [own];
  const groups = state.membershipsOfUser.get(principalId);
  return [own, ...groups.map((row) => ({ type: 'GROUP' as const, id: row.groupId }))];
};

export const assignmentReads = (state: SandboxState, includesGroups: boolean): Handlers => ({
  ListAccountAssignments(
    input: ListAccountAssignmentsCommandInput,
  ): Answer<ListAccountAssignmentsCommandOutput> {
    const { permissionSetArn } = permissionSetOf(state, input);
    const pair = pairKey(required(input.AccountId, 'AccountId'), permissionSetArn);
    const { page, nextToken } = paginate(state.assignmentsOfPair.get(pair), pageRequest(input), {
      scope: `ListAccountAssignments ${pair}`,
      maximum: largestPage,
    });
    const assignments = page.map((row) => ({
      AccountId: row.accountId,
      PermissionSetArn: row.permissionSetArn,
      PrincipalType: row.principalType,
      PrincipalId: row.principalId,
    }));
    return { AccountAssignments: assignments, NextToken: nextToken };
  },

  ListAccountAssignmentsForPrincipal(
    input: ListAccountAssignmentsForPrincipalCommandInput,
  ): Answer<ListAccountAssignmentsForPrincipalCommandOutput> {
    instanceOf(state, input.InstanceArn);
    const type = required(input.PrincipalType, 'PrincipalType');
    const id = required(input.PrincipalId, 'PrincipalId');
    const accountId = input.Filter?.AccountId;
    const rows = principalsOf(state, type, id, includesGroups).flatMap((principal) =>
      state.assignmentsOfPrincipal
        .get(principal.id)
        .filter((row: AssignmentRow) => row.principalType === principal.type)
        .filter((row) => accountId === undefined || row.accountId === accountId),
    );
    const { page, nextToken } = paginate(rows, pageRequest(input), {
      scope: `ListAccountAssignmentsForPrincipal ${type} ${id} ${accountId}`,
      maximum: largestPage,
    });
    const assignments = page.map((row) => ({
      AccountId: row.accountId,
      PermissionSetArn: row.permissionSetArn,
      PrincipalId: row.principalId,
      PrincipalType: row.principalType,
    }));
    return { AccountAssignments: assignments, NextToken: nextToken };
  },
});
