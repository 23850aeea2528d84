/** The rows of an answer of the gateway's. */
import { assignmentLine, driftLine, grantLine } from './rows.ts';

interface Named {
  readonly name?: string | null;
  readonly displayName?: string | null;
}

export interface AssignmentNode {
  readonly accountId: string;
  readonly account: Named | null;
  readonly permissionSetArn: string;
  readonly permissionSet: Named | null;
  readonly principalType: string;
  readonly principalId: string;
  readonly principal: Named | null;
}

export interface GrantNode {
  readonly __typename: string;
  readonly principalId: string;
  readonly principal?: Named | null;
  readonly direct: boolean;
  readonly via: readonly (Named | null)[] | null;
  readonly account?: Named | null;
  readonly permissionSet?: Named | null;
  readonly role?: string;
  readonly type?: string;
  readonly workspace?: Named | null;
  readonly environment?: Named | null;
}

export interface DriftNode {
  readonly name: string | null;
  readonly accounts: { readonly edges: readonly { readonly accountId: string }[] } | null;
}

export interface MemberNode {
  readonly displayName: string;
  readonly access: { readonly nodes: readonly GrantNode[] } | null;
}

const nameOf = (named: Named | null | undefined): string | undefined =>
  named?.name ?? named?.displayName ?? undefined;

export const readAssignment = (node: AssignmentNode): string =>
  assignmentLine({
    ...node,
    accountName: nameOf(node.account),
    permissionSetName: nameOf(node.permissionSet),
    principalName: nameOf(node.principal),
  });

/** @param holder whose the grants are, where a row does not say. */
export const readGrant = (node: GrantNode, holder?: string): string =>
  grantLine({
    principal: holder ?? nameOf(node.principal) ?? node.principalId,
    to: [
      nameOf(node.account) ?? nameOf(node.workspace) ?? nameOf(node.environment),
      nameOf(node.permissionSet) ?? node.role ?? node.type,
    ],
    direct: node.direct,
    via: (node.via ?? []).map((group) => nameOf(group) ?? '?'),
  });

/** A set without drift is a row, too: it has been looked at. */
export const readDrift = ({ name, accounts }: DriftNode): readonly string[] => [
  driftLine(name ?? undefined),
  ...(accounts?.edges ?? []).map(({ accountId }) => driftLine(name ?? undefined, accountId)),
];

export const readMember = ({ displayName, access }: MemberNode): readonly string[] => [
  grantLine({ principal: displayName, to: ['member'], direct: true, via: [] }),
  ...(access?.nodes ?? []).map((node) => readGrant(node, displayName)),
];
