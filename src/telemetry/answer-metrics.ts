import { Counter, Gauge, type Registry } from 'prom-client';
import type { Clock } from '../core/clock.ts';
import type { ServiceId } from '../upstream/types.ts';
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
  readonly PrincipalType?: string;
  readonly TargetId?: string;
  readonly PermissionSetArn?: string;
  readonly ProvisioningStatus?: string;
  readonly NextToken?: string;
  readonly AccountIds?: readonly string[];
  readonly Instances?: readonly { readonly OwnerAccountId?: string }[];
  readonly Organization?: { readonly MasterAccountId?: string };
  readonly AccountAssignmentCreationStatus?: Status;
  readonly AccountAssignmentDeletionStatus?: Status;
  readonly PermissionSetProvisioningStatus?: Status;
}

interface Status {
  readonly RequestId?: string;
  readonly Status?: string;
}

const statusIn = (output: Shapes): readonly [kind: string, status: Status] | undefined => {
  if (output.AccountAssignmentCreationStatus !== undefined) {
    return ['CREATE', output.AccountAssignmentCreationStatus];
  }
  if (output.AccountAssignmentDeletionStatus !== undefined) {
    return ['DELETE', output.AccountAssignmentDeletionStatus];
  }
  const provisioning = output.PermissionSetProvisioningStatus;
  return provisioning === undefined ? undefined : ['PROVISION', provisioning];
};

const KINDS = ['CREATE', 'DELETE', 'PROVISION'];
const BEGINS = new Set([
  'CreateAccountAssignment',
  'DeleteAccountAssignment',
  'ProvisionPermissionSet',
]);
const OUTDATED = 'LATEST_PERMISSION_SET_NOT_PROVISIONED';
/** More than AWS ever runs at once for one instance, and than the gateway ever begins. */
const MOST_RUNNING = 1000;

/** Makes metrics of what AWS answers: who was granted what, which operations run, what has drifted. */
export const createAnswerMetrics = (
  registers: Registry[],
): { readonly answered: AnswerListener; watch(clock: Clock): void } => {
  const counter = (name: string, help: string, labelNames: string[] = []): Counter =>
    new Counter({ name: `management_graph_${name}`, help, labelNames, registers });
  const grants = counter(
    'assignment_grants_total',
    'Account assignments that AWS began to create for this gateway, by the type of principal and whether the account is the management account.',
    ['principal_type', 'account'],
  );
  const ended = counter(
    'aws_operations_ended_total',
    'Operations begun by this gateway that AWS has ended, by kind and state.',
    ['kind', 'state'],
  );
  // A series that begins with 1 has not increased, for whoever asks.
  for (const principal_type of ['USER', 'GROUP']) {
    for (const account of ['management', 'member']) grants.inc({ principal_type, account }, 0);
  }
  for (const kind of KINDS) {
    for (const state of ['SUCCEEDED', 'FAILED']) ended.inc({ kind, state }, 0);
  }
  /** By request id, what this gateway began and has not seen end. */
  const running = new Map<string, string>();
  new Gauge({
    name: 'management_graph_aws_operations_running',
    help: 'Operations begun by this gateway that AWS has not ended, by kind.',
    labelNames: ['kind'],
    registers,
    collect() {
      for (const kind of KINDS) this.set({ kind }, 0);
      for (const kind of running.values()) this.inc({ kind });
    },
  });
  let managementAccount: string | undefined;
  let drifted: Sightings | undefined;

  const noteOperation = (name: string, output: Shapes): void => {
    const [kind, status] = statusIn(output) ?? [];
    if (kind === undefined || status?.RequestId === undefined) return;
    const { RequestId: id, Status: state = 'IN_PROGRESS' } = status;
    if (BEGINS.has(name)) running.set(id, kind);
    if (running.size > MOST_RUNNING) running.delete(running.keys().next().value!);
    // What others began is none of this gateway's.
    if (state !== 'IN_PROGRESS' && running.delete(id)) ended.inc({ kind, state });
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
        managementAccount = output.Organization?.MasterAccountId ?? managementAccount;
      } else if (name === 'ListInstances') {
        managementAccount ??= output.Instances?.[0]?.OwnerAccountId;
      } else if (name === 'ListAccountsForProvisionedPermissionSet') noteDrift(input, output);
      else {
        noteOperation(name, output);
        if (name !== 'CreateAccountAssignment') return;
        const isManagement = input.TargetId === managementAccount;
        grants.inc({
          principal_type: input.PrincipalType ?? '',
          account: isManagement ? 'management' : 'member',
        });
      }
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
