/** Reads of which accounts hold which permission sets, and how fresh what they hold is. */
import type {
  ListAccountsForProvisionedPermissionSetCommandInput,
  ListAccountsForProvisionedPermissionSetCommandOutput,
  ListPermissionSetsProvisionedToAccountCommandInput,
  ListPermissionSetsProvisionedToAccountCommandOutput,
  ProvisioningStatus,
} from '@aws-sdk/client-sso-admin';

import { paginate } from '../../pages.ts';
import type { ProvisioningRow } from '../../rows.ts';
import type { SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';
import { instanceOf, largestPage, pageRequest, permissionSetOf } from './find.ts';

const statusOf = (state: SandboxState, row: ProvisioningRow): ProvisioningStatus =>
  state.permissionSets.get(row.permissionSetArn)?.revision === row.revision
    ? 'LATEST_PERMISSION_SET_PROVISIONED'
    : 'LATEST_PERMISSION_SET_NOT_PROVISIONED';

const withStatus = (
  state: SandboxState,
  rows: readonly ProvisioningRow[],
  status: ProvisioningStatus | undefined,
): readonly ProvisioningRow[] =>
  status === undefined ? rows : rows.filter((row) => statusOf(state, row) === status);

export const provisioningReads = (state: SandboxState): Handlers => ({
  /** Leaves `PermissionSets` out, rather than empty, for an account that holds none. */
  ListPermissionSetsProvisionedToAccount(
    input: ListPermissionSetsProvisionedToAccountCommandInput,
  ): Answer<ListPermissionSetsProvisionedToAccountCommandOutput> {
    instanceOf(state, input.InstanceArn);
    const accountId = required(input.AccountId, 'AccountId');
    const { ProvisioningStatus: status } = input;
    const rows = withStatus(state, state.provisioningsOfAccount.get(accountId), status);
    if (rows.length === 0 && input.NextToken === undefined) return {};
    const { page, nextToken } = paginate(rows, pageRequest(input), {
      scope: `ListPermissionSetsProvisionedToAccount ${accountId} ${status}`,
      maximum: largestPage,
    });
    return { PermissionSets: page.map((row) => row.permissionSetArn), NextToken: nextToken };
  },

  ListAccountsForProvisionedPermissionSet(
    input: ListAccountsForProvisionedPermissionSetCommandInput,
  ): Answer<ListAccountsForProvisionedPermissionSetCommandOutput> {
    const { permissionSetArn } = permissionSetOf(state, input);
    const { ProvisioningStatus: status } = input;
    const rows = withStatus(state, state.provisioningsOfSet.get(permissionSetArn), status);
    const { page, nextToken } = paginate(rows, pageRequest(input), {
      scope: `ListAccountsForProvisionedPermissionSet ${permissionSetArn} ${status}`,
      maximum: largestPage,
    });
    return { AccountIds: page.map((row) => row.accountId), NextToken: nextToken };
  },
});
