/** The sandbox, for whoever embeds it: the gateway's process, tests and benchmarks. */
import { systemClock } from '../core/clock.ts';
import { partitionOf } from './regions.ts';
import { assembleSandbox } from './sandbox.ts';
import type { EngineSettings, Sandbox as AssembledSandbox } from './sandbox.ts';
import { UsageError } from './usage-error.ts';
import { createWorld } from './world.ts';
import type { World, WorldOptions } from './world.ts';

export type { CallRecord } from './call-log.ts';
export type { SandboxRequestHandler } from './in-process.ts';
export type { SandboxRole } from './service.ts';
export { UsageError } from './usage-error.ts';
export type { World } from './world.ts';

/** A sandbox with the firm's data in it. */
export type Sandbox = AssembledSandbox<World>;

export type SandboxOptions = EngineSettings & Partial<Omit<WorldOptions, 'clock' | 'seed'>>;

/** Where IAM Identity Center is, unless told otherwise. */
const DEFAULT_REGION = 'eu-west-1';

/** What the world says against its options is meant for whoever wrote them; a bug is not. */
const openWorld = (options: WorldOptions): World => {
  try {
    return createWorld(options);
  } catch (error) {
    const isPlain = error instanceof Error && Object.getPrototypeOf(error) === Error.prototype;
    throw isPlain ? new UsageError(error.message, { cause: error }) : error;
  }
};

/**
 * Makes a sandbox; it listens nowhere until `listen()`. Everything has a default: the management
 * account, eu-west-1, quotas on, no faults, no latency, the machine's clock.
 *
 * @throws UsageError for a fault that is not written as it should be, and for options or a state file
 * that the world cannot play.
 */
export const createSandbox = (options: SandboxOptions = {}): Sandbox => {
  const { clock = systemClock, seed = 1, role = 'management', region = DEFAULT_REGION } = options;
  const partition = options.partition ?? partitionOf(region);
  const world = openWorld({ ...options, clock, seed, role, region, partition });
  return assembleSandbox({ ...options, clock, seed, world });
};
