/** Rows as lines of text, the same however and by whom they were found: names, not keys alone. */
const line = (...parts: readonly (string | null | undefined)[]): string =>
  parts.map((part) => part ?? '-').join(' | ');

export interface AssignmentParts {
  readonly accountId: string;
  readonly accountName: string | undefined;
  readonly permissionSetArn: string;
  readonly permissionSetName: string | undefined;
  readonly principalType: string;
  readonly principalId: string;
  /** undefined: the directory has nobody with this key. */
  readonly principalName: string | undefined;
}

export const assignmentLine = (row: AssignmentParts): string =>
  line(
    row.accountId,
    row.accountName,
    row.permissionSetArn,
    row.permissionSetName,
    row.principalType,
    row.principalId,
    row.principalName,
  );

export interface GrantParts {
  readonly principal: string | undefined;
  /** What it is to, with the set, role or type. */
  readonly to: readonly (string | undefined)[];
  readonly direct: boolean;
  /** Names of groups. */
  readonly via: readonly string[];
}

export const grantLine = ({ principal, to, direct, via }: GrantParts): string =>
  line(principal, ...to, direct ? 'direct' : 'not direct', via.toSorted().join(', '));

export const driftLine = (permissionSet: string | undefined, account?: string): string =>
  line(permissionSet, account);
