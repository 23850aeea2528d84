/**
 * What Cartography does: every user and every group of the directory, and for each what AWS lists for
 * it. What is held by somebody who is in the directory no more is not found this way.
 */
import { paginateListAccountAssignmentsForPrincipal } from '@aws-sdk/client-sso-admin';
import { assignmentLine } from '../questions/rows.ts';
import { drain, eachOf, PAGE, type Script, type ScriptOptions } from './script.ts';

/** 1b: every assignment of who is in the directory, with its names. */
export const perPrincipalAssignments = async (
  script: Script,
  { atOnce }: ScriptOptions,
): Promise<string[]> => {
  const { admin, InstanceArn } = script;
  const accounts = new Map((await script.accounts()).map(({ Id, Name }) => [Id, Name]));
  const principals = [
    ...(await script.users()).map(({ UserId = '', DisplayName, UserName }) => ({
      PrincipalType: 'USER' as const,
      PrincipalId: UserId,
      name: DisplayName ?? UserName,
    })),
    ...(await script.groups()).map(({ GroupId = '', DisplayName }) => ({
      PrincipalType: 'GROUP' as const,
      PrincipalId: GroupId,
      name: DisplayName,
    })),
  ];
  const lines: string[] = [];
  await eachOf(principals, atOnce, async ({ PrincipalType, PrincipalId, name }) => {
    const rows = await script.orLose(
      drain(
        paginateListAccountAssignmentsForPrincipal(
          { client: admin },
          { InstanceArn, PrincipalType, PrincipalId, ...PAGE },
        ),
        (page) => page.AccountAssignments,
      ),
      [],
    );
    for (const { AccountId = '', PermissionSetArn = '', ...row } of rows) {
      // The rows of a user's groups come along; they are the groups'.
      if (row.PrincipalId !== PrincipalId) continue;
      lines.push(
        assignmentLine({
          accountId: AccountId,
          accountName: accounts.get(AccountId),
          permissionSetArn: PermissionSetArn,
          permissionSetName: await script.setName(PermissionSetArn),
          principalType: PrincipalType,
          principalId: PrincipalId,
          principalName: name,
        }),
      );
    }
  });
  return lines;
};
