import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino, type Logger } from 'pino';
import { type Config, ConfigError, readConfig } from './config.ts';
import { systemClock } from './core/clock.ts';
import { createGateway, GRAPHQL_PATH } from './gateway.ts';
import { createListener, SERVER_OPTIONS } from './http/listener.ts';
import { createMetrics } from './plugins/use-metrics.ts';
import type { Sandbox } from './sandbox/index.ts';
import { placedOf } from './sandbox-places.ts';
import { QueueFile } from './services/identity-center/operations/queue-file.ts';
import { createClientFactory } from './upstream/client-factory.ts';
import { createUpstream } from './upstream/upstream.ts';

/** How long requests that are under way may still take when the process is told to end. */
const DRAIN_MS = 30_000;
/** Ctrl-C reaches the process twice, from the terminal and from npm: only one later is a new one. */
const SAME_SIGNAL_MS = 1000;

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

const listen = (server: Server, config: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, () => resolve());
  });

/** What `server` listens on, as the beginning of an address. */
const originOf = (server: Server): string => {
  const { address, port } = server.address() as AddressInfo;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
};

/** Takes no more requests on the first signal, and waits for none on the second. */
const endOnSignal = (
  server: Server,
  log: Logger,
  on: { readonly drain: () => void; readonly end: () => void },
): void => {
  let toldAt: number | undefined;
  const onSignal = (): void => {
    if (toldAt !== undefined) {
      if (systemClock.now() - toldAt > SAME_SIGNAL_MS) server.closeAllConnections();
      return;
    }
    toldAt = systemClock.now();
    log.info('draining');
    on.drain();
    systemClock.schedule(DRAIN_MS, () => server.closeAllConnections());
    server.close(on.end);
    server.closeIdleConnections();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal);
};

const serve = async (
  config: Config,
  log: Logger,
  sandbox: Sandbox | undefined,
  queueLog: QueueFile | undefined,
): Promise<void> => {
  const metrics = createMetrics();
  const region = sandbox?.region ?? config.region;
  const factory = createClientFactory({
    region,
    endpoint: sandbox?.url ?? config.endpoints.all,
    endpoints: sandbox === undefined ? config.endpoints.byService : {},
    credentials: sandbox?.credentials,
  });
  const gateway = createGateway({
    info: {
      kind: sandbox === undefined ? 'AWS' : 'SANDBOX',
      region,
      writes: sandbox !== undefined || config.writes,
      externalGroupChanges: config.externalGroupChanges,
    },
    upstream: createUpstream({
      clock: systemClock,
      quotaShare: config.quotaShare,
      onEntry: metrics.observe,
    }),
    factory,
    metrics,
    log,
    costLimits: config.costLimits,
    protection: config.protection,
    placed: sandbox === undefined ? config.placed : placedOf(sandbox, config.placed),
    queueLog,
  });
  const server = createServer(SERVER_OPTIONS, createListener(gateway, log));
  await listen(server, config);
  await gateway.changes.queue.resume();
  // Tells whose credentials these are, so that every answer can say it; serving does not wait for it.
  void gateway.fetch(`${originOf(server)}/health/ready`);
  const kind = sandbox === undefined ? `AWS (${region})` : `SANDBOX at ${sandbox.url}`;
  log.info(`management-graph on ${kind}: ${originOf(server)}${GRAPHQL_PATH}`);
  const end = async (): Promise<void> => {
    // Waits for the answers to changes that have been sent; what is queued stays written down.
    await gateway.dispose();
    factory.destroy();
    await sandbox?.close();
  };
  endOnSignal(server, log, {
    // Completes subscriptions, which would hold up the end for as long as an operation runs.
    drain: () => {
      gateway.changes.tracker.close();
      gateway.watches.close();
    },
    end: () => void end(),
  });
};

const run = async (config: Config): Promise<void> => {
  const { stateDir } = config;
  // Before anything else: a second gateway on the same directory must not do anything at all.
  const queueLog = stateDir === undefined ? undefined : new QueueFile(stateDir, systemClock.now());
  const sandbox = config.upstream === 'sandbox' ? await startSandbox(config) : undefined;
  try {
    await serve(config, createLog(config), sandbox, queueLog);
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
  if (error instanceof ConfigError || ['UsageError', 'StateError'].includes(name)) {
    return [message, 2];
  }
  if (code !== 'EADDRINUSE') return undefined;
  return [`port ${port} is in use: choose others with PORT and SANDBOX_PORT, or 0 for any.`, 1];
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

/** For a person at a terminal lines, for a machine JSON. */
function createLog(config: Config): Logger {
  const isForPeople = process.stdout.isTTY && isInstalled('pino-pretty');
  return pino({
    level: config.logLevel,
    ...(isForPeople ? { transport: { target: 'pino-pretty' } } : {}),
  });
}

/** A tool of development: where only what production needs is installed, JSON will do. */
function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}
