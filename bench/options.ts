import { parseArgs } from 'node:util';
import type { Program } from './contenders/program.ts';
import { type Scenario, SCENARIOS } from './scenarios.ts';
import { describeSize, JUDGED_SIZES, type JudgedSize } from './sizes.ts';

export interface BenchOptions {
  readonly scenarios: readonly Scenario[];
  readonly sizes: readonly JudgedSize[];
  readonly simulated: boolean;
  /** Whether the large size is measured in real time as well, which takes hours. */
  readonly real: boolean;
  /** Whether other programs answer the same questions. */
  readonly contenders: boolean;
  /** Programs of the caller's own that answer them, too. */
  readonly programs: readonly Program[];
  /** Whether a bound that is missed is a failure. */
  readonly check: boolean;
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

  --only NAMES     only these scenarios, with commas; may be repeated (default: all but engine, sdk)
  --size NAMES     only these sizes, with commas; may be repeated (default: small, middle, large)
  --alone          without the other programs
  --program NAME=COMMAND
                   a program of yours answers as well (bench/README.md); may be repeated
  --rounds N       how often each is measured, instead of its own number
  --latency MS     how long every AWS answer takes (default 50)
  --share PART     QUOTA_SHARE of the gateway (default 0.9)
  --simulated      in simulated time, in one process: minutes instead of hours. The large size is,
                   unless it is told to be --real: 1 and 6 take hours there
  --real           the large size in real time
  --check          end with 1 when a bound is missed that the gateway is judged by
  --json           figures for a program

${SCENARIOS.map(({ name, what }) => `  ${name.padEnd(10)} ${what}`).join('\n')}

${JUDGED_SIZES.map((name) => `  ${name.padEnd(10)} ${describeSize(name)}`).join('\n')}
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
        only: { type: 'string', multiple: true, default: [] },
        size: { type: 'string', multiple: true, default: [] },
        alone: { type: 'boolean', default: false },
        program: { type: 'string', multiple: true, default: [] },
        rounds: { type: 'string' },
        latency: { type: 'string', default: '50' },
        share: { type: 'string', default: '0.9' },
        simulated: { type: 'boolean', default: false },
        real: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      strict: true,
    }).values;
  } catch (error) {
    throw new BenchUsage((error as Error).message);
  }
};

/** Those of `all` that are named; an empty list names none. */
const choose = <T>(
  kind: string,
  lists: readonly string[],
  all: readonly T[],
  nameOf: (one: T) => string,
): readonly T[] =>
  lists
    .flatMap((list) => list.split(','))
    .map((name) => {
      const found = all.find((one) => nameOf(one) === name.trim());
      if (found === undefined) throw new BenchUsage(`there is no ${kind} "${name}"`);
      return found;
    });

const readProgram = (text: string): Program => {
  const [, name, command] = /^([^=]+)=(.*\S.*)$/s.exec(text) ?? [];
  if (name === undefined || command === undefined) {
    throw new BenchUsage(`--program is NAME=COMMAND, not "${text}"`);
  }
  return { name, command };
};

/** @throws BenchUsage; `undefined` is a wish for help. */
export const readBenchOptions = (argv: readonly string[]): BenchOptions | undefined => {
  const { only, size, alone, rounds, latency, share, ...others } = parse(argv);
  const { check, json, help, simulated, real } = others;
  if (help) return undefined;
  if (simulated && real) throw new BenchUsage('--simulated and --real contradict each other');
  const chosen = choose('scenario', only, SCENARIOS, ({ name }) => name);
  const sizes = choose('size', size, JUDGED_SIZES, (name) => name);
  const programs = others.program.map(readProgram);
  if (
    programs.length > 0 &&
    (simulated || (!real && (sizes.length === 0 || sizes.includes('large'))))
  ) {
    throw new BenchUsage('--program runs in real time: --size small,middle, or --real');
  }
  const isWhole = (value: number): boolean => Number.isSafeInteger(value);
  return {
    // The other servers of `engine` are installed by whoever wants to see them; `sdk` is no question.
    scenarios:
      chosen.length > 0
        ? chosen
        : SCENARIOS.filter(({ name }) => !['engine', 'sdk'].includes(name)),
    sizes: sizes.length > 0 ? sizes : JUDGED_SIZES,
    simulated,
    real,
    contenders: !alone,
    programs,
    check,
    json,
    rounds:
      rounds === undefined
        ? undefined
        : readNumber('--rounds', rounds, (n) => isWhole(n) && n > 0 && n <= 100),
    latencyMs: readNumber('--latency', latency, (n) => isWhole(n) && n >= 0 && n <= 60_000),
    quotaShare: readNumber('--share', share, (n) => n > 0 && n <= 1),
  };
};
