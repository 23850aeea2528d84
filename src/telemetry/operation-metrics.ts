import { LRUCache } from 'lru-cache';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { NoticedChange, NoticedOperation } from './noticed.ts';

export const KINDS = ['CREATE', 'DELETE', 'PROVISION'] as const;
/** UNKNOWN where AWS has forgotten an operation before it was seen to end. */
export const END_STATES = ['SUCCEEDED', 'FAILED', 'UNKNOWN'] as const;
/** `unknown` where AWS does not tell which account is the management account. */
export const ACCOUNTS = ['management', 'member', 'unknown'] as const;
const PRINCIPAL_TYPES = ['USER', 'GROUP'] as const;

/** More than AWS ever runs at once for one instance, and than the gateway ever begins. */
const MOST_RUNNING = 1000;
/** So long after a grant of unknown outcome the same one is taken for what has come of it. */
const UNCLEAR_MS = 60 * 60_000;
/** An operation is told of by whoever hears of it: it counts once. */
const MOST_KNOWN = 10_000;

type Grant = Omit<NoticedChange, 'kind'>;

const keyOf = ({ instanceArn, accountId, permissionSetArn, principalType, principalId }: Grant) =>
  [instanceArn, accountId, permissionSetArn, principalType, principalId].join('|');

const isOver = (state: string): boolean => state !== 'IN_PROGRESS' && state !== 'QUEUED';

/** Counts what this gateway has AWS begin, whoever hears of it first. */
export interface OperationMetrics {
  /** Begun for this gateway; told again of the same, only how it stands. */
  operation(operation: NoticedOperation): void;
  /** How an operation stands that may be of others. */
  seen(requestId: string, state: string): void;
  /** In effect, and no operation is found that has brought it. */
  done(change: NoticedChange): void;
  /** May have been begun: nobody knows. */
  unclear(change: NoticedChange): void;
  /** Which account the management account is, by what AWS says of the organization. */
  managementIs(accountId: string): void;
  /** The account that an instance of IAM Identity Center belongs to. */
  ownerIs(instanceArn: string, accountId: string): void;
}

/**
 * Grants, and operations that AWS finishes later. A grant of which the answer was lost is counted, too: an
 * alarm for what may not have been made does less harm than silence about what was.
 */
export const createOperationMetrics = (registers: Registry[]): OperationMetrics => {
  const counter = (name: string, help: string, labelNames: string[]): Counter =>
    new Counter({ name: `management_graph_${name}`, help, labelNames, registers });
  /** Grants of which it is not known yet which account they are in, as after a start. */
  let waiting: { readonly grant: Grant; isAskedFor: boolean }[] = [];
  const grants = new Counter({
    name: 'management_graph_assignment_grants_total',
    help: 'Account assignments that AWS began to create for this gateway, or may have, by the type of principal and whether the account is the management account.',
    labelNames: ['principal_type', 'account'],
    registers,
    collect() {
      // It is mostly known by the next time. What stays unknown is not kept back for good.
      const isLate = waiting.filter(({ isAskedFor }) => isAskedFor);
      waiting = waiting.filter(({ isAskedFor }) => !isAskedFor);
      for (const each of waiting) each.isAskedFor = true;
      for (const { grant } of isLate) count(grant, 'unknown');
    },
  });
  const ended = counter(
    'aws_operations_ended_total',
    'Operations begun by this gateway that AWS has ended, by kind and state.',
    ['kind', 'state'],
  );
  // A series that begins with 1 has not increased, for whoever asks.
  for (const principal_type of PRINCIPAL_TYPES) {
    for (const account of ACCOUNTS) grants.inc({ principal_type, account }, 0);
  }
  for (const kind of KINDS) {
    for (const state of END_STATES) ended.inc({ kind, state }, 0);
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
  const known = new LRUCache<string, true>({ max: MOST_KNOWN });
  /** Grants that were counted without an operation. */
  const unclear = new LRUCache<string, true>({ max: MOST_RUNNING, ttl: UNCLEAR_MS });
  let management: string | undefined;
  const owners = new Map<string, string>();

  /** Only the organization's own instance has account assignments, and the management account owns it. */
  const accountOf = ({ instanceArn, accountId }: Grant): (typeof ACCOUNTS)[number] => {
    const owner = management ?? owners.get(instanceArn);
    if (owner === undefined) return 'unknown';
    return accountId === owner ? 'management' : 'member';
  };
  const count = ({ principalType = '' }: Grant, account: (typeof ACCOUNTS)[number]): void =>
    grants.inc({ principal_type: principalType, account });
  const add = (grant: Grant): void => {
    const account = accountOf(grant);
    if (account !== 'unknown') count(grant, account);
    else if (waiting.push({ grant, isAskedFor: false }) > MOST_RUNNING) {
      // Nobody asks for the figures, and AWS does not tell: they must not fill the memory.
      count(waiting.shift()!.grant, 'unknown');
    }
  };
  const granted = (grant: Grant): void => {
    if (!unclear.delete(keyOf(grant))) add(grant);
  };
  const addWaiting = (): void => {
    const known = waiting.filter(({ grant }) => accountOf(grant) !== 'unknown');
    waiting = waiting.filter((each) => !known.includes(each));
    for (const { grant } of known) add(grant);
  };

  const seen: OperationMetrics['seen'] = (requestId, state) => {
    const kind = running.get(requestId);
    // What others began is none of this gateway's.
    if (kind === undefined || !isOver(state)) return;
    running.delete(requestId);
    ended.inc({ kind, state });
  };

  return {
    seen,
    operation({ kind, instanceArn, requestId, state, detail = {} }) {
      if (!known.has(requestId)) {
        known.set(requestId, true);
        running.set(requestId, kind);
        if (running.size > MOST_RUNNING) running.delete(running.keys().next().value!);
        const { TargetId, PermissionSetArn, PrincipalType, PrincipalId } = detail;
        if (kind === 'CREATE') {
          granted({
            instanceArn,
            accountId: TargetId,
            permissionSetArn: PermissionSetArn,
            principalType: PrincipalType,
            principalId: PrincipalId,
          });
        }
      }
      seen(requestId, state);
    },
    done(change) {
      if (change.kind === 'CREATE') granted(change);
    },
    unclear(change) {
      if (change.kind !== 'CREATE') return;
      // Sent again and again while AWS does not answer, it is still one.
      const isCounted = unclear.has(keyOf(change));
      unclear.set(keyOf(change), true);
      if (!isCounted) add(change);
    },
    managementIs(accountId) {
      management = accountId;
      addWaiting();
    },
    ownerIs(instanceArn, accountId) {
      owners.set(instanceArn, accountId);
      addWaiting();
    },
  };
};
