/** Puts a sandbox together: a world, the engine, and the ways to reach it. */
import type { Server } from 'node:http';
import { systemClock } from '../core/clock.ts';
import type { Clock } from '../core/clock.ts';
import { createActivity } from './activity.ts';
import { CallLog } from './call-log.ts';
import type { CallRecord } from './call-log.ts';
import { serviceModels } from './catalog.ts';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { Faults } from './faults.ts';
import { createRequestHandler } from './in-process.ts';
import type { SandboxRequestHandler } from './in-process.ts';
import { createEnforcer, type PolicyOptions } from './policy/enforcer.ts';
import { awsJson11 } from './protocols/aws-json.ts';
import { awsQuery } from './protocols/aws-query.ts';
import { restJson1 } from './protocols/rest-json.ts';
import { Quotas } from './quotas.ts';
import { partitionOf, secondRegion, serviceRegions } from './regions.ts';
import { closeServer, createSandboxServer, listen } from './server.ts';
import type { SandboxService } from './service.ts';
import { createSignatureVerifier } from './signature.ts';
import type { CredentialLookup } from './signature.ts';

/** A key that does not expire. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What the engine needs of a world. */
export interface PlayedWorld {
  readonly services: readonly SandboxService[];
  readonly region: string;
  /** The key of the account that is played. */
  readonly credentials: AccessKey;
  readonly caller: CredentialLookup;
  /** See `Sandbox`; none if left out. */
  readonly readerRoles?: readonly string[];
  readonly finspaceRoles?: Readonly<Record<string, string>>;
  /** The account that the organization and its directory belong to. */
  readonly ownerAccountId?: string;
  close(): void;
}

/** How the engine behaves; apart from the clock, nothing of it concerns the world. */
export interface EngineSettings extends PolicyOptions {
  /** Latency, quotas and the end of sessions go by it. The machine's own if left out. */
  readonly clock?: Clock;
  /** Judges when requests were signed. The machine's own if left out: SDK clients sign with it. */
  readonly signatureClock?: Clock;
  /** Decides which calls a fault with a probability hits; 1 if left out. */
  readonly seed?: number;
  /** How long every answer takes; 0 if left out. */
  readonly latencyMs?: number;
  /** Whether request quotas are enforced; true if left out. */
  readonly quotas?: boolean;
  /** See `faultHelp` for the grammar. */
  readonly faults?: readonly string[];
  /** Regions that are played besides the world's own. */
  readonly furtherRegions?: readonly string[];
  /** How many calls `calls` remembers; 10,000 if left out, `Infinity` to forget none. */
  readonly recordCalls?: number;
  /** Hears of errors of the sandbox's own; the standard error if left out. */
  readonly onBug?: (error: unknown, where: string) => void;
}

export interface AssemblyOptions<W extends PlayedWorld> extends EngineSettings {
  readonly world: W;
}

export interface Sandbox<W extends PlayedWorld> {
  readonly world: W;
  readonly clock: Clock;
  readonly region: string;
  /** Where FinSpace and Grafana are played: `region` first, then the other ones. */
  readonly regions: readonly string[];
  readonly credentials: AccessKey;
  /**
   * Roles that the played account takes on to read the environments and workspaces of others: ARNs,
   * for accounts that have any.
   */
  readonly readerRoles: readonly string[];
  /** By the id of each environment: the role for which FinSpace gives credentials to manage its users. */
  readonly finspaceRoles: Readonly<Record<string, string>>;
  /** Every request so far, in the order of arrival. */
  readonly calls: readonly CallRecord[];
  /** How many calls there were, the ones that `calls` has forgotten included. */
  readonly totalCalls: number;
  /** How many calls were answered with a throttling error. */
  readonly throttled: number;
  /** Requests under way, those that wait on the clock included. */
  readonly active: number;
  /** Requests that wait on the clock. */
  readonly sleeping: number;
  /** Requests over a socket that will never be answered, until their callers give up. */
  readonly silent: number;
  readonly faults: Faults;
  /** Where it listens. Throws if it does not. */
  readonly url: string;
  /** Forgets all calls and counts. */
  resetCalls(): void;
  /** Answers one request without a socket. */
  readonly handle: Engine;
  /** For an SDK client's `requestHandler`: calls without a socket. */
  requestHandler(): SandboxRequestHandler;
  /** Opens the socket: any free port of 127.0.0.1, unless told otherwise. */
  listen(port?: number, host?: string): Promise<{ url: string }>;
  /** Closes the socket with every connection to it, and the world. */
  close(): Promise<void>;
}

const reportBug = (error: unknown, where: string): void => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`sandbox: ${where}: ${text}\n`);
};

const isEnforced = (options: PolicyOptions): boolean =>
  [options.policy, options.rolePolicies, options.serviceControlPolicy].some(
    (one) => one !== undefined,
  );

/** @throws UsageError if a fault is not written as it should be. */
export const assembleSandbox = <W extends PlayedWorld>(options: AssemblyOptions<W>): Sandbox<W> => {
  const { world, clock = systemClock, signatureClock = systemClock } = options;
  const { seed = 1, latencyMs = 0, quotas = true } = options;
  const services = world.services.flatMap(({ id }) => serviceModels.get(id) ?? []);
  const handlers = new Map(world.services.map((service) => [service.id, service.handlers]));
  const regions = [world.region, ...(options.furtherRegions ?? [])];
  const activity = createActivity();
  const log = new CallLog(clock, options.recordCalls);
  const targets = new Map([...serviceModels].map(([id, { operations }]) => [id, operations]));
  const faults = new Faults(seed, targets, options.faults);
  const handle = createEngine({
    protocols: [awsJson11, awsQuery, restJson1],
    services,
    handler: (service, operation) => {
      const known = handlers.get(service);
      return known !== undefined && Object.hasOwn(known, operation) ? known[operation] : undefined;
    },
    verify: createSignatureVerifier({ lookup: (id) => world.caller(id), clock, signatureClock }),
    regionsOf: (service) => serviceRegions(service, regions),
    clock,
    signatureClock,
    enforce: isEnforced(options)
      ? createEnforcer(options, {
          partition: partitionOf(world.region),
          ownerAccountId: world.ownerAccountId ?? '*',
        })
      : undefined,
    quotas: quotas ? new Quotas(clock) : undefined,
    faults,
    latencyMs,
    log,
    activity,
    onBug: options.onBug ?? reportBug,
  });
  let server: Server | undefined;
  let url: string | undefined;
  return {
    world,
    clock,
    region: world.region,
    regions: [...new Set([world.region, secondRegion(world.region), ...regions])],
    credentials: world.credentials,
    get readerRoles() {
      return world.readerRoles ?? [];
    },
    get finspaceRoles() {
      return world.finspaceRoles ?? {};
    },
    faults,
    handle,
    get calls() {
      return log.records;
    },
    get totalCalls() {
      return log.total;
    },
    get throttled() {
      return log.throttled;
    },
    get active() {
      return activity.active;
    },
    get sleeping() {
      return activity.sleeping;
    },
    get silent() {
      return activity.silent;
    },
    get url() {
      if (url === undefined) throw new Error('The sandbox does not listen: call listen() first.');
      return url;
    },
    resetCalls: () => log.reset(),
    requestHandler: () => createRequestHandler(handle, activity),
    async listen(port = 0, host = '127.0.0.1') {
      if (server !== undefined) throw new Error('The sandbox listens already.');
      server = createSandboxServer(handle, activity);
      url = await listen(server, port, host);
      return { url };
    },
    async close() {
      if (server !== undefined) await closeServer(server);
      server = undefined;
      url = undefined;
      world.close();
    },
  };
};
