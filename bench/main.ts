/** `npm run bench`: prints figures, and judges them with `--check`. `--help` says which. */
import { judge, judgeTogether } from './judge.ts';
import { type BenchOptions, BenchUsage, HELP, readBenchOptions } from './options.ts';
import { printReport, type ScenarioReport } from './report.ts';
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
  return {
    scenario,
    size: own ?? size,
    isSimulated:
      scenario.name === 'pages' || isSimulated(own === undefined ? size : 'small', options),
    figures: await runScenario(scenario, size, options),
  };
};

const run = async (options: BenchOptions): Promise<void> => {
  const reports: ScenarioReport[] = [];
  for (const size of options.sizes) {
    for (const scenario of options.scenarios) {
      if (scenario.isSized) reports.push(await runOne(scenario, size, options));
    }
  }
  for (const scenario of options.scenarios) {
    if (!scenario.isSized) reports.push(await runOne(scenario, 'small', options));
  }
  process.stdout.write(printReport(reports, options));
  const missed = [...reports.flatMap(judge), ...judgeTogether(reports)].filter(
    ({ holds }) => !holds,
  );
  if (options.check && missed.length > 0) {
    process.stderr.write(`bench: ${missed.length} bounds are missed\n`);
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
