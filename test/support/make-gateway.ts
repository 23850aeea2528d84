import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Logger } from 'pino';
import { createAudit } from '../../src/audit/audit.ts';
import type { AuditRecord } from '../../src/audit/record.ts';
import { type AuditSink, noSink } from '../../src/audit/sink.ts';
import { type Authenticator, openDoor } from '../../src/auth/authenticator.ts';
import type { Protection } from '../../src/auth/protection.ts';
import type { Clock } from '../../src/core/clock.ts';
import { systemClock } from '../../src/core/clock.ts';
import { placedOf } from '../../src/sandbox-places.ts';
import type { CompiledQueries } from '../../src/engine/compiled-queries.ts';
import type { CostLimits } from '../../src/estimate/cost-limits.ts';
import { createGateway, type Gateway } from '../../src/gateway.ts';
import type { Life } from '../../src/http/overload.ts';
import type { Safety } from '../../src/safety.ts';
import { createLogger } from '../../src/log.ts';
import { createMetrics, type Metrics } from '../../src/plugins/use-metrics.ts';
import type { RowPolicy } from '../../src/rows/row-policy.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { type ClientFactory, createClientFactory } from '../../src/upstream/client-factory.ts';
import { QueueFile } from '../../src/services/identity-center/operations/queue-file.ts';
import {
  memoryLog,
  type QueueLog,
} from '../../src/services/identity-center/operations/queue-log.ts';
import type { PlacedServices } from '../../src/upstream/places.ts';
import type { Tracing } from '../../src/telemetry/tracing.ts';
import type { WriteRoles } from '../../src/upstream/write-roles.ts';
import { createUpstream, type UpstreamOptions } from '../../src/upstream/upstream.ts';
import type { Operation, ServiceId, Upstream } from '../../src/upstream/types.ts';
import { ManualClock } from './manual-clock.ts';
import { Written } from './written.ts';

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
  /** Whether groups that come from elsewhere may be changed. Default false. */
  readonly externalGroupChanges?: boolean;
  /** Where the gateway is pointed instead of the sandbox. */
  readonly endpoint?: string;
  /** Where single services are asked instead, as `AWS_ENDPOINT_URL_FINSPACE` says it. */
  readonly endpoints?: Partial<Record<ServiceId, string>>;
  /** Lines that the gateway logs. */
  readonly onLog?: (line: string) => void;
  /** Where FinSpace and Grafana are asked; as `npm start` has it for the sandbox when left out. */
  readonly placed?: Partial<PlacedServices>;
  /** What only a fresh sign-in may change; the management account when left out. */
  readonly protection?: Protection;
  /** The roles that changes are made with; the gateway's own credentials when left out. */
  readonly writeRoles?: WriteRoles;
  /** Makes traces by the clock of the gateway; none are made when left out. */
  readonly tracing?: (clock: Clock) => Tracing;
  /** Told of the headers of every request to the sandbox. */
  readonly onHeaders?: (headers: Readonly<Record<string, string>>) => void;
  /** Who finds out who asks, or what makes one; nobody is asked when left out. */
  readonly authenticator?: Authenticator | ((clock: Clock, log: Logger) => Authenticator);
  /** Which accounts callers see and change; all of them when left out. */
  readonly rowPolicy?: RowPolicy;
  /** What operations may cost; without limits when left out. */
  readonly costLimits?: CostLimits;
  /** What is refused by names and sizes; as on loopback when left out. */
  readonly safety?: Partial<Safety>;
  /** How many proxies stand in front; none when left out. */
  readonly trustedProxies?: number;
  /** How the process is that would serve it; well when left out. */
  readonly life?: () => Life;
  /** Where the gateway keeps its queue; in memory when left out. */
  readonly stateDir?: string;
  /** Where the audit is written, by the clock of the gateway; in memory when left out. */
  readonly auditSink?: (clock: Clock) => AuditSink;
  /** Which queries are compiled; as it ships when left out. */
  readonly queries?: CompiledQueries;
}

export interface TestGateway {
  readonly gateway: Gateway;
  readonly sandbox: Sandbox;
  readonly upstream: Upstream;
  readonly metrics: Metrics;
  /** What the gateway has written into its audit, unless `auditSink` has it. */
  readonly audit: readonly AuditRecord[];
  /** Has the audit write the numbers of what was the same, and begin another minute, at once. */
  endMinute(): void;
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
  /** Told of every request to the sandbox before it is sent, and of its answer before it is read. */
  onWire: ((moment: 'request' | 'answer', operation: string) => void) | undefined;
  /**
   * Ends the gateway as `kill -9` does, in the middle of whatever it is at. What has been sent is
   * still answered, to nobody.
   */
  kill(): Promise<void>;
  /** Starts another gateway on the same sandbox, clock and state directory. Kill or close this one. */
  restart(
    more?: Pick<
      MakeGatewayOptions,
      'writes' | 'onLog' | 'rowPolicy' | 'authenticator' | 'protection'
    >,
  ): Promise<TestGateway>;
  /** Ends the gateway in good order, and leaves the sandbox. */
  stop(): Promise<void>;
  /** Ends the gateway and the sandbox. */
  close(): Promise<void>;
}

/** The audit in memory: what was written, in order. */
export class RecordedAudit implements AuditSink {
  readonly left: readonly AuditRecord[] = [];
  readonly records: AuditRecord[] = [];

  append(records: readonly AuditRecord[]): Promise<void> {
    this.records.push(...records);
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** A clock whose minutes can be ended before their time. */
class Minutes implements Clock {
  readonly #clock: Clock;
  readonly #ends = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  schedule(delayMs: number, task: () => void): () => void {
    if (delayMs !== 60_000) return this.#clock.schedule(delayMs, task);
    const end = (): void => {
      this.#ends.delete(end);
      cancel();
      task();
    };
    const cancel = this.#clock.schedule(delayMs, end);
    this.#ends.add(end);
    return () => {
      this.#ends.delete(end);
      cancel();
    };
  }

  end(): void {
    for (const end of [...this.#ends]) end();
  }
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** One life of a gateway. Nothing comes of what it does once it is over. */
class GatewayLife {
  isOver = false;
  /** Calls that the SDK is at, from making the request to having read the answer. */
  sending = 0;
  /** Requests that no answer has come to. */
  inFlight = 0;
  onWire: TestGateway['onWire'];
  onHeaders: MakeGatewayOptions['onHeaders'];
  queueFile: QueueFile | undefined;
  auditSink: AuditSink & { readonly isBusy?: boolean } = new RecordedAudit();

  clock(clock: Clock): Clock {
    return {
      now: () => clock.now(),
      schedule: (delayMs, task) =>
        clock.schedule(delayMs, () => {
          if (!this.isOver) task();
        }),
    };
  }

  log(log: QueueLog): QueueLog {
    return {
      left: log.left,
      append: (records) => (this.isOver ? never() : log.append(records)),
      rewrite: (entries) => (this.isOver ? never() : log.rewrite(entries)),
      close: () => log.close(),
    };
  }

  audit(): AuditSink {
    const sink = this.auditSink;
    return {
      left: sink.left,
      append: (records) => (this.isOver ? never() : sink.append(records)),
      close: () => sink.close(),
    };
  }

  /** Counts what the SDK does beside waiting for an answer: it takes real time, too. */
  factory(factory: ClientFactory): ClientFactory {
    const counted = <Input extends object, Output extends object>(
      operation: Operation<Input, Output>,
    ): Operation<Input, Output> => ({
      ...operation,
      send: async (input, options) => {
        this.sending += 1;
        try {
          return await operation.send(input, options);
        } finally {
          this.sending -= 1;
        }
      },
    });
    return {
      ...factory,
      service(service, constructor, own) {
        const { read, write } = factory.service(service, constructor, own);
        return {
          read: (command, more) => counted(read(command, more)),
          write: (command, more) => counted(write(command, more)),
        };
      },
    };
  }

  get isBusy(): boolean {
    if (this.queueFile?.isBusy === true || this.auditSink.isBusy === true) return true;
    return !this.isOver && this.sending > this.inFlight;
  }
}

/** Counts what is on the wire, so that simulated time never overtakes it. */
class CountingTransport extends NodeHttpHandler {
  readonly #life: GatewayLife;

  constructor(life: GatewayLife) {
    super({ connectionTimeout: 5000 });
    this.#life = life;
  }

  override async handle(
    ...args: Parameters<NodeHttpHandler['handle']>
  ): ReturnType<NodeHttpHandler['handle']> {
    const life = this.#life;
    const operation = args[0].headers['x-amz-target']?.split('.').at(-1) ?? '';
    life.onWire?.('request', operation);
    life.onHeaders?.(args[0].headers);
    if (life.isOver) return never();
    life.inFlight += 1;
    try {
      return await super.handle(...args);
    } finally {
      life.inFlight -= 1;
      life.onWire?.('answer', operation);
      if (life.isOver) await never();
    }
  }
}

/** What a gateway works on, and the next one when it has been killed. */
interface Ground {
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
  readonly used: Clock;
  readonly url: string;
  life: GatewayLife;
}

/**
 * A gateway as it ships in front of a sandbox: real SDK clients, real HTTP between the two. Call
 * `close` when done.
 */
export const makeGateway = async (options: MakeGatewayOptions = {}): Promise<TestGateway> => {
  const clock = new ManualClock(
    Date.now(),
    () =>
      ground.life.inFlight <= sandbox.sleeping + sandbox.silent &&
      sandbox.active <= sandbox.sleeping + sandbox.silent &&
      !ground.life.isBusy,
  );
  const isManual = (options.time ?? 'manual') === 'manual';
  const used = isManual ? clock : systemClock;
  const sandbox = createSandbox({ recordCalls: Infinity, ...options.sandbox, clock: used });
  const { url } = await sandbox.listen(0);
  const ground: Ground = { sandbox, clock, used, url, life: new GatewayLife() };
  return startGateway(ground, options);
};

/** Starts a gateway where another may have been. */
const startGateway = async (ground: Ground, options: MakeGatewayOptions): Promise<TestGateway> => {
  const { sandbox, clock, url } = ground;
  const life = new GatewayLife();
  life.onHeaders = options.onHeaders;
  ground.life = life;
  const used = life.clock(ground.used);
  const isManual = ground.used === clock;
  const transport = new CountingTransport(life);
  const metrics = createMetrics();
  const upstream = createUpstream({
    quotaShare: 0.9,
    random: () => 0.5,
    onEntry: metrics.observe,
    witnessed: true,
    ...options.upstream,
    clock: used,
  });
  const factory = life.factory(
    createClientFactory({
      region: sandbox.region,
      endpoint: options.endpoint ?? url,
      endpoints: options.endpoints ?? {},
      credentials: sandbox.credentials,
      requestHandler: transport,
      clock: used,
    }),
  );
  const written = new Written();
  const log = createLogger(
    { level: 'debug' },
    {
      write(line: string) {
        written.add(line);
        options.onLog?.(line);
      },
    },
  );
  const info = {
    kind: 'SANDBOX',
    region: sandbox.region,
    writes: options.writes ?? true,
    externalGroupChanges: options.externalGroupChanges ?? false,
  } as const;
  if (options.stateDir !== undefined) life.queueFile = new QueueFile(options.stateDir, clock.now());
  const queueLog = life.log(life.queueFile ?? memoryLog());
  const placed = { ...placedOf(sandbox), ...options.placed };
  const { costLimits = {}, authenticator = openDoor } = options;
  if (options.auditSink !== undefined) life.auditSink = options.auditSink(used);
  const minutes = new Minutes(used);
  const audit = createAudit({
    // Whoever keeps nothing is known by being it.
    sink: life.auditSink === noSink ? noSink : life.audit(),
    clock: minutes,
    log,
  });
  const gateway = createGateway({
    info,
    upstream,
    factory,
    metrics,
    log,
    placed,
    queueLog,
    costLimits,
    audit,
    tracing: options.tracing?.(used),
    authenticator: typeof authenticator === 'function' ? authenticator(used, log) : authenticator,
    rowPolicy: options.rowPolicy,
    ...(options.queries === undefined ? {} : { queries: options.queries }),
    ...(options.protection === undefined ? {} : { protection: options.protection }),
    ...(options.writeRoles === undefined ? {} : { writeRoles: options.writeRoles }),
    safety: options.safety ?? {},
    trustedProxies: options.trustedProxies ?? 0,
    ...(options.life === undefined ? {} : { life: options.life }),
  });
  await gateway.changes.queue.resume();
  let resetAt = sandbox.calls.length;
  const stop = async (): Promise<void> => {
    if (life.isOver) return;
    const disposed = gateway.dispose();
    await (isManual ? clock.runUntil(Promise.resolve(disposed)) : disposed);
    await audit.close();
    // What any test has a gateway write is searched, not only in those that are about secrets.
    for (const record of life.auditSink instanceof RecordedAudit ? life.auditSink.records : []) {
      written.add(JSON.stringify(record));
    }
    if (options.stateDir !== undefined) written.addFolder(options.stateDir);
    written.add(await metrics.registry.metrics());
    life.isOver = true;
    factory.destroy();
    const { credentials, world } = sandbox;
    written.search([
      credentials.secretAccessKey,
      ...world.state.sessions.rows.flatMap((row) => [row.secretAccessKey, row.sessionToken]),
    ]);
  };

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
    audit: life.auditSink instanceof RecordedAudit ? life.auditSink.records : [],
    endMinute: () => minutes.end(),
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
    get onWire() {
      return life.onWire;
    },
    set onWire(listener) {
      life.onWire = listener;
    },
    async kill() {
      life.isOver = true;
      // The operating system gives back the lock.
      await life.queueFile?.close();
      await life.auditSink.close();
    },
    restart: (more) => startGateway(ground, { ...options, ...more }),
    stop,
    async close() {
      await stop();
      await sandbox.close();
    },
  };
};
