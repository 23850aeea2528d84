import type { Clock } from '../../src/core/clock.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import type { SandboxState } from '../../src/sandbox/state.ts';
import { placedOf } from '../../src/sandbox-places.ts';
import type { PlacedServices } from '../../src/upstream/places.ts';
import type { Reach } from '../../test/support/oracle.ts';
import { type SizeName, SIZES } from '../sizes.ts';
import { furnish } from './furnish.ts';
import { type Subjects, subjectsOf } from './subjects.ts';

export interface SandboxSettings {
  readonly size: SizeName;
  readonly latencyMs?: number;
  readonly clock?: Clock;
  /** How many calls it remembers by name; few if left out: they are counted all the same. */
  readonly recordCalls?: number;
}

/** The sandbox at a size, with AWS's quotas enforced. */
export const makeSandbox = ({
  size,
  latencyMs,
  clock,
  recordCalls = 100,
}: SandboxSettings): Sandbox => {
  const sandbox = createSandbox({
    ...(clock !== undefined && { clock }),
    ...(latencyMs !== undefined && { latencyMs }),
    recordCalls,
    ...(SIZES[size] !== undefined && { populations: SIZES[size] }),
  });
  furnish(sandbox.world.state, size);
  return sandbox;
};

/** What the judge knows: everything. */
export interface Knowledge {
  readonly state: SandboxState;
  readonly subjects: Subjects;
  readonly reach: Reach;
  /** How a gateway is configured that is to show all of it. */
  readonly placed: PlacedServices;
}

export const knowledgeOf = (sandbox: Sandbox): Knowledge => {
  const { regions, readerRoles, finspaceRoles } = sandbox;
  let subjects: Subjects | undefined;
  return {
    state: sandbox.world.state,
    // The firm has none, and is not judged.
    get subjects() {
      return (subjects ??= subjectsOf(sandbox.world.state));
    },
    reach: { regions, readerRoles, finspaceRoles },
    placed: placedOf(sandbox),
  };
};
