import type { Figures, MixFigures, PagesFigures, RunFigures } from './figures.ts';
import { FIRST_MARK, LAST_MARK } from './pages.ts';
import type { ScenarioReport } from './report.ts';
import { median } from './statistics.ts';

/** One bound that the gateway is judged by. */
export interface Verdict {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly holds: boolean;
}

/** Calls over the least; in 2 to 5 "1.00 times" is what rounds to it. */
const MOST_CALLS = { '1': 1.02, '1b': 1.02, '2': 1.005, '3': 1.005, '4': 1.005, '5': 1.005 };
/** Cold wall over calls ÷ (quota × share). */
const MOST_WALL = 1.1;
/** Below so many seconds of quota the wall is a chain of answers, and not the quota. */
const LEAST_JUDGED_MS = 5000;
const MOST_FIRST_PAGE_MS = 2000;
const MOST_READERS_P95_MS = 2000;
const MOST_BULK = 1.3;
const FLAT = 0.2;
/** At the middle size, 1b has at least so many times fewer calls than the loops over pairs have in 1. */
const LEAST_SAVED = 3;

const most = (what: string, value: number, limit: number): Verdict => ({
  what,
  value,
  limit,
  holds: value <= limit,
});

const middle = <F>(figures: readonly F[], pick: (one: F) => number): number =>
  median(figures.map(pick));

const judgeRuns = (runs: readonly RunFigures[]): readonly Verdict[] => {
  const own = runs.filter(({ who }) => who === 'gateway');
  const [one] = own;
  if (one?.gateway === undefined) return [];
  const of = (pick: (run: RunFigures) => number): number => middle(own, pick);
  const same = runs.filter(
    ({ who, missing, wrong }) => who !== 'gateway' && missing === 0 && wrong === 0,
  );
  const least = Math.min(...same.map(({ calls }) => calls));
  const firstPages = own.flatMap(({ gateway }) => gateway?.firstPageMs ?? []);
  return [
    most(
      'rows missing or wrong',
      of(({ missing, wrong }) => missing + wrong),
      0,
    ),
    most(
      'calls that arrived and were not counted',
      Math.max(...runs.map(({ arrived, calls }) => Math.abs(arrived - calls))),
      0,
    ),
    most(
      'calls ÷ least',
      of(({ calls, leastCalls }) => calls / leastCalls),
      MOST_CALLS[one.question],
    ),
    ...(same.length === 0
      ? []
      : [
          most(
            'calls ÷ best program with the same rows',
            of(({ calls }) => calls / least),
            1,
          ),
        ]),
    ...(one.boundMs < LEAST_JUDGED_MS
      ? []
      : [
          most(
            'wall ÷ bound',
            of(({ wallMs, boundMs }) => wallMs / boundMs),
            MOST_WALL,
          ),
        ]),
    most(
      'throttles that reached the caller',
      of(({ gateway }) => gateway?.throttlesToCaller ?? 0),
      0,
    ),
    ...(firstPages.length === 0
      ? []
      : [most('first page of 25, ms', median(firstPages), MOST_FIRST_PAGE_MS)]),
  ];
};

const judgeMix = (rounds: readonly MixFigures[]): readonly Verdict[] => [
  most(
    'readers, p95, ms',
    middle(rounds, (one) => one.readersP95Ms),
    MOST_READERS_P95_MS,
  ),
  most(
    'bulk in the mix ÷ alone',
    middle(rounds, (one) => one.bulkMs / one.aloneMs),
    MOST_BULK,
  ),
  most(
    'throttles that reached a caller',
    middle(rounds, (one) => one.throttlesToCaller),
    0,
  ),
  most(
    'questions and changes that failed',
    middle(rounds, (one) => one.writes.failed + one.small.reduce((sum, s) => sum + s.failed, 0)),
    0,
  ),
];

const judgePages = ({ heapMb, warmCpuMs }: PagesFigures): readonly Verdict[] => {
  const first = heapMb[FIRST_MARK] ?? Number.NaN;
  const last = heapMb[LAST_MARK] ?? Number.NaN;
  const cpu = (warmCpuMs[LAST_MARK] ?? Number.NaN) / (warmCpuMs[FIRST_MARK] ?? Number.NaN);
  return [
    most('heap at the end ÷ at page 10', last / first, 1 + FLAT),
    // CPU of a few milliseconds is noisy: half as much again is not "the same", a fifth may be chance.
    most('CPU of a warm page, at the end ÷ at page 10', cpu, 1 + FLAT),
  ];
};

const kindOf = <K extends Figures['kind']>(figures: readonly Figures[], kind: K) =>
  figures.filter((one): one is Extract<Figures, { kind: K }> => one.kind === kind);

/** What the issue asks of a scenario at a size, held against the medians of its rounds. */
export const judge = ({ figures }: ScenarioReport): readonly Verdict[] => [
  ...judgeRuns(kindOf(figures, 'run')),
  ...(kindOf(figures, 'mix').length === 0 ? [] : judgeMix(kindOf(figures, 'mix'))),
  ...kindOf(figures, 'pages').flatMap(judgePages),
];

/** What is judged across scenarios: 1b against the loops over pairs in 1, at the middle size. */
export const judgeTogether = (reports: readonly ScenarioReport[]): readonly Verdict[] => {
  const runs = (name: string): readonly RunFigures[] =>
    reports
      .filter(({ scenario, size }) => scenario.name === name && size === 'middle')
      .flatMap(({ figures }) => kindOf(figures, 'run'));
  const loops = runs('1').filter(({ who, missing }) => who.startsWith('loop') && missing === 0);
  const own = runs('1b').filter(({ who }) => who === 'gateway');
  if (loops.length === 0 || own.length === 0) return [];
  const saved = Math.min(...loops.map(({ calls }) => calls)) / middle(own, ({ calls }) => calls);
  const what = "the pair loops' calls ÷ those of 1b, middle";
  return [{ what, value: saved, limit: LEAST_SAVED, holds: saved >= LEAST_SAVED }];
};
