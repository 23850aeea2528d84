import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { RunFigures } from '../../bench/figures.ts';
import { createRealRig } from '../../bench/real-rig.ts';
import { writeNowAndThen } from '../../bench/writer.ts';
import { capture } from '../support/processes.ts';
import { repository } from './support/checkout.ts';

interface Output {
  readonly commit?: string;
  readonly machine: { readonly cores: number };
  readonly reports: readonly {
    readonly isSimulated: boolean;
    readonly failure?: string;
    readonly load: readonly number[];
    readonly figures: readonly RunFigures[];
  }[];
}

const bench = async (...flags: readonly string[]): Promise<Output> => {
  const argv = ['bench/main.ts', '--json', '--size', 'small', '--rounds', '1', ...flags];
  const child = capture(process.execPath, argv, {}, { cwd: repository });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw Object.assign(new Error(`It ended with ${code}`), { code, stdout });
  return JSON.parse(stdout) as Output;
};

/** Rows of 4 as `bench/README.md` says them, of a program that knows nothing: one is wrong. */
const GUESS = `guess=sh -c 'test -n "$AWS_ENDPOINT_URL" && echo "Nothing | -"'`;
const EXAMPLE = 'example=node bench/example-program.ts';
/** Fails at 3, and does not answer 4. */
const BROKEN = `broken=sh -c 'test "$BENCH_QUESTION" = 3 || exit 64; echo "$BENCH_KEY" >&2; exit 3'`;

// It measures: that takes as long as it takes, and the machine may be busy.
describe('the benchmark in real time', { timeout: 300_000 }, () => {
  it('starts the gateway as it ships and every program in a process of its own', async () => {
    const { machine, reports } = await bench(
      '--only',
      '4',
      '--program',
      GUESS,
      '--program',
      EXAMPLE,
    );
    expect(machine.cores).toBeGreaterThan(0);
    expect(reports).toMatchObject([
      { isSimulated: false, load: [expect.any(Number), expect.any(Number)] },
    ]);
    const runs = reports.flatMap(({ figures }) => figures);
    expect(runs.map(({ who }) => who)).toEqual([
      'gateway',
      'loop',
      'loop, ten at once',
      'loop, ten, patient',
      'naive resolvers',
      'guess',
      'example',
    ]);
    for (const { who, use, arrived, calls } of runs) {
      expect([who, calls]).toEqual([who, arrived]);
      if (who !== 'guess') expect(use?.peakRssMb).toBeGreaterThan(20);
    }
    const [own, loop] = runs;
    expect(own).toMatchObject({ missing: 0, wrong: 0, throttlesMet: 0, calls: own?.leastCalls });
    expect(own).toMatchObject({ gateway: { gaps: 0, otherErrors: 0, startCalls: 1 } });
    expect(loop).toMatchObject({ missing: 0, wrong: 0, throttlesMet: 0 });
    expect(runs.at(-1)).toMatchObject({ missing: 0, wrong: 0, calls: own?.calls });
    expect(runs.at(-2)).toMatchObject({ rows: 1, wrong: 1, missing: own?.rows, calls: 0 });
  });

  it('goes on with the next scenario when one fails, and ends with 1', async () => {
    const failed = await bench('--only', '3,4', '--alone', '--program', BROKEN).catch(
      (error: unknown) => error as { readonly code: number; readonly stdout: string },
    );
    if (!('stdout' in failed)) throw new Error('It ended with 0.');
    expect(failed.code).toBe(1);
    const { reports } = JSON.parse(failed.stdout) as Output;
    expect(reports.map(({ failure }) => failure)).toEqual([
      expect.stringMatching(/broken ended with 3: \d{12}/),
      undefined,
    ]);
    expect(reports.map(({ figures }) => figures.map(({ who }) => who))).toEqual([
      ['gateway'],
      ['gateway'],
    ]);
  });

  it('lets its writer change what a service may change', async () => {
    const rig = await createRealRig({ size: 'small', latencyMs: 0, quotaShare: 0.9, writes: true });
    try {
      let rounds = 0;
      const answers = await writeNowAndThen(rig, 100, () => (rounds += 1) > 4);
      expect(answers.map(({ failed }) => failed)).toEqual([false, false, false, false]);
    } finally {
      await rig.close();
    }
  });
});
