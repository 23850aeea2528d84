import { createServer } from 'node:http';
import { pino, type Logger } from 'pino';
import { type Config, ConfigError, readConfig } from './config.ts';
import { systemClock } from './core/clock.ts';
import { createGateway, GRAPHQL_PATH } from './gateway.ts';
import { createMetrics } from './plugins/use-metrics.ts';
import type { Sandbox } from './sandbox/index.ts';
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
  });
  // eslint-disable-next-line @typescript-eslint/no-misused-promises -- Yoga answers its own errors.
  const server = createServer(gateway);
  await listen(server, config);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const kind = sandbox === undefined ? `AWS (${region})` : `SANDBOX at ${sandbox.url}`;
  log.info(`management-graph on ${kind}: http://${config.host}:${port}${GRAPHQL_PATH}`);

  const stop = (): void => {
    log.info('draining');
    systemClock.schedule(DRAIN_MS, () => server.closeAllConnections());
    server.close(() => {
      factory.destroy();
      void sandbox?.close();
    });
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
  const isUsage = error instanceof ConfigError || (error as Error).name === 'UsageError';
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
