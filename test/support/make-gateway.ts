import { NodeHttpHandler } from '@smithy/node-http-handler';
import { pino } from 'pino';
import { systemClock } from '../../src/core/clock.ts';
import { createGateway, type Gateway } from '../../src/gateway.ts';
import { createMetrics, type Metrics } from '../../src/plugins/use-metrics.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { createClientFactory } from '../../src/upstream/client-factory.ts';
import { createUpstream, type UpstreamOptions } from '../../src/upstream/upstream.ts';
import type { Upstream } from '../../src/upstream/types.ts';
import { ManualClock } from './manual-clock.ts';

/** An answer of the gateway, as a client reads it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface MakeGatewayOptions {
  readonly sandbox?: Omit<SandboxOptions, 'clock'>;
  readonly upstream?: Partial<Omit<UpstreamOptions, 'clock'>>;
  /** `manual` (default): time moves only as far as the work under way needs it. */
  readonly time?: 'manual' | 'real';
  readonly writes?: boolean;
  /** Where the gateway is pointed instead of the sandbox. */
  readonly endpoint?: string;
  /** Lines that the gateway logs. */
  readonly onLog?: (line: string) => void;
}

export interface TestGateway {
  readonly gateway: Gateway;
  readonly sandbox: Sandbox;
  readonly upstream: Upstream;
  readonly metrics: Metrics;
  /** The clock of gateway and sandbox, when time is manual. */
  readonly clock: ManualClock;
  /** Runs one operation by POST. */
  execute(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /**
   * Like `execute`, and fails when there is any error: the message has the query and the body.
   * `Data` is what the test reads; it is not checked.
   */
  data<Data>(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<Data>;
  /** The AWS calls that reached the sandbox since the last reset: `service.Operation`, counted. */
  calls(): Record<string, number>;
  /** Their number. */
  callCount(): number;
  resetCalls(): void;
  close(): Promise<void>;
}

/** Counts what is on the wire, so that simulated time never overtakes it. */
class CountingTransport extends NodeHttpHandler {
  inFlight = 0;

  override async handle(
    ...args: Parameters<NodeHttpHandler['handle']>
  ): ReturnType<NodeHttpHandler['handle']> {
    this.inFlight += 1;
    try {
      return await super.handle(...args);
    } finally {
      this.inFlight -= 1;
    }
  }
}

/**
 * A gateway as it ships in front of a sandbox: real SDK clients, real HTTP between the two. Call
 * `close` when done.
 */
export const makeGateway = async (options: MakeGatewayOptions = {}): Promise<TestGateway> => {
  const transport = new CountingTransport({ connectionTimeout: 5000 });
  const clock = new ManualClock(
    Date.now(),
    () => transport.inFlight <= sandbox.sleeping + sandbox.silent,
  );
  const isManual = (options.time ?? 'manual') === 'manual';
  const used = isManual ? clock : systemClock;
  const sandbox = createSandbox({ recordCalls: Infinity, ...options.sandbox, clock: used });
  const { url } = await sandbox.listen(0);
  const metrics = createMetrics();
  const upstream = createUpstream({
    quotaShare: 0.9,
    random: () => 0.5,
    onEntry: metrics.observe,
    ...options.upstream,
    clock: used,
  });
  const factory = createClientFactory({
    region: sandbox.region,
    endpoint: options.endpoint ?? url,
    credentials: sandbox.credentials,
    requestHandler: transport,
    clock: used,
  });
  const log = pino(
    { level: options.onLog === undefined ? 'silent' : 'debug' },
    { write: (line: string) => options.onLog?.(line) },
  );
  const info = {
    kind: 'SANDBOX',
    region: sandbox.region,
    writes: options.writes ?? true,
  } as const;
  const gateway = createGateway({ info, upstream, factory, metrics, log });
  let resetAt = 0;

  const execute: TestGateway['execute'] = async (query, variables, headers) => {
    const answer = (async (): Promise<Answer> => {
      const response = await gateway.fetch('http://127.0.0.1:4000/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const body = await response.text();
      const parsed = JSON.parse(body) as Pick<Answer, 'data' | 'errors' | 'extensions'>;
      return { status: response.status, headers: response.headers, body, ...parsed };
    })();
    return isManual ? clock.runUntil(answer) : answer;
  };

  return {
    gateway,
    sandbox,
    upstream,
    metrics,
    clock,
    execute,
    async data<Data>(
      query: string,
      variables?: Record<string, unknown>,
      headers?: Record<string, string>,
    ) {
      const answer = await execute(query, variables, headers);
      if (answer.errors !== undefined || answer.data == null) {
        throw new Error(
          `The query failed with status ${answer.status}.\n${query}\n${JSON.stringify(variables)}\n${answer.body}`,
        );
      }
      return answer.data as Data;
    },
    calls() {
      const counts: Record<string, number> = {};
      for (const { service, operation } of sandbox.calls.slice(resetAt)) {
        const name = `${service}.${operation}`;
        counts[name] = (counts[name] ?? 0) + 1;
      }
      return counts;
    },
    callCount: () => sandbox.calls.length - resetAt,
    resetCalls() {
      resetAt = sandbox.calls.length;
    },
    async close() {
      await gateway.dispose();
      factory.destroy();
      await sandbox.close();
    },
  };
};
