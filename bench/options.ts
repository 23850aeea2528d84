import { parseArgs } from 'node:util';
import { type Scenario, SCENARIOS } from './scenarios.ts';

export interface BenchOptions {
  readonly scenarios: readonly Scenario[];
  readonly simulated: boolean;
  readonly json: boolean;
  readonly rounds: number | undefined;
  readonly latencyMs: number;
  readonly quotaShare: number;
}

/** Something on the command line cannot be. */
export class BenchUsage extends Error {
  override readonly name = 'BenchUsage';
}

export const HELP = `usage: npm run bench -- [flags]

  --only NAME      only this scenario; may be repeated (default: all but engine, half an hour)
  --rounds N       how often each is measured, instead of its own number
  --latency MS     how long every AWS answer takes (default 50)
  --share PART     QUOTA_SHARE of the gateway (default 0.9)
  --simulated      in simulated time, in one process: quick, and without the loops
  --json           figures for a program

${SCENARIOS.map(({ name, size, what }) => `  ${name.padEnd(22)} ${size}: ${what}`).join('\n')}
`;

const readNumber = (name: string, text: string, isRight: (value: number) => boolean): number => {
  const value = Number(text);
  if (text.trim() === '' || !isRight(value)) throw new BenchUsage(`${name} cannot be "${text}"`);
  return value;
};

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        only: { type: 'string', multiple: true },
        rounds: { type: 'string' },
        latency: { type: 'string', default: '50' },
        share: { type: 'string', default: '0.9' },
        simulated: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      strict: true,
    }).values;
  } catch (error) {
    throw new BenchUsage((error as Error).message);
  }
};

/** @throws BenchUsage; `undefined` is a wish for help. */
export const readBenchOptions = (argv: readonly string[]): BenchOptions | undefined => {
  const { only, rounds, latency, share, simulated, json, help } = parse(argv);
  if (help) return undefined;
  const chosen = only?.map((name) => {
    const scenario = SCENARIOS.find((one) => one.name === name);
    if (scenario === undefined) throw new BenchUsage(`there is no scenario "${name}"`);
    return scenario;
  });
  // The SDK's retries wait in real time, whatever clock the rest goes by; and the other servers are
  // installed by whoever wants to see them.
  const runnable = SCENARIOS.filter(
    ({ kind }) => kind !== 'engine' && (!simulated || kind !== 'loop'),
  );
  const isWhole = (value: number): boolean => Number.isSafeInteger(value);
  return {
    scenarios: chosen ?? runnable,
    simulated,
    json,
    rounds:
      rounds === undefined
        ? undefined
        : readNumber('--rounds', rounds, (n) => isWhole(n) && n > 0 && n <= 100),
    latencyMs: readNumber('--latency', latency, (n) => isWhole(n) && n >= 0 && n <= 60_000),
    quotaShare: readNumber('--share', share, (n) => n > 0 && n <= 1),
  };
};
