import type { LoopOptions } from './contenders/loop.ts';
import type { SizeName } from './sizes.ts';

interface Base {
  readonly name: string;
  readonly size: SizeName;
  /** How often it is measured unless `--rounds` says otherwise; each time from cold. */
  readonly rounds: number;
  /** What is measured, in a line. */
  readonly what: string;
}

/** All assignments with names through the gateway, `first: 100`, page after page. */
export interface GatewayScenario extends Base {
  readonly kind: 'gateway';
  /** Whether somebody asks small questions meanwhile. */
  readonly busy: boolean;
}

/** One page again, after it has been read: what the gateway itself costs. */
export interface WarmScenario extends Base {
  readonly kind: 'warm';
}

/** The same answer by another program. */
export interface LoopScenario extends Base {
  readonly kind: 'loop';
  readonly options: LoopOptions;
}

/** The gateway beside other servers of the same schema, from a warm cache; and how it starts. */
export interface EngineScenario extends Base {
  readonly kind: 'engine';
}

export type Scenario = GatewayScenario | WarmScenario | LoopScenario | EngineScenario;

/** Short ones are repeated; those that AWS's quota makes last minutes run once. */
const ROUNDS: Readonly<Record<SizeName, number>> = { firm: 3, small: 3, large: 1, engine: 5 };

const gateway = (size: SizeName): Scenario => {
  const what = 'all assignments with names, first: 100, cold';
  return { kind: 'gateway', name: size, size, busy: false, rounds: ROUNDS[size], what };
};

const loops = (size: SizeName): Scenario[] => {
  const loop = (name: string, what: string, options: LoopOptions): Scenario => ({
    kind: 'loop',
    name: `${size}-${name}`,
    size,
    rounds: ROUNDS[size],
    what,
    options,
  });
  return [
    loop('loop', 'accounts, sets, assignments: one call at a time', { atOnce: 1 }),
    loop('loop-ten', "ten accounts at a time, the SDK's own retries", { atOnce: 10 }),
    loop('loop-ten-patient', 'ten accounts at a time, adaptive retries, 10 attempts', {
      atOnce: 10,
      maxAttempts: 10,
      retryMode: 'adaptive',
    }),
  ];
};

export const SCENARIOS: readonly Scenario[] = [
  gateway('firm'),
  gateway('small'),
  {
    kind: 'warm',
    name: 'warm',
    size: 'small',
    rounds: 3,
    what: 'the first page of 100 again, from the cache',
  },
  gateway('large'),
  {
    kind: 'gateway',
    name: 'large-busy',
    size: 'large',
    busy: true,
    rounds: 1,
    what: 'the same, while small questions arrive every 4 s',
  },
  ...loops('firm'),
  ...loops('small'),
  ...loops('large'),
  {
    kind: 'engine',
    name: 'engine',
    size: 'engine',
    rounds: ROUNDS.engine,
    what: 'requests a second beside other servers (first: npm ci --prefix bench)',
  },
];
