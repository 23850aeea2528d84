import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { engineLines } from './engine/lines.ts';
import { sdkLines } from './sdk/measure.ts';
import type { Figures, MixFigures, PagesFigures, RunFigures, WarmFigures } from './figures.ts';
import { judge, judgeTogether, type Verdict } from './judge.ts';
import type { BenchOptions } from './options.ts';
import type { PeakMemory } from './rig.ts';
import type { Scenario } from './scenarios.ts';
import { describeSize, type SizeName } from './sizes.ts';
import { median } from './statistics.ts';
import { table } from './table.ts';

export interface ScenarioReport {
  readonly scenario: Scenario;
  readonly size: SizeName;
  readonly isSimulated: boolean;
  readonly figures: readonly Figures[];
  /** Why it could not be measured to its end; the other scenarios were. */
  readonly failure?: string | undefined;
  /** Work that waited for the machine in the last minute before and after it: see `os.loadavg`. */
  readonly load: readonly [before: number, after: number];
}

/** Every round, for a program. */
export const toJson = (reports: readonly ScenarioReport[], options: BenchOptions): string => {
  const all = reports.map((report) => ({ ...report, verdicts: judge(report) }));
  const together = judgeTogether(reports);
  return `${JSON.stringify({ ...describeRun(options), reports: all, together }, null, 2)}\n`;
};

/** Which state of the code this is, where that is known. */
const commit = (): string | undefined => {
  try {
    const options = { cwd: import.meta.dirname, stdio: 'pipe', encoding: 'utf8' } as const;
    return execFileSync('git', ['describe', '--always', '--dirty'], options).trim();
  } catch {
    return undefined;
  }
};

const describeRun = ({ latencyMs, quotaShare }: BenchOptions) => ({
  date: new Date().toISOString(),
  commit: commit(),
  machine: {
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  },
  quotas: 'enforced',
  latencyMs,
  quotaShare,
});

/** What stands above the tables: the machine and the conditions. */
export const headOf = (options: BenchOptions): string => {
  const { date, commit: state, machine, latencyMs, quotaShare } = describeRun(options);
  return [
    `${date}, node ${machine.node}, ${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB`,
    `commit ${state ?? 'unknown'}, load ${loadavg()[0]?.toFixed(1) ?? '?'}`,
    `AWS's quotas enforced, ${latencyMs} ms an answer, share ${quotaShare}`,
    '',
    '',
  ].join('\n');
};

/** One scenario at one size, for a person. */
export const printScenario = (report: ScenarioReport): string => {
  const { scenario, size, isSimulated, load } = report;
  const time = isSimulated
    ? 'SIMULATED TIME: one process, no sockets, computing takes no time'
    : 'real time: gateway and sandbox in processes of their own, HTTP between them';
  return [
    `${scenario.name}, ${size}: ${scenario.what}`,
    `${describeSize(size)}`,
    `${time}; load ${load.map((one) => one.toFixed(1)).join(' to ')}`,
    ...linesOf(report),
    ...(report.failure === undefined ? [] : [`FAILED: ${report.failure}`]),
    ...missed(judge(report)),
    '',
    '',
  ].join('\n');
};

/** A line for each bound that does not hold. */
export const missed = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts
    .filter(({ holds }) => !holds)
    .map(
      ({ what, value, limit }) =>
        `MISSED: ${what} is ${value.toFixed(3)}, and the bound is ${limit}`,
    );

const of = <K extends Figures['kind']>(figures: readonly Figures[], kind: K) =>
  figures.filter((one): one is Extract<Figures, { kind: K }> => one.kind === kind);

const linesOf = ({ figures }: ScenarioReport): readonly string[] => [
  ...table(runRows(of(figures, 'run'))),
  ...of(figures, 'mix').flatMap(mixLines),
  ...of(figures, 'pages').flatMap(pagesLines),
  ...list(warmLines(of(figures, 'warm'))),
  ...list(of(figures, 'engine').length === 0 ? [] : engineLines(of(figures, 'engine'))),
  ...list(sdkLines(of(figures, 'sdk'), spread)),
];

const list = (lines: readonly (readonly [string, string])[]): readonly string[] =>
  lines.map(([label, value]) => `  ${label.padEnd(28)} ${value}`);

const seconds = (ms: number): string => (ms / 1000).toFixed(ms < 10_000 ? 2 : 1);
const millis = (ms: number): string => ms.toFixed(ms < 100 ? 1 : 0);

/** The median, and from where to where it goes when there are several. */
const spread = (values: readonly number[], write: (value: number) => string): string =>
  values.length === 0
    ? '-'
    : values.length === 1
      ? write(values[0] ?? Number.NaN)
      : `${write(median(values))} (${write(Math.min(...values))}–${write(Math.max(...values))})`;

const HEAD = [
  '',
  'rows',
  'missing',
  'wrong',
  'calls',
  '÷ least',
  'sso-admin',
  'wall s',
  'bound s',
  'wall ÷ bound',
  'throttled',
  'to caller',
  'page s',
  'first of 25 s',
  'peak RSS MB',
  'peak heap MB',
];

const runRows = (runs: readonly RunFigures[]): readonly (readonly string[])[] => {
  if (runs.length === 0) return [];
  const byWho = Map.groupBy(runs, ({ who }) => who);
  return [
    HEAD,
    ...[...byWho].map(([who, rounds]) => {
      const count = (pick: (run: RunFigures) => number | undefined): string =>
        spread([...new Set(rounds.flatMap((run) => pick(run) ?? []))], String);
      const time = (pick: (run: RunFigures) => number | undefined): string =>
        spread(
          rounds.flatMap((run) => pick(run) ?? []),
          seconds,
        );
      const ratio = (pick: (run: RunFigures) => number): string =>
        median(rounds.map(pick)).toFixed(3);
      const peak = (pick: (use: PeakMemory) => number | undefined): string => {
        const peaks = rounds.flatMap(({ use }) => (use && pick(use)) ?? []);
        return peaks.length === 0 ? '-' : Math.max(...peaks).toFixed(0);
      };
      return [
        rounds.length === 1 ? who : `${who} × ${rounds.length}`,
        count((run) => run.rows),
        count((run) => run.missing),
        count((run) => run.wrong),
        count((run) => run.calls),
        ratio(({ calls, leastCalls }) => calls / leastCalls),
        count((run) => run.ssoAdminCalls),
        time((run) => run.wallMs),
        seconds(median(rounds.map((run) => run.boundMs))),
        ratio(({ wallMs, boundMs }) => wallMs / boundMs),
        count((run) => run.throttlesMet),
        count((run) => run.gateway?.throttlesToCaller),
        time((run) => run.gateway?.medianPageMs),
        time((run) => run.gateway?.firstPageMs),
        peak((use) => use.peakRssMb),
        peak((use) => use.peakHeapMb),
      ];
    }),
  ];
};

const mixLines = (mix: MixFigures): readonly string[] =>
  list([
    ['bulk: rows', String(mix.rows)],
    ['bulk: alone, in the mix', `${seconds(mix.aloneMs)} s, ${seconds(mix.bulkMs)} s`],
    ['bulk in the mix ÷ alone', (mix.bulkMs / mix.aloneMs).toFixed(3)],
    ['AWS calls, of sso-admin', `${mix.calls}, ${mix.ssoAdminCalls}`],
    ['throttles: gateway, callers', `${mix.throttlesMet}, ${mix.throttlesToCaller}`],
    ['readers together, p95', `${millis(mix.readersP95Ms)} ms`],
    ...mix.small.map((small): readonly [string, string] => [
      `${small.query}, ${small.asked} asked`,
      `median ${millis(small.medianMs)} ms, p95 ${millis(small.p95Ms)} ms, max ` +
        `${millis(small.maxMs)} ms, throttled ${small.throttled}, incomplete ${small.failed}`,
    ]),
    [
      `changes, ${mix.writes.sent} sent`,
      `median ${millis(mix.writes.medianMs)} ms, max ${millis(mix.writes.maxMs)} ms, failed ${mix.writes.failed}`,
    ],
    [
      'gateway: peak RSS, peak heap',
      mix.use === undefined
        ? '-'
        : `${mix.use.peakRssMb.toFixed(0)} MB, ${mix.use.peakHeapMb.toFixed(0)} MB`,
    ],
  ]);

const pagesLines = ({ rows, pages, heapMb, emptyMb, warmCpuMs }: PagesFigures): readonly string[] =>
  list([
    ['rows, pages', `${rows}, ${pages}`],
    ['heap before the first page', `${emptyMb.toFixed(1)} MB`],
    ...Object.entries(heapMb).map(([page, mb]): readonly [string, string] => [
      `page ${page}`,
      `heap ${mb.toFixed(1)} MB, a warm page ${millis(warmCpuMs[Number(page)] ?? Number.NaN)} ms of CPU`,
    ]),
  ]);

const warmLines = (rounds: readonly WarmFigures[]): readonly (readonly [string, string])[] => {
  if (rounds.length === 0) return [];
  const cpu = rounds.flatMap(({ cpuMs }) => cpuMs ?? []);
  return [
    [
      'requests, AWS calls',
      `${rounds[0]?.requests ?? 0}, ${Math.max(...rounds.map((f) => f.calls))}`,
    ],
    [
      'a page: median, ms',
      spread(
        rounds.map((f) => f.medianMs),
        millis,
      ),
    ],
    [
      'a page: p95, ms',
      spread(
        rounds.map((f) => f.p95Ms),
        millis,
      ),
    ],
    ['gateway: CPU a page, ms', spread(cpu, millis)],
  ];
};
