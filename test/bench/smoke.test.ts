import { describe, expect, it } from 'vitest';
import type { MixFigures, RunFigures } from '../../bench/figures.ts';
import { judge } from '../../bench/judge.ts';
import { type BenchOptions, readBenchOptions } from '../../bench/options.ts';
import { printScenario, type ScenarioReport, toJson } from '../../bench/report.ts';
import { runScenario } from '../../bench/run-scenario.ts';

const read = (line: string): BenchOptions => {
  const options = readBenchOptions(line.split(' '));
  if (options === undefined) throw new Error('That was a wish for help.');
  return options;
};

const run = async (line: string): Promise<readonly ScenarioReport[]> => {
  const options = read(line);
  const reports: ScenarioReport[] = [];
  for (const size of options.sizes) {
    for (const scenario of options.scenarios) {
      const figures = await Array.fromAsync(runScenario(scenario, size, options));
      reports.push({ scenario, size, isSimulated: true, figures, load: [0, 0] });
    }
  }
  return reports;
};

describe('the benchmark', { timeout: 60_000 }, () => {
  it('has the same rows from everybody who loses none, and judges the gateway', async () => {
    const reports = await run('--simulated --size small --only 1b,3,4');
    const runs = reports.flatMap(({ figures }) => figures as readonly RunFigures[]);
    expect(new Set(runs.map(({ who }) => who))).toEqual(
      new Set([
        'gateway',
        'loop',
        'loop, ten at once',
        'loop, ten, patient',
        'per principal',
        'per principal, ten',
        'naive resolvers',
      ]),
    );
    for (const { who, missing, wrong, lost = 0 } of runs) {
      if (lost === 0) expect([who, missing, wrong]).toEqual([who, 0, 0]);
    }
    expect(runs.find(({ who }) => who === 'loop')).toMatchObject({ throttlesMet: 0, lost: 0 });
    expect(reports.flatMap(judge).filter(({ holds }) => !holds)).toEqual([]);
    const [first] = reports.map(printScenario);
    expect(first).toMatch(/SIMULATED TIME[\s\S]+per principal/);
    const json = JSON.parse(toJson(reports, read('--only 1b,3,4'))) as {
      readonly reports: readonly ScenarioReport[];
    };
    expect(json.reports[0]?.figures[0]).toMatchObject({ kind: 'run', who: 'gateway' });
  });

  it('says which bounds are missed', async () => {
    const [report] = await run('--simulated --size small --only 4 --alone');
    const [figures] = (report?.figures ?? []) as readonly RunFigures[];
    if (report === undefined || figures === undefined) throw new Error('It was not run.');
    const worse = { ...figures, calls: figures.calls + 1, missing: 1 };
    const missed = judge({ ...report, figures: [worse] }).filter(({ holds }) => !holds);
    expect(missed.map(({ what }) => what)).toEqual([
      'rows missing or wrong',
      'calls that arrived and were not counted',
      'calls ÷ least',
    ]);
  });

  it('holds a bulk job back by no more than the questions and changes beside it cost', async () => {
    const [report] = await run('--simulated --size small --only 6');
    if (report === undefined) throw new Error('It was not run.');
    expect(judge(report).filter(({ holds }) => !holds)).toEqual([]);
    const [mix] = report.figures as readonly MixFigures[];
    expect(mix?.small).toMatchObject(
      ['user', 'account'].map((query) => ({ query, throttled: 0, failed: 0 })),
    );
    expect(mix?.writes.sent).toBeGreaterThan(1);
  });

  it.each([
    ['--only nothing', 'there is no scenario "nothing"'],
    ['--size huge', 'there is no size "huge"'],
    ['--rounds 0', '--rounds cannot be "0"'],
    ['--share 1.5', '--share cannot be "1.5"'],
    ['--simulated --real', '--simulated and --real contradict each other'],
    ['--program mine', '--program is NAME=COMMAND, not "mine"'],
    ['--simulated --program a=b', '--program runs in real time'],
    ['--size large --program a=b', '--program runs in real time'],
    ['--latency fast', '--latency cannot be "fast"'],
    ['--wrong', "Unknown option '--wrong'"],
  ])('refuses %s', (line, message) => {
    expect(() => readBenchOptions(line.split(' '))).toThrow(message);
  });
});
