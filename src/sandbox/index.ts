/** The sandbox, for whoever embeds it: the gateway's process, tests and benchmarks. */
import { systemClock } from '../core/clock.ts';
import { partitionOf } from './regions.ts';
import { assembleSandbox } from './sandbox.ts';
import type { EngineSettings, Sandbox as AssembledSandbox } from './sandbox.ts';
import { createWorld } from './world.ts';
import type { World, WorldOptions } from './world.ts';

export { faultHelp, FaultSyntaxError } from './fault-rule.ts';
export type { CallRecord } from './call-log.ts';
export type { SandboxRequestHandler } from './in-process.ts';
export type { SandboxRole } from './service.ts';
export type { World } from './world.ts';

/** A sandbox with the firm's data in it. */
export type Sandbox = AssembledSandbox<World>;

export type SandboxOptions = EngineSettings & Partial<Omit<WorldOptions, 'clock' | 'seed'>>;

/** Where IAM Identity Center is, unless told otherwise. */
export const DEFAULT_REGION = 'eu-west-1';

/**
 * Makes a sandbox; it listens nowhere until `listen()`. Everything has a default: the management
 * account, eu-west-1, quotas on, no faults, no latency, the machine's clock.
 *
 * @throws FaultSyntaxError if a fault is not written as it should be, and what the world throws at
 * options that it cannot play.
 */
export const createSandbox = (options: SandboxOptions = {}): Sandbox => {
  const { clock = systemClock, seed = 1, role = 'management', region = DEFAULT_REGION } = options;
  const partition = options.partition ?? partitionOf(region);
  const world = createWorld({ ...options, clock, seed, role, region, partition });
  return assembleSandbox({ ...options, clock, seed, world });
};
