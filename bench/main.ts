/** `npm run bench`: prints figures, and judges them with `--check`. `--help` says which. */
import { loadavg } from 'node:os';
import type { Figures } from './figures.ts';
import { judge, judgeTogether } from './judge.ts';
import { type BenchOptions, BenchUsage, HELP, readBenchOptions } from './options.ts';
import { headOf, missed, printScenario, type ScenarioReport, toJson } from './report.ts';
import { isSimulated, runScenario } from './run-scenario.ts';
import type { Scenario } from './scenarios.ts';
import type { JudgedSize, SizeName } from './sizes.ts';

/** The size that a scenario with one of its own is reported with. */
const OWN_SIZE: Readonly<Partial<Record<Scenario['name'], SizeName>>> = {
  pages: 'pages',
  warm: 'small',
  engine: 'engine',
};

const runOne = async (
  scenario: Scenario,
  size: JudgedSize,
  options: BenchOptions,
): Promise<ScenarioReport> => {
  const own = OWN_SIZE[scenario.name];
  process.stderr.write(`${scenario.name}, ${own ?? size} …\n`);
  const before = loadavg()[0] ?? 0;
  const figures: Figures[] = [];
  let failure: string | undefined;
  try {
    for await (const one of runScenario(scenario, size, options)) {
      figures.push(one);
    }
  } catch (error) {
    if (error instanceof BenchUsage) throw error;
    // Hours may have been measured by now, and hours be left.
    failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`bench: ${failure}\n`);
  }
  return {
    scenario,
    size: own ?? size,
    isSimulated:
      scenario.name === 'pages' || isSimulated(own === undefined ? size : 'small', options),
    figures,
    failure,
    load: [before, loadavg()[0] ?? 0],
  };
};

const run = async (options: BenchOptions): Promise<void> => {
  const sized = options.scenarios.filter(({ isSized }) => isSized);
  const others = options.scenarios.filter(({ isSized }) => !isSized);
  const plan = [
    ...options.sizes.flatMap((size) => sized.map((scenario) => ({ scenario, size }))),
    ...others.map((scenario) => ({ scenario, size: 'small' as const })),
  ];
  const print = (text: string): void => {
    if (!options.json) process.stdout.write(text);
  };
  const reports: ScenarioReport[] = [];
  print(headOf(options));
  for (const { scenario, size } of plan) {
    const report = await runOne(scenario, size, options);
    reports.push(report);
    print(printScenario(report));
  }
  const together = judgeTogether(reports);
  print(missed(together).join('\n'));
  if (options.json) process.stdout.write(toJson(reports, options));
  const all = [...reports.flatMap(judge), ...together].filter(({ holds }) => !holds);
  if (reports.some(({ failure }) => failure !== undefined)) process.exitCode = 1;
  if (options.check && all.length > 0) {
    process.stderr.write(`bench: ${all.length} bounds are missed\n`);
    process.exitCode = 1;
  }
};

try {
  const options = readBenchOptions(process.argv.slice(2));
  if (options === undefined) process.stdout.write(HELP);
  else await run(options);
} catch (error) {
  if (!(error instanceof BenchUsage)) throw error;
  process.stderr.write(`bench: ${error.message} (--help lists the flags)\n`);
  process.exitCode = 2;
}
