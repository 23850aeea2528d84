import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../core/clock.ts';
import type { ServiceId } from '../upstream/types.ts';
import type { NoticedOperation } from './noticed.ts';
import type { OperationMetrics } from './operation-metrics.ts';
import { Sightings } from './sightings.ts';

/** An AWS call that was answered well. */
export interface Answered {
  readonly service: ServiceId;
  readonly name: string;
  readonly input: object;
  readonly output: object;
}

export type AnswerListener = (answered: Answered) => void;

/** The members of AWS's shapes that are looked at; what is not there says nothing. */
interface Shapes {
  readonly InstanceArn?: string;
  readonly PrincipalType?: string;
  readonly PrincipalId?: string;
  readonly TargetId?: string;
  readonly PermissionSetArn?: string;
  readonly ProvisioningStatus?: string;
  readonly NextToken?: string;
  readonly AccountIds?: readonly string[];
  readonly Instances?: readonly {
    readonly InstanceArn?: string;
    readonly OwnerAccountId?: string;
  }[];
  readonly Organization?: { readonly MasterAccountId?: string };
  readonly AccountAssignmentCreationStatus?: Status;
  readonly AccountAssignmentDeletionStatus?: Status;
  readonly PermissionSetProvisioningStatus?: Status;
}

interface Status {
  readonly RequestId?: string;
  readonly Status?: string;
}

const statusIn = (
  output: Shapes,
): readonly [kind: NoticedOperation['kind'], status: Status] | undefined => {
  if (output.AccountAssignmentCreationStatus !== undefined) {
    return ['CREATE', output.AccountAssignmentCreationStatus];
  }
  if (output.AccountAssignmentDeletionStatus !== undefined) {
    return ['DELETE', output.AccountAssignmentDeletionStatus];
  }
  const provisioning = output.PermissionSetProvisioningStatus;
  return provisioning === undefined ? undefined : ['PROVISION', provisioning];
};

const BEGINS = new Set([
  'CreateAccountAssignment',
  'DeleteAccountAssignment',
  'ProvisionPermissionSet',
]);
const OUTDATED = 'LATEST_PERMISSION_SET_NOT_PROVISIONED';

/** Makes metrics of what AWS answers: who was granted what, how operations ended, what has drifted. */
export const createAnswerMetrics = (
  registers: Registry[],
  operations: OperationMetrics,
): { readonly answered: AnswerListener; watch(clock: Clock): void } => {
  let drifted: Sightings | undefined;

  const noteOperation = (name: string, input: Shapes, output: Shapes): void => {
    const [kind, status] = statusIn(output) ?? [];
    if (kind === undefined || status?.RequestId === undefined) return;
    const { RequestId: requestId, Status: state = 'IN_PROGRESS' } = status;
    if (!BEGINS.has(name)) return operations.seen(requestId, state);
    const { InstanceArn: instanceArn = '' } = input;
    operations.operation({ kind, instanceArn, requestId, state, detail: input });
  };

  const noteDrift = (input: Shapes, output: Shapes): void => {
    if (input.ProvisioningStatus !== OUTDATED || input.PermissionSetArn === undefined) return;
    // A later page may be empty though the first was not.
    if (input.NextToken !== undefined) return;
    const isDrifted = (output.AccountIds ?? []).length > 0 || output.NextToken !== undefined;
    drifted?.note(input.PermissionSetArn, isDrifted);
  };

  return {
    answered({ name, input: given, output: answer }) {
      const input = given as Shapes;
      const output = answer as Shapes;
      if (name === 'DescribeOrganization') {
        const { MasterAccountId: accountId } = output.Organization ?? {};
        if (accountId !== undefined) operations.managementIs(accountId);
      } else if (name === 'ListInstances') {
        for (const { InstanceArn: arn, OwnerAccountId: owner } of output.Instances ?? []) {
          if (arn !== undefined && owner !== undefined) operations.ownerIs(arn, owner);
        }
      } else if (name === 'ListAccountsForProvisionedPermissionSet') noteDrift(input, output);
      else noteOperation(name, input, output);
    },
    watch(clock) {
      const sightings = new Sightings(clock);
      drifted = sightings;
      const gauge = (name: string, help: string, read: () => number): Gauge =>
        new Gauge({
          name: `management_graph_${name}`,
          help,
          registers,
          collect() {
            this.set(read());
          },
        });
      gauge(
        'drifted_permission_sets',
        'Permission sets that were not up to date in some account when last asked about, seen within a day.',
        () => sightings.count,
      );
      gauge(
        'drift_age_seconds',
        'For how long this gateway has known of the oldest of them.',
        () => sightings.oldestMs / 1000,
      );
    },
  };
};
