/** Reads of the organization and its accounts. */
import type {
  DescribeAccountCommandInput,
  DescribeAccountCommandOutput,
  DescribeOrganizationCommandOutput,
  ListAccountsCommandInput,
  ListAccountsCommandOutput,
  ListDelegatedAdministratorsCommandInput,
  ListDelegatedAdministratorsCommandOutput,
} from '@aws-sdk/client-organizations';

import { paginate } from '../../pages.ts';
import type { SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';
import { notFound, organizationsArn, toAccount } from './shapes.ts';

/** Organizations answers at most twenty rows a page, in every list. */
export const largestPage = 20;

/** Services that the organization has a delegated administrator for. */
const delegatedServices = ['sso.amazonaws.com'];

export const accountReads = (state: SandboxState): Handlers => ({
  DescribeOrganization(): Answer<DescribeOrganizationCommandOutput> {
    const { managementAccountId, organizationId } = state.settings;
    return {
      Organization: {
        Id: organizationId,
        Arn: organizationsArn(state, 'organization'),
        FeatureSet: 'ALL',
        MasterAccountId: managementAccountId,
        MasterAccountArn: organizationsArn(state, 'account', managementAccountId),
        MasterAccountEmail: state.accounts.get(managementAccountId)?.email,
        AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
      },
    };
  },

  ListAccounts(input: ListAccountsCommandInput): Answer<ListAccountsCommandOutput> {
    const { page, nextToken } = paginate(
      state.accounts.rows,
      { maxResults: input.MaxResults, nextToken: input.NextToken },
      {
        scope: 'ListAccounts',
        maximum: largestPage,
        emptyFirst: state.settings.emptyAccountPage,
      },
    );
    return { Accounts: page.map((row) => toAccount(state, row)), NextToken: nextToken };
  },

  DescribeAccount(input: DescribeAccountCommandInput): Answer<DescribeAccountCommandOutput> {
    const row = state.accounts.get(required(input.AccountId, 'AccountId'));
    if (row === undefined) {
      throw notFound('Account', "You specified an account that doesn't exist.");
    }
    return { Account: toAccount(state, row) };
  },

  ListDelegatedAdministrators(
    input: ListDelegatedAdministratorsCommandInput,
  ): Answer<ListDelegatedAdministratorsCommandOutput> {
    const row = state.accounts.get(state.settings.delegatedAccountId);
    const asked = input.ServicePrincipal;
    if (row === undefined || (asked !== undefined && !delegatedServices.includes(asked))) {
      return { DelegatedAdministrators: [] };
    }
    const enabled = new Date(row.joinedAt + 86_400_000);
    return {
      DelegatedAdministrators: [{ ...toAccount(state, row), DelegationEnabledDate: enabled }],
    };
  },
});
