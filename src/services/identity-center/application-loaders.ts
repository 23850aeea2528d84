import type { Application, ApplicationProvider } from '@aws-sdk/client-sso-admin';
import { createKeyLoader } from '../../core/batching.ts';
import { GatewayError } from '../../core/errors.ts';
import type { PagedList } from '../../core/paged-list.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { pagedList } from '../../upstream/paged-read.ts';
import { type LoaderDeps, MAX_RESULTS } from './deps.ts';
import type { ApplicationAssignmentModel, ApplicationModel } from './models.ts';
import type { PrincipalKey } from './assignment-loaders.ts';
import { tags } from './tags.ts';

/** The applications of an instance, their providers, and who is assigned to them. */
export const createApplicationLoaders = ({ upstream, scope, client }: LoaderDeps) => ({
  /** From `ListApplications`, which gives whole applications. */
  applicationList: (instanceArn: string): PagedList<ApplicationModel> =>
    pagedList(upstream, scope, {
      operation: client.listApplications,
      id: instanceArn,
      lifetimeMs: LIFETIMES.catalogue,
      tags: [tags.instance(instanceArn)],
      request: (token) => ({
        InstanceArn: instanceArn,
        MaxResults: MAX_RESULTS,
        NextToken: token,
      }),
      items: (output) =>
        output.Applications?.flatMap((detail): ApplicationModel[] =>
          detail.ApplicationArn === undefined
            ? []
            : [{ applicationArn: detail.ApplicationArn, detail }],
        ),
      token: (output) => output.NextToken,
      keyOf: (item) => item.applicationArn,
    }),
  /** `DescribeApplication`; null when there is none. */
  application: createKeyLoader(
    (applicationArn: string) => applicationArn,
    async (applicationArn): Promise<Application | null> => {
      try {
        const read = await upstream.read(
          scope,
          {
            id: `DescribeApplication|${applicationArn}`,
            lifetimeMs: LIFETIMES.catalogue,
            service: 'sso-admin',
            operation: 'DescribeApplication',
          },
          (flight) =>
            upstream.call(flight, client.describeApplication, { ApplicationArn: applicationArn }),
        );
        return read.value;
      } catch (error) {
        if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
        throw error;
      }
    },
  ),
  /** `DescribeApplicationProvider`. */
  applicationProvider: createKeyLoader(
    (providerArn: string) => providerArn,
    async (providerArn): Promise<ApplicationProvider> => {
      const read = await upstream.read(
        scope,
        {
          id: `DescribeApplicationProvider|${providerArn}`,
          lifetimeMs: LIFETIMES.catalogue,
          service: 'sso-admin',
          operation: 'DescribeApplicationProvider',
        },
        (flight) =>
          upstream.call(flight, client.describeApplicationProvider, {
            ApplicationProviderArn: providerArn,
          }),
      );
      return read.value;
    },
  ),
  /** From `ListApplicationAssignmentsForPrincipal`. */
  applicationAssignmentList: (key: PrincipalKey): PagedList<ApplicationAssignmentModel> =>
    pagedList(upstream, scope, {
      operation: client.listApplicationAssignmentsForPrincipal,
      id: `${key.instanceArn}|${key.principalType}|${key.principalId}`,
      lifetimeMs: LIFETIMES.assignments,
      tags: [tags.principalAssignments(key.principalId)],
      request: (token) => ({
        InstanceArn: key.instanceArn,
        PrincipalId: key.principalId,
        PrincipalType: key.principalType,
        MaxResults: MAX_RESULTS,
        NextToken: token,
      }),
      items: (output) =>
        output.ApplicationAssignments?.flatMap((row): ApplicationAssignmentModel[] =>
          row.ApplicationArn === undefined
            ? []
            : [
                {
                  instanceArn: key.instanceArn,
                  applicationArn: row.ApplicationArn,
                  principalId: row.PrincipalId ?? key.principalId,
                  principalType: row.PrincipalType === 'GROUP' ? 'GROUP' : key.principalType,
                },
              ],
        ),
      token: (output) => output.NextToken,
      keyOf: (row) => `${row.applicationArn}|${row.principalId}`,
    }),
});
