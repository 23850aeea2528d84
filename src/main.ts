import { createServer } from 'node:http';
import { pino, type Logger } from 'pino';
import { type Config, ConfigError, readConfig } from './config.ts';
import { systemClock } from './core/clock.ts';
import { createGateway, GRAPHQL_PATH } from './gateway.ts';
import { createMetrics } from './plugins/use-metrics.ts';
import type { Sandbox } from './sandbox/index.ts';
import { QueueFile } from './services/identity-center/operations/queue-file.ts';
import { createClientFactory } from './upstream/client-factory.ts';
import { createUpstream } from './upstream/upstream.ts';

/** How long requests that are under way may still take when the process is told to end. */
const DRAIN_MS = 30_000;

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

const listen = (server: ReturnType<typeof createServer>, config: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, () => resolve());
  });

const run = async (config: Config, log: Logger): Promise<void> => {
  const { stateDir } = config;
  // Before anything else: a second gateway on the same directory must not do anything at all.
  const queueLog = stateDir === undefined ? undefined : new QueueFile(stateDir, systemClock.now());
  const sandbox = config.upstream === 'sandbox' ? await startSandbox(config) : undefined;
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
    queueLog,
  });
  // eslint-disable-next-line @typescript-eslint/no-misused-promises -- Yoga answers its own errors.
  const server = createServer(gateway);
  await listen(server, config);
  await gateway.changes.queue.resume();
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const kind = sandbox === undefined ? `AWS (${region})` : `SANDBOX at ${sandbox.url}`;
  log.info(`management-graph on ${kind}: http://${config.host}:${port}${GRAPHQL_PATH}`);

  const end = async (): Promise<void> => {
    // Waits for the answers to changes that have been sent; what is queued stays written down.
    await gateway.dispose();
    factory.destroy();
    await sandbox?.close();
  };
  const stop = (): void => {
    log.info('draining');
    // Completes subscriptions, which would hold up the end for as long as an operation runs.
    gateway.changes.tracker.close();
    systemClock.schedule(DRAIN_MS, () => server.closeAllConnections());
    server.close(() => void end());
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
};

try {
  const config = readConfig(process.argv.slice(2));
  if ('help' in config) process.stdout.write(config.help);
  else await run(config, createLog(config));
} catch (error) {
  const isUsage =
    error instanceof ConfigError || ['UsageError', 'StateError'].includes((error as Error).name);
  const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  if (!isUsage && !isTaken) throw error;
  process.stderr.write(`management-graph: ${(error as Error).message}\n`);
  process.exitCode = isUsage ? 2 : 1;
}

function createLog(config: Config): Logger {
  return pino({
    level: config.logLevel,
    // For a person at a terminal lines, for a machine JSON.
    ...(process.stdout.isTTY ? { transport: { target: 'pino-pretty' } } : {}),
  });
}
