/** `npm run bench`: prints figures, and judges none. `--help` says which. */
import { type BenchOptions, BenchUsage, HELP, readBenchOptions } from './options.ts';
import { printReport, type ScenarioReport } from './report.ts';
import { runScenario } from './run-scenario.ts';

const run = async (options: BenchOptions): Promise<void> => {
  const reports: ScenarioReport[] = [];
  for (const scenario of options.scenarios) {
    process.stderr.write(`${scenario.name} …\n`);
    reports.push({ scenario, rounds: await runScenario(scenario, options) });
  }
  process.stdout.write(printReport(reports, options));
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
