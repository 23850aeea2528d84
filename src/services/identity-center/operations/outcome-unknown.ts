import { GatewayError } from '../../../core/errors.ts';
import { globalIds } from '../../../node-types.ts';
import { BEGUN_BY } from './state.ts';
import type { AssignmentChange } from './types.ts';

const KINDS = {
  CREATE: 'ACCOUNT_ASSIGNMENT_CREATION',
  DELETE: 'ACCOUNT_ASSIGNMENT_DELETION',
} as const;

/** The query that tells whether an assignment is there, and what AWS has begun since `sentAt`. */
export const queryThatTells = (change: AssignmentChange, sentAt: number): string => {
  const { instanceArn, accountId, permissionSetArn, principalType, principalId, kind } = change;
  const id = globalIds.encode(
    'AccountAssignment',
    instanceArn,
    accountId,
    permissionSetArn,
    principalType,
    principalId,
  );
  const createdAfter = new Date(sentAt - 60_000).toISOString();
  return `{ node(id: ${JSON.stringify(id)}) { id } operations(instance: ${JSON.stringify(instanceArn)}, filter: { kind: ${KINDS[kind]}, createdAfter: ${JSON.stringify(createdAfter)} }) { nodes { id state ... on AccountAssignmentOperation { accountId permissionSetArn principalId } } } }`;
};

/** Of a change that was sent, it is not known whether AWS took it. */
export const outcomeUnknown = (
  change: AssignmentChange,
  sentAt: number,
  cause: unknown,
): GatewayError => {
  const details = cause instanceof GatewayError ? cause.details : {};
  const operation = BEGUN_BY[change.kind];
  return new GatewayError(
    'OUTCOME_UNKNOWN',
    'The connection ended before AWS answered, and AWS lists no operation for this change: it may or may not have been made. The query tells whether the assignment is there.',
    { service: 'sso-admin', ...details, operation, query: queryThatTells(change, sentAt) },
    { cause },
  );
};
