/** Reads of permission sets and of what is attached to them. */
import type {
  DescribePermissionSetCommandInput,
  DescribePermissionSetCommandOutput,
  GetInlinePolicyForPermissionSetCommandInput,
  GetInlinePolicyForPermissionSetCommandOutput,
  GetPermissionsBoundaryForPermissionSetCommandInput,
  GetPermissionsBoundaryForPermissionSetCommandOutput,
  ListCustomerManagedPolicyReferencesInPermissionSetCommandInput,
  ListCustomerManagedPolicyReferencesInPermissionSetCommandOutput,
  ListManagedPoliciesInPermissionSetCommandInput,
  ListManagedPoliciesInPermissionSetCommandOutput,
  ListPermissionSetsCommandInput,
  ListPermissionSetsCommandOutput,
  PermissionSet,
} from '@aws-sdk/client-sso-admin';

import { paginate } from '../../pages.ts';
import type { PermissionSetRow } from '../../rows.ts';
import type { SandboxState } from '../../state.ts';
import { present, type Answer, type Handlers } from '../answer.ts';
import { instanceOf, largestPage, notFound, pageRequest, permissionSetOf } from './find.ts';

export const toPermissionSet = (row: PermissionSetRow): PermissionSet =>
  present<PermissionSet>({
    Name: row.name,
    PermissionSetArn: row.permissionSetArn,
    Description: row.description,
    CreatedDate: new Date(row.createdAt),
    SessionDuration: row.sessionDuration,
    RelayState: row.relayState,
  });

export const permissionSetReads = (state: SandboxState): Handlers => ({
  ListPermissionSets(
    input: ListPermissionSetsCommandInput,
  ): Answer<ListPermissionSetsCommandOutput> {
    instanceOf(state, input.InstanceArn);
    const { page, nextToken } = paginate(state.permissionSets.rows, pageRequest(input), {
      scope: `ListPermissionSets ${input.InstanceArn}`,
      maximum: largestPage,
    });
    return { PermissionSets: page.map((row) => row.permissionSetArn), NextToken: nextToken };
  },

  DescribePermissionSet(
    input: DescribePermissionSetCommandInput,
  ): Answer<DescribePermissionSetCommandOutput> {
    return { PermissionSet: toPermissionSet(permissionSetOf(state, input)) };
  },

  ListManagedPoliciesInPermissionSet(
    input: ListManagedPoliciesInPermissionSetCommandInput,
  ): Answer<ListManagedPoliciesInPermissionSetCommandOutput> {
    const row = permissionSetOf(state, input);
    const { page, nextToken } = paginate(row.managedPolicyArns, pageRequest(input), {
      scope: `ListManagedPoliciesInPermissionSet ${row.permissionSetArn}`,
      maximum: largestPage,
    });
    const named = page.map((Arn) => ({ Name: Arn.slice(Arn.lastIndexOf('/') + 1), Arn }));
    return { AttachedManagedPolicies: named, NextToken: nextToken };
  },

  ListCustomerManagedPolicyReferencesInPermissionSet(
    input: ListCustomerManagedPolicyReferencesInPermissionSetCommandInput,
  ): Answer<ListCustomerManagedPolicyReferencesInPermissionSetCommandOutput> {
    const row = permissionSetOf(state, input);
    const { page, nextToken } = paginate(row.customerManagedPolicies, pageRequest(input), {
      scope: `ListCustomerManagedPolicyReferencesInPermissionSet ${row.permissionSetArn}`,
      maximum: largestPage,
    });
    const references = page.map(({ name, path }) => ({ Name: name, Path: path }));
    return { CustomerManagedPolicyReferences: references, NextToken: nextToken };
  },

  /** A set without an inline policy has an empty one. */
  GetInlinePolicyForPermissionSet(
    input: GetInlinePolicyForPermissionSetCommandInput,
  ): Answer<GetInlinePolicyForPermissionSetCommandOutput> {
    return { InlinePolicy: permissionSetOf(state, input).inlinePolicy ?? '' };
  },

  GetPermissionsBoundaryForPermissionSet(
    input: GetPermissionsBoundaryForPermissionSetCommandInput,
  ): Answer<GetPermissionsBoundaryForPermissionSetCommandOutput> {
    const { permissionsBoundary } = permissionSetOf(state, input);
    if (permissionsBoundary === undefined) {
      throw notFound('PermissionSet does not have a permissions boundary attached to it.');
    }
    const { managedPolicyArn, customerManagedPolicy: reference } = permissionsBoundary;
    return {
      PermissionsBoundary:
        reference === undefined
          ? { ManagedPolicyArn: managedPolicyArn }
          : { CustomerManagedPolicyReference: { Name: reference.name, Path: reference.path } },
    };
  },
});
