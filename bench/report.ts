import { cpus, totalmem } from 'node:os';
import type { Figures, GatewayFigures, LoopFigures, SmallFigures, WarmFigures } from './figures.ts';
import type { BenchOptions } from './options.ts';
import type { Scenario } from './scenarios.ts';
import { engineLines } from './engine/lines.ts';
import { describeSize } from './sizes.ts';
import { median } from './statistics.ts';

export interface ScenarioReport {
  readonly scenario: Scenario;
  readonly rounds: readonly Figures[];
}

/** The figures as text: a list for a person, or JSON with every round. */
export const printReport = (reports: readonly ScenarioReport[], options: BenchOptions): string =>
  options.json
    ? `${JSON.stringify({ ...describeRun(options), reports }, null, 2)}\n`
    : [headOf(options), ...reports.map(printScenario)].join('\n');

const describeRun = ({ simulated, latencyMs, quotaShare }: BenchOptions) => ({
  time: simulated ? 'simulated' : 'real',
  date: new Date().toISOString(),
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

const headOf = (options: BenchOptions): string => {
  const { date, machine, latencyMs, quotaShare } = describeRun(options);
  const time = options.simulated
    ? 'SIMULATED TIME: one process, no sockets, computing takes no time'
    : 'real time: gateway and sandbox in processes of their own, HTTP between them';
  return [
    `${date}, node ${machine.node}, ${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB`,
    time,
    `AWS's quotas enforced, ${latencyMs} ms an answer, share ${quotaShare}`,
    '',
  ].join('\n');
};

const printScenario = ({ scenario, rounds }: ScenarioReport): string => {
  const { name, size, what } = scenario;
  const times = rounds.length === 1 ? 'one round' : `medians of ${rounds.length} rounds`;
  const lines = linesOf(rounds).map(([label, value]) => `  ${label.padEnd(28)} ${value}`);
  return [`${name}: ${what}`, `  ${describeSize(size)}; ${times}`, ...lines, ''].join('\n');
};

type Line = readonly [label: string, value: string];

const linesOf = (rounds: readonly Figures[]): readonly Line[] => {
  const gateway = rounds.filter((one) => one.kind === 'gateway');
  if (gateway.length > 0) return gatewayLines(gateway);
  const warm = rounds.filter((one) => one.kind === 'warm');
  if (warm.length > 0) return warmLines(warm);
  const engine = rounds.filter((one) => one.kind === 'engine');
  if (engine.length > 0) return engineLines(engine);
  return loopLines(rounds.filter((one) => one.kind === 'loop'));
};

/** The median over the rounds of one figure. */
const mid = <F>(rounds: readonly F[], pick: (one: F) => number): number =>
  median(rounds.map((one) => pick(one)));
const most = <F>(rounds: readonly F[], pick: (one: F) => number): number =>
  Math.max(...rounds.map((one) => pick(one)));
const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
const millis = (ms: number): string => `${ms.toFixed(ms < 100 ? 1 : 0)} ms`;

const gatewayLines = (rounds: readonly GatewayFigures[]): Line[] => [
  ['rows, pages', `${mid(rounds, (f) => f.rows)}, ${mid(rounds, (f) => f.pages)}`],
  [
    'AWS calls, of sso-admin',
    `${mid(rounds, (f) => f.calls)}, ${mid(rounds, (f) => f.ssoAdminCalls)}`,
  ],
  ['wall', seconds(mid(rounds, (f) => f.wallMs))],
  ['sso-admin ÷ (20 × share)', seconds(mid(rounds, (f) => f.boundMs))],
  ['ratio', mid(rounds, (f) => f.ratio).toFixed(3)],
  [
    'first page, median page',
    `${seconds(mid(rounds, (f) => f.firstPageMs))}, ${seconds(mid(rounds, (f) => f.medianPageMs))}`,
  ],
  [
    'throttles: gateway, caller',
    `${most(rounds, (f) => f.throttlesMet)}, ${most(rounds, (f) => f.throttlesToCaller)}`,
  ],
  ['gaps, other errors', `${most(rounds, (f) => f.gaps)}, ${most(rounds, (f) => f.otherErrors)}`],
  ...useLines(rounds),
  ...(rounds[0]?.small ?? []).map((_, kind) =>
    smallLine(rounds.flatMap((f) => f.small[kind] ?? [])),
  ),
];

const useLines = (rounds: readonly GatewayFigures[]): Line[] => {
  const uses = rounds.flatMap(({ use }) => use ?? []);
  if (uses.length === 0) return [];
  return [
    [
      'gateway: peak RSS, heap',
      `${most(uses, (u) => u.peakRssMb).toFixed(0)} MB, ${most(uses, (u) => u.peakHeapMb).toFixed(0)} MB`,
    ],
    [
      'gateway: CPU, longest block',
      `${mid(uses, (u) => u.cpuSeconds).toFixed(1)} s, ${millis(most(uses, (u) => u.longestBlockMs))}`,
    ],
  ];
};

const smallLine = (rounds: readonly SmallFigures[]): Line => [
  `small: ${rounds[0]?.query ?? ''}, ${mid(rounds, (f) => f.asked)} asked`,
  `median ${millis(mid(rounds, (f) => f.medianMs))}, p95 ${millis(mid(rounds, (f) => f.p95Ms))}, ` +
    `max ${millis(most(rounds, (f) => f.maxMs))}, throttled ${most(rounds, (f) => f.throttled)}, ` +
    `incomplete ${most(rounds, (f) => f.failed)}`,
];

const warmLines = (rounds: readonly WarmFigures[]): Line[] => [
  ['requests, AWS calls', `${mid(rounds, (f) => f.requests)}, ${most(rounds, (f) => f.calls)}`],
  [
    'a page: median, p95',
    `${millis(mid(rounds, (f) => f.medianMs))}, ${millis(mid(rounds, (f) => f.p95Ms))}`,
  ],
  ...rounds
    .slice(0, 1)
    .filter(({ cpuMs }) => cpuMs !== undefined)
    .map((): Line => ['gateway: CPU a page', millis(mid(rounds, (f) => f.cpuMs ?? Number.NaN))]),
];

const loopLines = (rounds: readonly LoopFigures[]): Line[] => [
  ['rows, reads lost', `${mid(rounds, (f) => f.rows)}, ${mid(rounds, (f) => f.lost)}`],
  ['AWS calls, throttled', `${mid(rounds, (f) => f.calls)}, ${mid(rounds, (f) => f.throttled)}`],
  ['wall', seconds(mid(rounds, (f) => f.wallMs))],
];
