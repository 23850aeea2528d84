/** Reads of the organization's tree: roots, units, and what is in them. */
import type {
  Child,
  DescribeOrganizationalUnitCommandInput,
  DescribeOrganizationalUnitCommandOutput,
  ListAccountsForParentCommandInput,
  ListAccountsForParentCommandOutput,
  ListChildrenCommandInput,
  ListChildrenCommandOutput,
  ListOrganizationalUnitsForParentCommandInput,
  ListOrganizationalUnitsForParentCommandOutput,
  ListParentsCommandInput,
  ListParentsCommandOutput,
  ListRootsCommandOutput,
} from '@aws-sdk/client-organizations';

import { paginate } from '../../pages.ts';
import type { SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';
import { largestPage } from './accounts.ts';
import { notFound, organizationsArn, toAccount, toUnit } from './shapes.ts';

interface ParentPage {
  readonly ParentId: string | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** A page of what is in a parent. @throws ParentNotFoundException */
const pageOf = <Row>(
  state: SandboxState,
  operation: string,
  input: ParentPage,
  rowsOf: (parentId: string) => readonly Row[],
): { page: Row[]; nextToken?: string } => {
  const parentId = required(input.ParentId, 'ParentId');
  if (parentId !== state.settings.rootId && !state.organizationalUnits.has(parentId)) {
    throw notFound('Parent', "You specified parent that doesn't exist.");
  }
  return paginate(
    rowsOf(parentId),
    { maxResults: input.MaxResults, nextToken: input.NextToken },
    { scope: `${operation} ${parentId}`, maximum: largestPage },
  );
};

export const hierarchyReads = (state: SandboxState): Handlers => ({
  ListRoots(): Answer<ListRootsCommandOutput> {
    const { rootId } = state.settings;
    const PolicyTypes = [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] as const;
    const Arn = organizationsArn(state, 'root', rootId);
    return { Roots: [{ Id: rootId, Arn, Name: 'Root', PolicyTypes: [...PolicyTypes] }] };
  },

  DescribeOrganizationalUnit(
    input: DescribeOrganizationalUnitCommandInput,
  ): Answer<DescribeOrganizationalUnitCommandOutput> {
    const ouId = required(input.OrganizationalUnitId, 'OrganizationalUnitId');
    const row = state.organizationalUnits.get(ouId);
    if (row === undefined) {
      throw notFound(
        'OrganizationalUnit',
        "You specified an organizational unit that doesn't exist.",
      );
    }
    return { OrganizationalUnit: toUnit(state, row) };
  },

  ListOrganizationalUnitsForParent(
    input: ListOrganizationalUnitsForParentCommandInput,
  ): Answer<ListOrganizationalUnitsForParentCommandOutput> {
    const { page, nextToken } = pageOf(state, 'ListOrganizationalUnitsForParent', input, (id) =>
      state.unitsOfParent.get(id),
    );
    return { OrganizationalUnits: page.map((row) => toUnit(state, row)), NextToken: nextToken };
  },

  ListAccountsForParent(
    input: ListAccountsForParentCommandInput,
  ): Answer<ListAccountsForParentCommandOutput> {
    const { page, nextToken } = pageOf(state, 'ListAccountsForParent', input, (id) =>
      state.accountsOfParent.get(id),
    );
    return { Accounts: page.map((row) => toAccount(state, row)), NextToken: nextToken };
  },

  ListChildren(input: ListChildrenCommandInput): Answer<ListChildrenCommandOutput> {
    const Type = required(input.ChildType, 'ChildType');
    const { page, nextToken } = pageOf<Child>(state, `ListChildren ${Type}`, input, (id) =>
      Type === 'ACCOUNT'
        ? state.accountsOfParent.get(id).map((row) => ({ Id: row.accountId, Type }))
        : state.unitsOfParent.get(id).map((row) => ({ Id: row.ouId, Type })),
    );
    return { Children: page, NextToken: nextToken };
  },

  ListParents(input: ListParentsCommandInput): Answer<ListParentsCommandOutput> {
    const childId = required(input.ChildId, 'ChildId');
    const child = state.accounts.get(childId) ?? state.organizationalUnits.get(childId);
    if (child === undefined) throw notFound('Child', "You specified a child that doesn't exist.");
    const Type = child.parentId === state.settings.rootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT';
    return { Parents: [{ Id: child.parentId, Type }] };
  },
});
