/**
 * What most scripts do, `aws-sso-util` and AWS's own among them: every account, every permission set
 * provisioned to it, every assignment of the two, with the SDK's clients, paginators and retries.
 */
import {
  paginateListAccountAssignments,
  paginateListAccountsForProvisionedPermissionSet,
  paginateListPermissionSets,
  paginateListPermissionSetsProvisionedToAccount,
} from '@aws-sdk/client-sso-admin';
import { assignmentLine, driftLine, grantLine } from '../questions/rows.ts';
import { drain, eachOf, PAGE, principalNames, type Script, type ScriptOptions } from './script.ts';

interface Found {
  readonly PermissionSetArn: string;
  readonly rows: readonly { readonly PrincipalId?: string; readonly PrincipalType?: string }[];
}

/** The sets of an account, each with who holds it there. */
const ofAccount = async (
  { admin, InstanceArn, orLose }: Script,
  AccountId: string,
): Promise<readonly Found[]> => {
  const input = { InstanceArn, AccountId, ...PAGE };
  const sets = await orLose(
    drain(
      paginateListPermissionSetsProvisionedToAccount({ client: admin }, input),
      (page) => page.PermissionSets,
    ),
    [],
  );
  const found: Found[] = [];
  for (const PermissionSetArn of sets) {
    const rows = await orLose(
      drain(
        paginateListAccountAssignments({ client: admin }, { ...input, PermissionSetArn }),
        (page) => page.AccountAssignments,
      ),
      [],
    );
    found.push({ PermissionSetArn, rows });
  }
  return found;
};

/** 1: every assignment with its names. */
export const loopAssignments = async (
  script: Script,
  { atOnce }: ScriptOptions,
): Promise<string[]> => {
  const accounts = await script.accounts();
  const names = await principalNames(script);
  const lines: string[] = [];
  await eachOf(accounts, atOnce, async ({ Id = '', Name }) => {
    for (const { PermissionSetArn, rows } of await ofAccount(script, Id)) {
      const permissionSetName = await script.setName(PermissionSetArn);
      for (const { PrincipalId = '', PrincipalType = '' } of rows) {
        lines.push(
          assignmentLine({
            accountId: Id,
            accountName: Name,
            permissionSetArn: PermissionSetArn,
            permissionSetName,
            principalType: PrincipalType,
            principalId: PrincipalId,
            principalName: names.get(PrincipalId),
          }),
        );
      }
    }
  });
  return lines;
};

/** 3: everybody who can reach one account, members of groups by the groups. */
export const loopAccount = async (script: Script, accountId: string): Promise<string[]> => {
  const [account] = (await script.accounts()).filter(({ Id }) => Id === accountId);
  const names = await principalNames(script);
  const members = new Map<string, readonly string[]>();
  const grants = new Map<string, { direct: boolean; via: Set<string> }>();
  const grant = (principalId: string, set: string) => {
    const key = JSON.stringify([principalId, set]);
    const known = grants.get(key) ?? { direct: false, via: new Set<string>() };
    grants.set(key, known);
    return known;
  };
  for (const { PermissionSetArn, rows } of await ofAccount(script, accountId)) {
    const set = (await script.setName(PermissionSetArn)) ?? '?';
    for (const { PrincipalId = '', PrincipalType } of rows) {
      grant(PrincipalId, set).direct = true;
      if (PrincipalType !== 'GROUP') continue;
      let userIds = members.get(PrincipalId);
      if (userIds === undefined) {
        const list = await script.orLose(script.membersOf(PrincipalId), []);
        userIds = list.map(({ MemberId }) => MemberId?.UserId ?? '');
        members.set(PrincipalId, userIds);
      }
      for (const userId of userIds) grant(userId, set).via.add(names.get(PrincipalId) ?? '?');
    }
  }
  return [...grants].map(([key, { direct, via }]) => {
    const [principalId = '', set] = JSON.parse(key) as string[];
    const principal = names.get(principalId) ?? principalId;
    return grantLine({ principal, to: [account?.Name, set], direct, via: [...via] });
  });
};

/** 4: the accounts that have a set in an older form, of every set. */
export const loopDrift = async (script: Script, { atOnce }: ScriptOptions): Promise<string[]> => {
  const { admin, InstanceArn } = script;
  const sets = await drain(
    paginateListPermissionSets({ client: admin }, { InstanceArn, ...PAGE }),
    (page) => page.PermissionSets,
  );
  const lines: string[] = [];
  await eachOf(sets, atOnce, async (PermissionSetArn) => {
    const name = await script.setName(PermissionSetArn);
    const outdated = await script.orLose(
      drain(
        paginateListAccountsForProvisionedPermissionSet(
          { client: admin },
          {
            InstanceArn,
            PermissionSetArn,
            ProvisioningStatus: 'LATEST_PERMISSION_SET_NOT_PROVISIONED',
            ...PAGE,
          },
        ),
        (page) => page.AccountIds,
      ),
      [],
    );
    lines.push(driftLine(name), ...outdated.map((id) => driftLine(name, id)));
  });
  return lines;
};
