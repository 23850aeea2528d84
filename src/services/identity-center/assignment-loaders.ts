import { createKeyLoader } from '../../core/batching.ts';
import { GatewayError } from '../../core/errors.ts';
import { drain, type ListPage } from '../../core/paged-list.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { pagedList } from '../../upstream/paged-read.ts';
import { type LoaderDeps, MAX_RESULTS } from './deps.ts';
import type { AssignmentModel, AwsPrincipalType, PermissionSetModel } from './models.ts';
import { createProvisioningLoaders } from './provisioning-loaders.ts';
import { tags } from './tags.ts';

/** An account and a permission set of an instance. */
export interface PairKey extends PermissionSetModel {
  readonly accountId: string;
}

/** A principal of an instance, and one account of interest if there is only one. */
export interface PrincipalKey {
  readonly instanceArn: string;
  readonly principalType: AwsPrincipalType;
  readonly principalId: string;
  readonly accountId?: string | undefined;
}

/**
 * A row that does not say what was assigned to whom. It is never passed over: the list would look
 * complete without it.
 */
const unreadable = (operation: string): GatewayError =>
  new GatewayError(
    'UPSTREAM_MALFORMED',
    `${operation}: AWS gave an assignment whose account, permission set or principal cannot be read.`,
    { service: 'sso-admin', operation },
  );

const isPrincipalType = (type: string | undefined): type is AwsPrincipalType =>
  type === 'USER' || type === 'GROUP';

/** Who is assigned what and where, by the three lists that AWS has, each read to its end. */
export const createAssignmentLoaders = ({ upstream, scope, client }: LoaderDeps) => ({
  ...createProvisioningLoaders({ upstream, scope, client }),
  /** Who has one set in one account. `ListAccountAssignments`. */
  assignmentsOfPair: createKeyLoader(
    (key: PairKey) => `${key.instanceArn}|${key.accountId}|${key.permissionSetArn}`,
    ({ instanceArn, accountId, permissionSetArn }): Promise<ListPage<AssignmentModel>> =>
      drain(
        pagedList(upstream, scope, {
          operation: client.listAccountAssignments,
          id: `${instanceArn}|${accountId}|${permissionSetArn}`,
          lifetimeMs: LIFETIMES.assignments,
          tags: [tags.pair(accountId, permissionSetArn)],
          request: (token) => ({
            InstanceArn: instanceArn,
            AccountId: accountId,
            PermissionSetArn: permissionSetArn,
            MaxResults: MAX_RESULTS,
            NextToken: token,
          }),
          items: (output) =>
            output.AccountAssignments?.map((row): AssignmentModel => {
              const { PrincipalType: principalType, PrincipalId: principalId } = row;
              if (principalId === undefined || !isPrincipalType(principalType)) {
                throw unreadable('ListAccountAssignments');
              }
              return { instanceArn, accountId, permissionSetArn, principalType, principalId };
            }),
          token: (output) => output.NextToken,
          keyOf: (row) => row.principalId,
        }),
      ),
  ),
  /**
   * What `ListAccountAssignmentsForPrincipal` says of a principal. For a user the rows of the user's
   * groups may or may not be among them: each row says whose it is. Only in the management account,
   * and not on account instances.
   */
  assignmentsOfPrincipal: createKeyLoader(
    (key: PrincipalKey) =>
      `${key.instanceArn}|${key.principalType}|${key.principalId}|${key.accountId ?? ''}`,
    (key): Promise<ListPage<AssignmentModel>> =>
      drain(
        pagedList(upstream, scope, {
          operation: client.listAccountAssignmentsForPrincipal,
          id: `${key.instanceArn}|${key.principalType}|${key.principalId}|${key.accountId ?? ''}`,
          lifetimeMs: LIFETIMES.assignments,
          tags: [
            tags.principalAssignments(key.principalId),
            ...(key.principalType === 'USER' ? [tags.userAssignments(key.instanceArn)] : []),
          ],
          request: (token) => ({
            InstanceArn: key.instanceArn,
            PrincipalId: key.principalId,
            PrincipalType: key.principalType,
            Filter: key.accountId === undefined ? undefined : { AccountId: key.accountId },
            MaxResults: MAX_RESULTS,
            NextToken: token,
          }),
          items: (output) =>
            output.AccountAssignments?.map((row): AssignmentModel => {
              const { AccountId: accountId, PermissionSetArn: permissionSetArn } = row;
              // An answer that does not say whose row it is speaks of whom it was asked for.
              const { PrincipalType: principalType = key.principalType } = row;
              if (
                accountId === undefined ||
                permissionSetArn === undefined ||
                !isPrincipalType(principalType)
              ) {
                throw unreadable('ListAccountAssignmentsForPrincipal');
              }
              const principalId = row.PrincipalId ?? key.principalId;
              const { instanceArn } = key;
              return { instanceArn, accountId, permissionSetArn, principalType, principalId };
            }),
          token: (output) => output.NextToken,
          keyOf: (row) => `${row.accountId}|${row.permissionSetArn}|${row.principalId}`,
        }),
      ),
  ),
});
