/**
 * What happens to a request, whatever carried it here: it is routed, its signature verified, its
 * quota taken, its input read and validated, then the service answers. Faults step in between.
 */
import { randomUUID } from 'node:crypto';
import { sleep } from '../core/clock.ts';
import type { Clock } from '../core/clock.ts';
import type { Activity } from './activity.ts';
import type { CallLog, CallRecord } from './call-log.ts';
import type { FaultEffect } from './fault-rule.ts';
import type { Faults } from './faults.ts';
import type { WireAnswer, WireOutcome, WireRequest } from './http.ts';
import type { OperationSchema, ServiceModel } from './model.ts';
import type { Enforce } from './policy/enforcer.ts';
import { InvalidPageToken } from './pages.ts';
import type { Protocol, Route } from './protocols/protocol.ts';
import type { Quotas } from './quotas.ts';
import type { ServiceRegions } from './regions.ts';
import {
  accessDenied,
  internalError,
  invalidInput,
  invalidToken,
  throttled,
} from './service-errors.ts';
import { SandboxError } from './service.ts';
import type { SandboxCaller, SandboxHandler } from './service.ts';
import type { SignatureVerifier, Verified } from './signature.ts';
import { violationsOf } from './validation.ts';

export interface EngineOptions {
  readonly protocols: readonly Protocol[];
  readonly services: readonly ServiceModel[];
  /** @returns undefined for an operation that nobody plays. */
  handler(service: string, operation: string): SandboxHandler | undefined;
  readonly verify: SignatureVerifier;
  /** The Regions that a service may be asked in. */
  regionsOf(service: string): ServiceRegions;
  readonly clock: Clock;
  readonly signatureClock: Clock;
  /** Undefined to enforce none. */
  readonly quotas?: Quotas;
  /** Says no to what the caller's policies do not allow; undefined allows everything. */
  readonly enforce?: Enforce | undefined;
  readonly faults: Faults;
  /** How long every answer takes, in milliseconds of `clock`. */
  readonly latencyMs: number;
  readonly log: CallLog;
  readonly activity: Activity;
  /** Hears of errors that are the sandbox's own; the caller gets the service's internal error. */
  onBug(error: unknown, where: string): void;
}

/** A request whose operation is known. */
interface Call {
  readonly request: WireRequest;
  readonly requestId: string;
  readonly protocol: Protocol;
  readonly service: ServiceModel;
  readonly operation: OperationSchema;
  readonly handler: SandboxHandler;
  readonly record: CallRecord;
  readonly fault: FaultEffect | undefined;
}

export type Engine = (request: WireRequest, signal?: AbortSignal) => Promise<WireOutcome>;

const HTML_PAGE =
  '<html><head><title>503 Service Temporarily Unavailable</title></head>' +
  '<body><center><h1>503 Service Temporarily Unavailable</h1></center></body></html>';

const htmlAnswer: WireAnswer = {
  status: 503,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from(HTML_PAGE),
};

/** The error that a fault puts in the place of an answer, before anything is done. */
const faultError = (
  fault: FaultEffect,
  { service, operation }: Call,
  caller: SandboxCaller,
): SandboxError | undefined => {
  switch (fault.kind) {
    case 'throttle':
      return throttled(service.id, 1000);
    case 'denied':
      return accessDenied(service, operation.name, caller);
    case 'expired':
      return new SandboxError(
        'ExpiredTokenException',
        'The security token included in the request is expired',
      );
    case '500':
      return internalError(service);
    case '503':
      return new SandboxError('ServiceUnavailableException', 'Service Unavailable');
    case 'error':
      return new SandboxError(fault.name, 'The fault that was asked for.');
    default:
      return undefined;
  }
};

/** Makes the engine: the function that answers requests. It throws nothing. */
export const createEngine = (options: EngineOptions): Engine => {
  const { clock, log, activity } = options;

  const wait = async (ms: number, signal?: AbortSignal): Promise<void> => {
    if (ms <= 0) return;
    activity.sleeping += 1;
    try {
      await sleep(clock, ms, signal);
    } catch {
      // The caller has gone; what it asked for is done all the same.
    } finally {
      activity.sleeping -= 1;
    }
  };

  const verify = ({ request, service }: Call): Verified => {
    const { accepted, global } = options.regionsOf(service.id);
    const scope = { signingName: service.signingName, regions: accepted };
    const { caller, region } = options.verify(request, scope);
    return { caller, region: global ?? region };
  };

  const takeQuota = ({ service, operation }: Call, { caller, region }: Verified): void => {
    const retryAfter = options.quotas?.take({
      service: service.id,
      operation: operation.name,
      accountId: caller.accountId,
      region,
    });
    if (retryAfter !== undefined) throw throttled(service.id, retryAfter);
  };

  const perform = async (call: Call): Promise<WireAnswer> => {
    const { service, operation, protocol, requestId } = call;
    const verified = verify(call);
    const { arn, sourceIdentity } = verified.caller;
    call.record.by = { arn, ...(sourceIdentity === undefined ? {} : { sourceIdentity }) };
    const error = call.fault && faultError(call.fault, call, verified.caller);
    if (error !== undefined) throw error;
    takeQuota(call, verified);
    const input = protocol.parse(operation, call.request);
    const violations = violationsOf(service.id, operation.name, input);
    if (violations.length > 0) throw invalidInput(service.id, violations);
    options.enforce?.({ service, operation: operation.name, input, ...verified });
    const output = await call.handler(input as never, { ...verified, requestId, clock });
    return protocol.answer(operation, output, requestId, service);
  };

  const asSandboxError = (error: unknown, { service, operation }: Call): SandboxError => {
    if (error instanceof SandboxError) return error;
    if (error instanceof InvalidPageToken) return invalidToken(service.id);
    options.onBug(error, `${service.id}.${operation.name}`);
    return internalError(service);
  };

  const answer = async (call: Call): Promise<WireAnswer> => {
    const { fault, protocol } = call;
    try {
      const given = await perform(call);
      if (fault?.kind === 'malformed') return protocol.deform(given, 'wrong');
      return fault?.kind === 'missing' ? protocol.deform(given, 'missing') : given;
    } catch (thrown) {
      const error = asSandboxError(thrown, call);
      call.record.errorName = error.name;
      if (/^(Throttling|TooManyRequests)/.test(error.name)) log.countThrottle();
      return protocol.refuse(error, call.requestId, call.service);
    }
  };

  const broken = (call: Call, kind: 'broken' | 'silent'): WireOutcome => {
    log.end(call.record, 0, `fault:${call.fault?.kind ?? ''}`);
    return { kind };
  };

  const carryOut = async (call: Call, signal?: AbortSignal): Promise<WireOutcome> => {
    const { fault, record } = call;
    if (fault?.kind === 'dead') return broken(call, 'broken');
    if (fault?.kind === 'hang') return broken(call, 'silent');
    if (fault?.kind === 'cut-before') return broken(call, 'broken');
    // The work is done when the request arrives and the answer takes its time to travel: so a read
    // may show what has changed meanwhile, and a write whose caller gave up has happened.
    const given = fault?.kind === 'html' ? htmlAnswer : await answer(call);
    await wait(options.latencyMs + (fault?.kind === 'slow' ? fault.ms : 0), signal);
    if (fault?.kind === 'cut-after') return broken(call, 'broken');
    const dated = { date: new Date(options.signatureClock.now()).toUTCString() };
    const complete = { ...given, headers: { ...given.headers, ...dated } };
    if (fault?.kind === 'cut') {
      log.end(record, 0, 'fault:cut');
      return { kind: 'cut', answer: complete };
    }
    log.end(record, given.status, fault?.kind === 'html' ? 'fault:html' : undefined);
    return { kind: 'answer', answer: complete };
  };

  /** Nothing that any protocol knows: most often a browser, or a probe. */
  const refuseForeign = (request: WireRequest, requestId: string): WireOutcome => {
    const record = log.begin('unknown', `${request.method} ${request.path}`);
    log.end(record, 404, 'UnknownOperationException');
    const message =
      'This is a sandbox of the AWS management APIs. Point an AWS client at it with AWS_ENDPOINT_URL.';
    const body = JSON.stringify({ __type: 'UnknownOperationException', message });
    const headers = { 'content-type': 'application/json', 'x-amzn-requestid': requestId };
    return { kind: 'answer', answer: { status: 404, headers, body: Buffer.from(body) } };
  };

  const refuseUnknown = (protocol: Protocol, route: Route, requestId: string): WireOutcome => {
    const { service, operation, unknown } = route;
    const error = new SandboxError('UnknownOperationException', unknown);
    const given = protocol.refuse(error, requestId, service);
    log.end(log.begin(service?.id ?? 'unknown', operation), given.status, error.name);
    return { kind: 'answer', answer: given };
  };

  const routed = (request: WireRequest): [Protocol, Route] | undefined => {
    for (const protocol of options.protocols) {
      const route = protocol.route(request, options.services);
      if (route !== undefined) return [protocol, route];
    }
    return undefined;
  };

  return async (request, signal) => {
    const requestId = randomUUID();
    const [protocol, route] = routed(request) ?? [];
    if (protocol === undefined || route === undefined) return refuseForeign(request, requestId);
    const { service } = route;
    const operation = service?.operations.get(route.operation);
    const handler = service && options.handler(service.id, route.operation);
    if (service === undefined || operation === undefined || handler === undefined) {
      return refuseUnknown(protocol, route, requestId);
    }
    const record = log.begin(service.id, operation.name);
    const fault = options.faults.next(service.id, operation.name);
    const call = { request, requestId, protocol, service, operation, handler, record, fault };
    return carryOut(call, signal);
  };
};
