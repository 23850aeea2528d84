import type { TestWorld } from './sandbox-world.ts';

/** What an assignment is made of, by the names that the firm has for it. */
export interface Tuple {
  readonly account: string;
  readonly set: string;
  readonly group?: string;
  readonly user?: string;
  readonly principalId?: string;
}

export interface TupleInput {
  readonly InstanceArn: string;
  readonly TargetId: string;
  readonly TargetType: string;
  readonly PermissionSetArn: string;
  readonly PrincipalType: string;
  readonly PrincipalId: string;
}

/** The input of Create- and DeleteAccountAssignment. */
export const tupleInput = (world: TestWorld, tuple: Tuple): TupleInput => ({
  InstanceArn: world.instanceArn,
  TargetId: world.accountId(tuple.account),
  TargetType: 'AWS_ACCOUNT',
  PermissionSetArn: world.permissionSetArn(tuple.set),
  PrincipalType: tuple.group === undefined ? 'USER' : 'GROUP',
  PrincipalId:
    tuple.principalId ??
    (tuple.group === undefined ? world.userId(tuple.user ?? '') : world.groupId(tuple.group)),
});

export interface Status {
  readonly Status: string;
  readonly RequestId: string;
  readonly FailureReason?: string;
}

/** Starts the creation of an assignment. */
export const assign = async (world: TestWorld, tuple: Tuple): Promise<Status> => {
  const answer = await world.call('sso-admin', 'CreateAccountAssignment', tupleInput(world, tuple));
  return (answer as { AccountAssignmentCreationStatus: Status }).AccountAssignmentCreationStatus;
};

/** Starts the deletion of an assignment. */
export const unassign = async (world: TestWorld, tuple: Tuple): Promise<Status> => {
  const answer = await world.call('sso-admin', 'DeleteAccountAssignment', tupleInput(world, tuple));
  return (answer as { AccountAssignmentDeletionStatus: Status }).AccountAssignmentDeletionStatus;
};

/** Starts provisioning to one account, or to all that hold the set. */
export const provision = async (
  world: TestWorld,
  set: string,
  account?: string,
): Promise<Status> => {
  const answer = await world.call('sso-admin', 'ProvisionPermissionSet', {
    InstanceArn: world.instanceArn,
    PermissionSetArn: world.permissionSetArn(set),
    ...(account === undefined
      ? { TargetType: 'ALL_PROVISIONED_ACCOUNTS' }
      : { TargetType: 'AWS_ACCOUNT', TargetId: world.accountId(account) }),
  });
  return (answer as { PermissionSetProvisioningStatus: Status }).PermissionSetProvisioningStatus;
};

/** How the operation stands in the state, once everything under way has had time to end. */
export const outcome = async (world: TestWorld, started: Status): Promise<object | undefined> => {
  await world.clock.advance(60_000);
  return world.state.operations.get(started.RequestId);
};
