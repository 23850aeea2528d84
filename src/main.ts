import { createServer, type Server } from 'node:http';
import { flushCompileCache } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { createAudit } from './audit/audit.ts';
import { openSink } from './audit/open-sink.ts';
import type { AuditSink } from './audit/sink.ts';
import { openAuthenticator } from './auth/open-authenticator.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { systemClock } from './core/clock.ts';
import { createGateway, type Gateway, GRAPHQL_PATH } from './gateway.ts';
import type { MetricsPlace } from './config-metrics.ts';
import { endOnSignal } from './end-on-signal.ts';
import { endOnUncaught } from './fatal.ts';
import { createListener } from './http/listener.ts';
import { createMetricsServer } from './http/metrics-server.ts';
import { createOverload } from './http/overload.ts';
import { recordBroken } from './http/record-broken.ts';
import { sampleProcess } from './http/process-sample.ts';
import { boundServer, SERVER_OPTIONS } from './http/server-options.ts';
import { openLog } from './open-log.ts';
import { keepSizes } from './keep-sizes.ts';
import { createMetrics, type Metrics } from './plugins/use-metrics.ts';
import { openPolicyFile, type PolicyFile } from './rows/open-policy-file.ts';
import type { Sandbox } from './sandbox/index.ts';
import { placedOf } from './sandbox-places.ts';
import { QueueFile } from './services/identity-center/operations/queue-file.ts';
import { createClientFactory } from './upstream/client-factory.ts';
import type { Tracing } from './telemetry/tracing.ts';
import { createUpstream } from './upstream/upstream.ts';

/** What this asks of AWS takes a client that is loaded for it: whoever asks first is answered before. */
const READY_AFTER_MS = 300;
/** By then everything has been loaded that every start loads. */
const KEEP_COMPILED_AFTER_MS = 2000;

const startSandbox = async (config: Config): Promise<Sandbox> => {
  // Only a process that plays AWS loads what plays it.
  const { readCommandLine } = await import('./sandbox/command-line.ts');
  const { createSandbox, UsageError } = await import('./sandbox/index.ts');
  const command = readCommandLine(config.sandboxArgs, {});
  if (command.kind === 'help') throw new UsageError(command.text);
  const sandbox = createSandbox(command.options);
  await sandbox.listen(config.sandboxPort);
  return sandbox;
};

/** Only a process that has somebody to tell loads what tells it. */
const startTelemetry = async (config: Config, metrics: Metrics): Promise<Tracing | undefined> => {
  if (config.telemetry === undefined) return undefined;
  const { startOtel } = await import('./telemetry/start-otel.ts');
  return startOtel(config.telemetry, metrics.registry, systemClock);
};

const listen = (server: Server, { host, port }: MetricsPlace): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });

/** What `server` listens on, as the beginning of an address. */
const originOf = (server: Server): string => {
  const { address, port } = server.address() as AddressInfo;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
};

/** Serves metrics on a port of their own, where one is set. */
const serveMetrics = async (
  place: MetricsPlace | undefined,
  { registry }: Metrics,
  { doors }: Pick<Gateway, 'doors'>,
  log: Logger,
): Promise<Server | undefined> => {
  if (place === undefined) return undefined;
  const server = createMetricsServer(registry, doors);
  await listen(server, place);
  log.info(`metrics: ${originOf(server)}/metrics`);
  return server;
};

const serve = async (
  config: Config,
  log: Logger,
  metrics: Metrics,
  sandbox: Sandbox | undefined,
  queueLog: QueueFile | undefined,
  rowRules: PolicyFile | undefined,
  sink: AuditSink,
): Promise<void> => {
  metrics.watchProcess();
  const tracing = await startTelemetry(config, metrics);
  const region = sandbox?.region ?? config.region;
  const audit = createAudit({ sink, clock: systemClock, log });
  const factory = createClientFactory({
    region,
    endpoint: sandbox?.url ?? config.endpoints.all,
    endpoints: sandbox === undefined ? config.endpoints.byService : {},
    credentials: sandbox?.credentials,
  });
  const door = openAuthenticator(config.auth, systemClock, log);
  const followRules = rowRules?.watch(systemClock, log);
  const overload = createOverload({
    clock: systemClock,
    sample: sampleProcess(),
    maxInFlight: config.safety.maxInFlight,
  });
  const upstream = createUpstream({
    clock: systemClock,
    witnessed: true,
    quotaShare: config.quotaShare,
    onEntry: metrics.observe,
  });
  const { stateDir } = config;
  const sizes = stateDir === undefined ? undefined : keepSizes(upstream, stateDir, log);
  const gateway = createGateway({
    authenticator: door.authenticator,
    trustedProxies: config.auth.trustedProxies,
    info: {
      kind: sandbox === undefined ? 'AWS' : 'SANDBOX',
      region,
      writes: sandbox !== undefined || config.writes,
      externalGroupChanges: config.externalGroupChanges,
    },
    upstream,
    factory,
    metrics,
    log,
    tracing,
    audit,
    costLimits: config.costLimits,
    protection: config.protection,
    safety: config.safety,
    life: () => overload.life(),
    metricsElsewhere: config.metrics !== undefined,
    rowPolicy: rowRules?.policy,
    placed: sandbox === undefined ? config.placed : placedOf(sandbox, config.placed),
    writeRoles: config.writeRoles,
    queueLog,
  });
  const server = recordBroken(
    boundServer(createServer(SERVER_OPTIONS, createListener(gateway, log, { overload }))),
    gateway,
  );
  // Before the gateway itself: a process that cannot begin must not answer anybody.
  const metricsServer = await serveMetrics(config.metrics, metrics, gateway, log);
  try {
    await listen(server, config);
    await gateway.changes.queue.resume();
  } catch (error) {
    metricsServer?.close().closeAllConnections();
    server.close().closeAllConnections();
    throw error;
  }
  const end = async (): Promise<void> => {
    // Waits for the answers to changes that have been sent; what is queued stays written down.
    await gateway.dispose();
    await sizes?.close();
    await audit.close();
    await tracing?.close();
    metricsServer?.close().closeAllConnections();
    door.close();
    followRules?.();
    factory.destroy();
    await sandbox?.close();
  };
  // Before it says that it serves: whoever reads that may tell it to end at once.
  endOnSignal(server, log, {
    // Ends subscriptions, which would hold up the end for as long as an operation runs.
    drain: () => {
      overload.drain();
      gateway.streams.endAll();
      gateway.changes.tracker.close();
      gateway.watches.close();
    },
    end: () => void end(),
    quietMs: () => overload.quietMs(),
  });
  // Tells whose credentials these are, so that every answer can say it; serving does not wait for it.
  systemClock.schedule(READY_AFTER_MS, () => void gateway.fetch('http://localhost/health/ready'));
  const kind = sandbox === undefined ? `AWS (${region})` : `SANDBOX at ${sandbox.url}`;
  log.info(`management-graph on ${kind}: ${originOf(server)}${GRAPHQL_PATH}`);
  if (sandbox === undefined && !config.auth.required) {
    log.warn(
      'AUTH=none: nobody is asked who they are, and nothing is changed, whatever WRITES says',
    );
  }
  // Written now and not at the end, which a process that is killed does not come to.
  systemClock.schedule(KEEP_COMPILED_AFTER_MS, flushCompileCache);
};

const run = async (config: Config): Promise<void> => {
  const { stateDir, policyFile } = config;
  const rowRules = policyFile === undefined ? undefined : await openPolicyFile(policyFile);
  // Before anything else: a second gateway on the same directory must not do anything at all.
  const queueLog = stateDir === undefined ? undefined : new QueueFile(stateDir, systemClock.now());
  const metrics = createMetrics();
  const log = await openLog({
    level: config.logLevel,
    isShared: config.audit.to === 'stdout',
    onDropped: (lines) => metrics.linesDropped.inc(lines),
  });
  endOnUncaught(log);
  const sink = openSink(config.audit, systemClock, (message, error) =>
    log.error({ err: error }, message),
  );
  if (config.writes && config.upstream === 'aws' && config.audit.to === 'off') {
    log.warn('Changes are made without a record: AUDIT is off');
  }
  const sandbox = config.upstream === 'sandbox' ? await startSandbox(config) : undefined;
  try {
    await serve(config, log, metrics, sandbox, queueLog, rowRules, sink);
  } catch (error) {
    // Else it would keep a process alive that has nothing to serve.
    await sandbox?.close();
    throw error;
  }
};

/** The error as one line for a person, and the exit code; undefined for what nobody foresaw. */
const explain = (error: unknown): readonly [line: string, exitCode: number] | undefined => {
  if (!(error instanceof Error)) return undefined;
  const { name, message, code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (error instanceof ConfigError || ['AuditError', 'UsageError', 'StateError'].includes(name)) {
    return [message, 2];
  }
  if (code !== 'EADDRINUSE') return undefined;
  return [
    `port ${port} is in use: choose others with PORT and SANDBOX_PORT (and METRICS_PORT), or 0 for any.`,
    1,
  ];
};

try {
  const config = readConfig(process.argv.slice(2));
  if ('help' in config) process.stdout.write(config.help);
  else await run(config);
} catch (error) {
  const [line, exitCode] = explain(error) ?? [];
  if (line === undefined) throw error;
  process.stderr.write(`management-graph: ${line}\n`);
  process.exitCode = exitCode;
}
