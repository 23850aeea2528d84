import { type ErrorCode, type ErrorDetails, GatewayError } from '../core/errors.ts';
import { MalformedAnswer } from './answer-shape.ts';
import { AttemptTimeout } from './attempt.ts';
import { type AwsError, readAwsError } from './aws-error.ts';
import { ERROR_RULES, type FailureKind, KMS } from './error-rules.ts';
import { safeText } from '../core/safe-text.ts';
import { serviceEnd } from './service-end.ts';
import type { QuotaTarget, ServiceId } from './types.ts';

/** What the translation has to know of an operation. */
export interface Translated {
  readonly service: ServiceId;
  readonly name: string;
  readonly kind: 'read' | 'write';
  readonly iamAction: string;
  readonly target: QuotaTarget;
}

/** A failed call: what to tell the caller, and what may be done about it. */
export interface Failure {
  readonly kind:
    | FailureKind
    /** There was no answer, and the request was never sent. */
    | 'unreachable'
    /** There was no whole answer, and the request may have been carried out. */
    | 'broken'
    /** An answer that the model does not allow. */
    | 'malformed'
    /** A mistake of ours; AWS was never asked. */
    | 'internal';
  readonly error: GatewayError;
  /** AWS's name for it, for the journal. */
  readonly name: string;
  /** How long AWS asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
}

/** Failures after which a write may or may not have been carried out. */
const AMBIGUOUS: readonly Failure['kind'][] = ['unavailable', 'broken', 'malformed'];

/** Errors of sockets that no request has gone over yet. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ENETDOWN|EHOSTDOWN|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+|ERR_TLS_\w+|ERR_SSL_\w+|EPROTO)$/;
const SOCKET =
  /^(ECONNRESET|EPIPE|ETIMEDOUT|ECONNABORTED|ERR_HTTP2_\w+|ERR_STREAM_\w+|UND_ERR_\w+)$/;
const NO_CONNECTION = /without establishing a connection|connect(ion)? timed? ?out/i;

interface Verdict {
  readonly kind: Failure['kind'];
  readonly code: ErrorCode;
  readonly says: string;
}

/**
 * Turns whatever a client threw into an error that a caller may see.
 *
 * A write of which it is not known whether AWS carried it out becomes OUTCOME_UNKNOWN, whatever
 * the failure was.
 */
export const translate = (operation: Translated, thrown: unknown): Failure => {
  const aws = readAwsError(thrown);
  const verdict = judge(operation, aws, thrown);
  const { kind } = verdict;
  const lost = operation.kind === 'write' && AMBIGUOUS.includes(kind);
  const code = lost ? 'OUTCOME_UNKNOWN' : verdict.code;
  const says = lost
    ? `${verdict.says} The change may or may not have been made: read it back before trying again.`
    : verdict.says;
  const details = detailsOf(operation, aws, code);
  return {
    kind,
    error: new GatewayError(code, says, details, { cause: thrown }),
    name: aws.fromService || aws.code === undefined ? aws.name : aws.code,
    retryAfterMs: aws.retryAfterMs,
  };
};

const judge = (operation: Translated, aws: AwsError, thrown: unknown): Verdict => {
  if (thrown instanceof GatewayError) {
    return { kind: 'internal', code: thrown.code, says: thrown.message };
  }
  if (thrown instanceof MalformedAnswer) return malformed(`${aws.message}.`);
  return (
    byEnd(operation, aws) ??
    byRule(operation, aws) ??
    byClock(operation, thrown) ??
    bySocket(operation, aws) ??
    byStatus(aws)
  );
};

const byEnd = ({ service }: Translated, aws: AwsError): Verdict | undefined => {
  const end = serviceEnd(service, aws);
  if (end === undefined) return undefined;
  return { kind: end.reached ? 'malformed' : 'unreachable', code: 'SERVICE_ENDED', says: end.says };
};

const byRule = ({ service, name, iamAction }: Translated, aws: AwsError): Verdict | undefined => {
  const said = `${aws.message} ${aws.reason ?? ''}`;
  // 501 says the same, whatever words it comes with.
  const called = aws.status === 501 ? 'UnknownOperation' : aws.name;
  const rule = ERROR_RULES.find(
    (candidate) =>
      candidate.name.test(called) &&
      (candidate.services?.includes(service) ?? true) &&
      (candidate.operation?.test(name) ?? true) &&
      (candidate.text?.test(said) ?? true),
  );
  if (rule === undefined) return undefined;
  const { kind, code, says } = rule;
  const quoted = rule.quote === true ? safeText(aws.message) : '';
  if (code === 'ACCESS_DENIED') {
    const action = missingAction(aws, iamAction);
    const advice = `It needs ${action}: whoever runs the gateway can grant its role that.`;
    return { kind, code, says: action === undefined ? says : `${says} ${advice}` };
  }
  return { kind, code, says: quoted === '' ? says : `${says} AWS says: ${asSentence(quoted)}` };
};

const asSentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

const byClock = ({ service }: Translated, thrown: unknown): Verdict | undefined =>
  thrown instanceof AttemptTimeout
    ? {
        kind: 'broken',
        code: 'UPSTREAM_UNAVAILABLE',
        says: `The service ${service} did not answer in time.`,
      }
    : undefined;

const bySocket = ({ service, target }: Translated, aws: AwsError): Verdict | undefined => {
  const { code = '', syscall, message, status } = aws;
  const unsent = NEVER_SENT.test(code) || (code === 'ETIMEDOUT' && syscall === 'connect');
  if (unsent || NO_CONNECTION.test(message)) {
    const where = target.region === undefined ? service : `${service} in ${target.region}`;
    const says = `${where} cannot be reached.`;
    return { kind: 'unreachable', code: 'UPSTREAM_UNAVAILABLE', says };
  }
  if (SOCKET.test(code) || aws.name === 'TimeoutError' || message.includes('socket hang up')) {
    const says =
      status === undefined
        ? `The connection to ${service} ended before it answered.`
        : `The connection to ${service} ended in the middle of its answer.`;
    return { kind: 'broken', code: 'UPSTREAM_UNAVAILABLE', says };
  }
  return undefined;
};

/** Without a name that says more, the status decides; without a status, it is our own mistake. */
const byStatus = ({ status, name, message, fromService }: AwsError): Verdict => {
  if (status === 429) return { kind: 'throttled', code: 'THROTTLED', says: 'AWS is throttling.' };
  if (status !== undefined && status >= 500) {
    const says = `The AWS service answered HTTP ${String(status)}.`;
    return { kind: 'unavailable', code: 'UPSTREAM_UNAVAILABLE', says };
  }
  if (fromService) {
    const text = safeText(message);
    const why = text === '' ? '' : ` AWS says: ${asSentence(text)}`;
    const says = `AWS refused this with an error that the gateway does not know, ${safeText(name)}.${why}`;
    return { kind: 'refused', code: 'UPSTREAM_UNAVAILABLE', says };
  }
  if (status !== undefined || name === 'SyntaxError') {
    return malformed('The answer is not in the format of this service.');
  }
  return { kind: 'internal', code: 'INTERNAL', says: 'The call could not be made.' };
};

const malformed = (says: string): Verdict => ({
  kind: 'malformed',
  code: 'UPSTREAM_MALFORMED',
  says,
});

/**
 * The action in "… is not authorized to perform: sso:ListInstances on resource: …", else the one that
 * the operation needs; undefined when a key of the customer's is in the way, and no action of AWS's.
 */
const missingAction = ({ message, reason }: AwsError, iamAction: string): string | undefined =>
  KMS.test(`${message} ${reason ?? ''}`)
    ? undefined
    : (/not authorized to perform:? ([\w-]+:\w+)/i.exec(message)?.[1] ?? iamAction);

const detailsOf = (operation: Translated, aws: AwsError, code: ErrorCode): ErrorDetails => {
  const { service, name, iamAction, target } = operation;
  const missing = missingAction(aws, iamAction);
  const retryAfter =
    code === 'THROTTLED' || aws.retryAfterMs !== undefined
      ? Math.max(1, Math.ceil((aws.retryAfterMs ?? 0) / 1000))
      : undefined;
  return {
    service,
    operation: name,
    region: target.region,
    ...(aws.requestId === undefined ? {} : { awsRequestId: aws.requestId }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(code === 'ACCESS_DENIED' && missing !== undefined ? { missingAction: missing } : {}),
  };
};
