/**
 * The asynchronous operations of IAM Identity Center. An operation ends when it is looked at after
 * its time, in the order of ending, so that only the clock decides what anyone sees.
 */
import { failureByRule, type FailRule } from './fail-rules.ts';
import { createRandom, hexId } from './ids.ts';
import { assignmentOf, failureIn } from './operation-failures.ts';
import type { OperationKind, OperationRow, PermissionSetRow, PrincipalType } from './rows.ts';
import { SandboxError } from './service.ts';
import { assignmentKey, pairKey, type SandboxState } from './state.ts';

/** AWS's fixed limits of operations under way at once. */
const mostOutstanding: Partial<Record<OperationKind, number>> = { CREATE: 15, PROVISION: 3 };
/** How many accounts one `ALL_PROVISIONED_ACCOUNTS` reaches. */
const farthestReach = 3500;
/** How much longer an account that does not answer takes. */
const unansweredFactor = 5;

export interface OperationSettings {
  /** Least and most milliseconds that an operation takes. */
  readonly durationMs: readonly [number, number];
  readonly failRules: readonly FailRule[];
}

export interface OperationRequest {
  readonly kind: OperationKind;
  readonly permissionSet: PermissionSetRow;
  /** Absent: every account that the set is provisioned to. */
  readonly accountId?: string;
  readonly principalType?: PrincipalType;
  readonly principalId?: string;
}

export class Operations {
  readonly #state: SandboxState;
  readonly #settings: OperationSettings;
  #pending: OperationRow[];

  constructor(state: SandboxState, settings: OperationSettings) {
    this.#state = state;
    this.#settings = settings;
    this.#pending = state.operations.rows.filter((row) => row.status === 'IN_PROGRESS');
  }

  /** For how long after its last account a set cannot be deleted, in milliseconds. */
  get releaseMs(): number {
    return this.#settings.durationMs[1];
  }

  /** Whether an operation is under way on the set, in the account if one is given. */
  isBusy(permissionSetArn: string, accountId?: string): boolean {
    return this.#pending.some(
      (row) =>
        row.permissionSetArn === permissionSetArn &&
        (accountId === undefined || row.accountId === undefined || row.accountId === accountId),
    );
  }

  /**
   * Begins an operation.
   *
   * @throws ConflictException while another runs on the same target, ThrottlingException while as
   * many run as AWS allows.
   */
  start(request: OperationRequest, now: number): OperationRow {
    const { kind, permissionSet, accountId, principalType, principalId } = request;
    const { permissionSetArn, instanceArn, revision } = permissionSet;
    if (this.isBusy(permissionSetArn, accountId)) {
      throw new SandboxError('ConflictException', 'There is a conflicting operation in process.');
    }
    const outstanding = this.#pending.filter((row) => row.kind === kind).length;
    if (outstanding >= (mostOutstanding[kind] ?? Infinity)) {
      throw new SandboxError(
        'ThrottlingException',
        'There are too many requests processing. Please try again later.',
      );
    }
    const requestId = this.#state.nextUuid();
    const row: OperationRow = {
      requestId,
      kind,
      instanceArn,
      permissionSetArn,
      ...(accountId === undefined ? {} : { accountId }),
      ...(principalType === undefined ? {} : { principalType }),
      ...(principalId === undefined ? {} : { principalId }),
      revision,
      createdAt: now,
      finishesAt: now + this.#duration(requestId, accountId),
      status: 'IN_PROGRESS',
    };
    this.#state.operations.add(row);
    this.#pending.push(row);
    return row;
  }

  /** Ends what is due. Returns whether anything was. */
  settle(now: number): boolean {
    const due = this.#pending.filter((row) => row.finishesAt <= now);
    if (due.length === 0) return false;
    this.#pending = this.#pending.filter((row) => row.finishesAt > now);
    for (const row of due.sort((a, b) => a.finishesAt - b.finishesAt)) this.#end(row);
    return true;
  }

  #duration(requestId: string, accountId: string | undefined): number {
    const [least, most] = this.#settings.durationMs;
    const chance = createRandom(Number.parseInt(hexId(requestId, 8), 16))();
    const account = accountId === undefined ? undefined : this.#state.accounts.get(accountId);
    const answers = account === undefined || account.state === 'ACTIVE';
    return Math.round(least + chance * (most - least)) * (answers ? 1 : unansweredFactor);
  }

  #end(row: OperationRow): void {
    const targets =
      row.accountId === undefined
        ? this.#state.provisioningsOfSet
            .get(row.permissionSetArn)
            .slice(0, farthestReach)
            .map((held) => held.accountId)
        : [row.accountId];
    const failures = targets.flatMap((accountId) => this.#apply(row, accountId) ?? []);
    row.status = failures.length === 0 ? 'SUCCEEDED' : 'FAILED';
    if (failures[0] !== undefined) row.failureReason = failures[0];
  }

  /** Does in one account what the operation is for, or returns why it could not. */
  #apply(row: OperationRow, accountId: string): string | undefined {
    const state = this.#state;
    const account = state.accounts.get(accountId);
    if (account === undefined) return 'Received a 404 status error: the account was not found.';
    const failure =
      failureByRule(state, this.#settings.failRules, row, accountId) ??
      failureIn(state, row, account);
    if (failure !== undefined) return failure;
    if (row.kind === 'CREATE') this.#assign(row, accountId);
    else if (row.kind === 'DELETE') this.#unassign(row, accountId);
    else this.#provision(row, accountId);
    return undefined;
  }

  #assign(row: OperationRow, accountId: string): void {
    const assignment = assignmentOf(row, accountId);
    if (this.#state.assignments.has(assignmentKey(assignment))) return;
    this.#state.assignments.add(assignment);
    const held = this.#state.provisionings.has(pairKey(accountId, row.permissionSetArn));
    if (!held) this.#provision(row, accountId);
  }

  #unassign(row: OperationRow, accountId: string): void {
    const pair = pairKey(accountId, row.permissionSetArn);
    this.#state.assignments.delete(assignmentKey(assignmentOf(row, accountId)));
    if (this.#state.assignmentsOfPair.get(pair).length > 0) return;
    this.#state.provisionings.delete(pair);
    const set = this.#state.permissionSets.get(row.permissionSetArn);
    const isReleased = this.#state.provisioningsOfSet.get(row.permissionSetArn).length === 0;
    if (set !== undefined && isReleased) set.releasedAt = row.finishesAt;
  }

  #provision(row: OperationRow, accountId: string): void {
    const { permissionSetArn, revision } = row;
    const held = this.#state.provisionings.get(pairKey(accountId, permissionSetArn));
    if (held !== undefined) held.revision = revision;
    else this.#state.provisionings.add({ accountId, permissionSetArn, revision });
  }
}
