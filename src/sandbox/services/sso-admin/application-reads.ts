/** Reads of applications, of what provides them and of who may open them. */
import type {
  Application,
  ApplicationProvider,
  DescribeApplicationAssignmentCommandInput,
  DescribeApplicationAssignmentCommandOutput,
  DescribeApplicationCommandInput,
  DescribeApplicationCommandOutput,
  DescribeApplicationProviderCommandInput,
  DescribeApplicationProviderCommandOutput,
  GetApplicationAssignmentConfigurationCommandInput,
  GetApplicationAssignmentConfigurationCommandOutput,
  ListApplicationAssignmentsCommandInput,
  ListApplicationAssignmentsCommandOutput,
  ListApplicationAssignmentsForPrincipalCommandInput,
  ListApplicationAssignmentsForPrincipalCommandOutput,
  ListApplicationProvidersCommandInput,
  ListApplicationProvidersCommandOutput,
  ListApplicationsCommandInput,
  ListApplicationsCommandOutput,
} from '@aws-sdk/client-sso-admin';

import { paginate } from '../../pages.ts';
import type {
  ApplicationAssignmentRow,
  ApplicationProviderRow,
  ApplicationRow,
} from '../../rows.ts';
import type { SandboxState } from '../../state.ts';
import { present, required, type Answer, type Handlers } from '../answer.ts';
import { principalsOf } from './assignment-reads.ts';
import { applicationOf, instanceOf, largestPage, notFound, pageRequest } from './find.ts';

const toApplication = (state: SandboxState, row: ApplicationRow): Application =>
  present<Application>({
    ApplicationArn: row.applicationArn,
    ApplicationProviderArn: row.applicationProviderArn,
    Name: row.name,
    ApplicationAccount: row.accountId,
    InstanceArn: row.instanceArn,
    Status: row.status,
    PortalOptions: {
      SignInOptions:
        row.url === undefined
          ? { Origin: 'IDENTITY_CENTER' }
          : { Origin: 'APPLICATION', ApplicationUrl: row.url },
      Visibility: row.status,
    },
    Description: row.description,
    CreatedDate: new Date(row.createdAt),
    CreatedFrom: state.settings.region,
  });

const toProvider = (row: ApplicationProviderRow): ApplicationProvider => ({
  ApplicationProviderArn: row.applicationProviderArn,
  FederationProtocol: row.protocol,
  DisplayData: { DisplayName: row.displayName, Description: row.description },
});

const toAssignment = (row: ApplicationAssignmentRow) => ({
  ApplicationArn: row.applicationArn,
  PrincipalId: row.principalId,
  PrincipalType: row.principalType,
});

export const applicationReads = (state: SandboxState): Handlers => ({
  ListApplications(input: ListApplicationsCommandInput): Answer<ListApplicationsCommandOutput> {
    const { instanceArn } = instanceOf(state, input.InstanceArn);
    const { ApplicationAccount: account, ApplicationProvider: provider } = input.Filter ?? {};
    const rows = state.applicationsOfInstance
      .get(instanceArn)
      .filter((row) => account === undefined || row.accountId === account)
      .filter((row) => provider === undefined || row.applicationProviderArn === provider);
    const { page, nextToken } = paginate(rows, pageRequest(input), {
      scope: `ListApplications ${instanceArn} ${account} ${provider}`,
      maximum: 50,
    });
    return { Applications: page.map((row) => toApplication(state, row)), NextToken: nextToken };
  },

  DescribeApplication(
    input: DescribeApplicationCommandInput,
  ): Answer<DescribeApplicationCommandOutput> {
    return toApplication(state, applicationOf(state, input.ApplicationArn));
  },

  GetApplicationAssignmentConfiguration(
    input: GetApplicationAssignmentConfigurationCommandInput,
  ): Answer<GetApplicationAssignmentConfigurationCommandOutput> {
    return { AssignmentRequired: applicationOf(state, input.ApplicationArn).assignmentRequired };
  },

  ListApplicationAssignments(
    input: ListApplicationAssignmentsCommandInput,
  ): Answer<ListApplicationAssignmentsCommandOutput> {
    const { applicationArn } = applicationOf(state, input.ApplicationArn);
    const { page, nextToken } = paginate(
      state.assignmentsOfApplication.get(applicationArn),
      pageRequest(input),
      { scope: `ListApplicationAssignments ${applicationArn}`, maximum: largestPage },
    );
    return { ApplicationAssignments: page.map(toAssignment), NextToken: nextToken };
  },

  DescribeApplicationAssignment(
    input: DescribeApplicationAssignmentCommandInput,
  ): Answer<DescribeApplicationAssignmentCommandOutput> {
    const { applicationArn } = applicationOf(state, input.ApplicationArn);
    const key = `${applicationArn} ${input.PrincipalType} ${input.PrincipalId}`;
    const row = state.applicationAssignments.get(key);
    if (row === undefined) throw notFound('Could not find the application assignment.');
    return toAssignment(row);
  },

  ListApplicationProviders(
    input: ListApplicationProvidersCommandInput,
  ): Answer<ListApplicationProvidersCommandOutput> {
    const { page, nextToken } = paginate(state.applicationProviders.rows, pageRequest(input), {
      scope: 'ListApplicationProviders',
      maximum: largestPage,
    });
    return { ApplicationProviders: page.map(toProvider), NextToken: nextToken };
  },

  DescribeApplicationProvider(
    input: DescribeApplicationProviderCommandInput,
  ): Answer<DescribeApplicationProviderCommandOutput> {
    const arn = required(input.ApplicationProviderArn, 'ApplicationProviderArn');
    const row = state.applicationProviders.get(arn);
    if (row === undefined) throw notFound(`Could not find application provider ${arn}`);
    return toProvider(row);
  },
});

/** As with accounts, a user's list may show what its groups may open. */
export const principalApplicationReads = (
  state: SandboxState,
  includesGroups: boolean,
): Handlers => ({
  ListApplicationAssignmentsForPrincipal(
    input: ListApplicationAssignmentsForPrincipalCommandInput,
  ): Answer<ListApplicationAssignmentsForPrincipalCommandOutput> {
    instanceOf(state, input.InstanceArn);
    const type = required(input.PrincipalType, 'PrincipalType');
    const id = required(input.PrincipalId, 'PrincipalId');
    const application = input.Filter?.ApplicationArn;
    const rows = principalsOf(state, type, id, includesGroups).flatMap((principal) =>
      state.applicationAssignmentsOfPrincipal
        .get(principal.id)
        .filter((row) => row.principalType === principal.type)
        .filter((row) => application === undefined || row.applicationArn === application),
    );
    const { page, nextToken } = paginate(rows, pageRequest(input), {
      scope: `ListApplicationAssignmentsForPrincipal ${type} ${id} ${application}`,
      maximum: largestPage,
    });
    return { ApplicationAssignments: page.map(toAssignment), NextToken: nextToken };
  },
});
