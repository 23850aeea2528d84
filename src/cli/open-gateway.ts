import { MessageChannel } from 'node:worker_threads';
import { pino } from 'pino';
import type { Config } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { createGateway } from '../gateway.ts';
import type { GatewayDeps } from '../gateway-deps.ts';
import { createMetrics } from '../plugins/use-metrics.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { placedOf } from '../sandbox-places.ts';
import { createClientFactory } from '../upstream/client-factory.ts';
import { createUpstream } from '../upstream/upstream.ts';
import type { Asked } from './ask.ts';

/** A gateway in this process, for one command. */
export interface OpenedGateway {
  readonly gateway: Asked;
  close(): Promise<void>;
}

const openSandbox = async (argv: readonly string[]): Promise<Sandbox> => {
  // Only a process that plays AWS loads what plays it.
  const { readCommandLine } = await import('../sandbox/command-line.ts');
  const { createSandbox, UsageError } = await import('../sandbox/index.ts');
  const command = readCommandLine(argv, {});
  if (command.kind === 'help') throw new UsageError(command.text);
  return createSandbox(command.options);
};

/** What a gateway in this process is made of. */
export interface OpenedDeps {
  readonly deps: GatewayDeps;
  /** Ends what was opened. */
  close(): Promise<void>;
}

/**
 * The gateway as `main.ts` serves it, without a socket and without changes: the sandbox is called in
 * this process, AWS as always. It uses no state directory, so one that serves may run beside it.
 */
export const openGateway = async (config: Config): Promise<OpenedGateway> => {
  const { deps, close } = await openDeps(config);
  const gateway = createGateway(deps);
  return {
    gateway,
    async close() {
      await gateway.dispose();
      await close();
    },
  };
};

/** What `openGateway` makes its gateway of. */
export const openDeps = async (config: Config): Promise<OpenedDeps> => {
  const sandbox = config.upstream === 'sandbox' ? await openSandbox(config.sandboxArgs) : undefined;
  const region = sandbox?.region ?? config.region;
  const factory = createClientFactory({
    region,
    ...(sandbox === undefined
      ? { endpoint: config.endpoints.all, endpoints: config.endpoints.byService }
      : { credentials: sandbox.credentials, requestHandler: sandbox.requestHandler() }),
  });
  const metrics = createMetrics();
  const deps: GatewayDeps = {
    info: {
      kind: sandbox === undefined ? 'AWS' : 'SANDBOX',
      region,
      writes: false,
      externalGroupChanges: false,
    },
    upstream: createUpstream({
      clock: systemClock,
      quotaShare: config.quotaShare,
      onEntry: metrics.observe,
    }),
    factory,
    metrics,
    // A person reads the standard error of a command: each request would be a line too many.
    log: pino(
      { level: config.logLevel === 'info' ? 'error' : config.logLevel },
      pino.destination({ fd: 2, sync: true }),
    ),
    placed: sandbox === undefined ? config.placed : placedOf(sandbox, config.placed),
    safety: { limits: config.safety.limits },
    writeRoles: config.writeRoles,
  };
  // The clock's timers keep no process alive, and while all calls wait for the quota there is
  // nothing else that would.
  const { port1: alive } = new MessageChannel();
  alive.ref();
  return {
    deps,
    async close() {
      alive.close();
      factory.destroy();
      await sandbox?.close();
    },
  };
};
