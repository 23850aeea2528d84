/** Finding what a request to IAM Identity Center names. */
import type { ApplicationRow, InstanceRow, PermissionSetRow } from '../../rows.ts';
import { SandboxError } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { required } from '../answer.ts';

export const notFound = (message: string): SandboxError =>
  new SandboxError('ResourceNotFoundException', message);

/** The instance of a request. Whether it exists was settled before the handler was called. */
export const instanceOf = (state: SandboxState, arn: string | undefined): InstanceRow => {
  const row = state.instances.get(required(arn, 'InstanceArn'));
  if (row === undefined) throw notFound(`Could not find instance ${arn}`);
  return row;
};

interface NamesPermissionSet {
  readonly InstanceArn: string | undefined;
  readonly PermissionSetArn: string | undefined;
}

/** @throws ResourceNotFoundException if the instance has no such permission set. */
export const permissionSetOf = (
  state: SandboxState,
  input: NamesPermissionSet,
): PermissionSetRow => {
  const arn = required(input.PermissionSetArn, 'PermissionSetArn');
  const row = state.permissionSets.get(arn);
  if (row?.instanceArn !== input.InstanceArn || row === undefined) {
    throw notFound(`Could not find PermissionSet with id ${arn.slice(arn.lastIndexOf('/') + 1)}`);
  }
  return row;
};

/** @throws ResourceNotFoundException if there is no such application. */
export const applicationOf = (state: SandboxState, arn: string | undefined): ApplicationRow => {
  const row = state.applications.get(required(arn, 'ApplicationArn'));
  if (row === undefined) throw notFound(`Could not find application ${arn}`);
  return row;
};

/** The parts of a list request that select a page. */
export const pageRequest = (input: {
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}): { maxResults?: number; nextToken?: string } => ({
  ...(input.MaxResults === undefined ? {} : { maxResults: input.MaxResults }),
  ...(input.NextToken === undefined ? {} : { nextToken: input.NextToken }),
});

/** What IAM Identity Center answers at once in most lists. */
export const largestPage = 100;
