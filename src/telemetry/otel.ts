import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
  TraceFlags,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { getOperationAST, GraphQLError } from 'graphql';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import type { JournalEntry } from '../upstream/types.ts';
import type { OperationTrace, Tracing } from './tracing.ts';

const propagator = new W3CTraceContextPropagator();

const FROM_RECORD = {
  get: (headers: Readonly<Record<string, string>>, name: string) => headers[name],
  keys: (headers: Readonly<Record<string, string>>) => Object.keys(headers),
};

const parentOf = (traceparent: string | null, tracestate: string | null): Context =>
  traceparent === null
    ? ROOT_CONTEXT
    : propagator.extract(
        ROOT_CONTEXT,
        { traceparent, ...(tracestate === null ? {} : { tracestate }) },
        FROM_RECORD,
      );

const traceparentOf = (span: Span): string => {
  const { traceId, spanId, traceFlags } = span.spanContext();
  const flags = (traceFlags & TraceFlags.SAMPLED).toString(16).padStart(2, '0');
  return `00-${traceId}-${spanId}-${flags}`;
};

/** Of an error that has been masked, or is about to be. */
const codeOf = ({ originalError, extensions }: GraphQLError): string => {
  if (originalError instanceof GatewayError) return originalError.code;
  if (originalError instanceof GraphQLError) return codeOf(originalError);
  return typeof extensions.code === 'string' ? extensions.code : 'INTERNAL';
};

/** So many spans of one kind an operation; what comes behind is only counted. A bulk job makes thousands. */
const MOST_SPANS = 200;

class SpanOfOperation implements OperationTrace {
  readonly traceparent: string;
  readonly #tracer: Tracer;
  readonly #clock: Clock;
  readonly #span: Span;
  readonly #context: Context;
  readonly #kind: string;
  #calls = 0;
  #cached = 0;
  #resolvers = 0;
  #hasEnded = false;

  constructor(tracer: Tracer, clock: Clock, kind: string, parent: Context) {
    this.#tracer = tracer;
    this.#clock = clock;
    this.#kind = kind;
    this.#span = tracer.startSpan(
      kind,
      {
        kind: SpanKind.SERVER,
        startTime: clock.now(),
        attributes: { 'graphql.operation.type': kind },
      },
      parent,
    );
    this.#context = trace.setSpan(parent, this.#span);
    this.traceparent = traceparentOf(this.#span);
  }

  get isRecording(): boolean {
    return this.#span.isRecording();
  }

  name({ document, operationName }: Parameters<OperationTrace['name']>[0]): void {
    const name = getOperationAST(document, operationName)?.name?.value;
    if (name === undefined) return;
    this.#span.updateName(`${this.#kind} ${name}`);
    this.#span.setAttribute('graphql.operation.name', name);
  }

  call(entry: JournalEntry): void {
    const { service, operation, outcome, attempt, waitedMs, tookMs, error, awsRequestId } = entry;
    if (outcome === 'cached' || outcome === 'shared') {
      this.#cached += 1;
      return;
    }
    this.#calls += attempt > 0 ? 1 : 0;
    if (this.#calls > MOST_SPANS) return;
    const now = this.#clock.now();
    const span = this.#tracer.startSpan(
      `${service}.${operation}`,
      {
        kind: SpanKind.CLIENT,
        startTime: now - tookMs,
        attributes: {
          'rpc.system': 'aws-api',
          'rpc.service': service,
          'rpc.method': operation,
          'aws.attempt': attempt,
          'aws.waited_ms': waitedMs,
          'aws.outcome': outcome,
          ...(awsRequestId === undefined ? {} : { 'aws.request_id': awsRequestId }),
          ...(error === undefined ? {} : { 'error.type': error }),
        },
      },
      this.#context,
    );
    if (outcome !== 'ok') span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(now);
  }

  resolved(field: string, path: readonly (string | number)[], since: number): void {
    this.#resolvers += 1;
    if (this.#resolvers > MOST_SPANS) return;
    const attributes = { 'graphql.field.name': field, 'graphql.field.path': path.join('.') };
    this.#tracer
      .startSpan(`resolve ${field}`, { startTime: since, attributes }, this.#context)
      .end(this.#clock.now());
  }

  end({ errors = [] }: Parameters<OperationTrace['end']>[0]): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#span.setAttributes({ 'aws.calls': this.#calls, 'aws.cached': this.#cached });
    if (errors.length > 0) {
      const codes = errors.map(codeOf);
      // Codes alone: messages name what somebody asked for.
      this.#span.setAttribute('graphql.error.codes', [...new Set(codes)]);
      this.#span.setStatus({ code: SpanStatusCode.ERROR });
    }
    this.#span.end(this.#clock.now());
  }
}

/**
 * Traces by OpenTelemetry: a span for each GraphQL operation, and beneath it one for each AWS call and for
 * each field that was waited for. Times are those of `clock`.
 */
export const createTracing = (
  tracer: Tracer,
  clock: Clock,
  close: () => Promise<void>,
): Tracing => ({
  begin(kind, traceparent, tracestate) {
    const operation = new SpanOfOperation(tracer, clock, kind, parentOf(traceparent, tracestate));
    return operation.isRecording ? operation : undefined;
  },
  close,
});
