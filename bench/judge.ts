import {
  AFTER_RESTART,
  type EngineFigures,
  type EngineRun,
  type Figures,
  type MixFigures,
  type PagesFigures,
  type RunFigures,
} from './figures.ts';
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
const MOST_FIRST_PAGE_MS = 2000;
const MOST_READERS_P95_MS = 2000;
const MOST_BULK = 1.3;
const FLAT = 0.2;
/** Requests a second of the gateway over those of Yoga as it comes, with an executor that compiles no code. */
const LEAST_ENGINE = { small: 3, linked: 1.5, rows: 1.5 } as const;
/** The same over those of Mercurius with its JIT, where that is asked for. */
const LEAST_OVER_JIT = { linked: 1, rows: 1 } as const;
const MOST_FIRST_ANSWER_MS = 1000;
const MOST_REST_MB = 150;
/** At the middle size, 1b has at least so many times fewer calls than the loops over pairs have in 1. */
const LEAST_SAVED = 3;

const most = (what: string, value: number, limit: number): Verdict => ({
  what,
  value,
  limit,
  holds: value <= limit,
});

const least = (what: string, value: number, limit: number): Verdict => ({
  what,
  value,
  limit,
  holds: value >= limit,
});

const middle = <F>(figures: readonly F[], pick: (one: F) => number): number =>
  median(figures.map(pick));

const judgeRuns = (runs: readonly RunFigures[], self: string): readonly Verdict[] => {
  const own = runs.filter(({ who }) => who === self);
  const [one] = own;
  if (one?.gateway === undefined) return [];
  const of = (pick: (run: RunFigures) => number): number => middle(own, pick);
  const same = runs.filter(
    ({ gateway, missing, wrong }) => gateway === undefined && missing === 0 && wrong === 0,
  );
  const fewest = Math.min(...same.map(({ calls }) => calls));
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
            of(({ calls }) => calls / fewest),
            1,
          ),
        ]),
    most(
      'wall ÷ bound',
      of(({ wallMs, boundMs }) => wallMs / boundMs),
      MOST_WALL,
    ),
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

/** What the gateway has of something over what another server has, in the middle of the rounds. */
const ratioTo = (
  rounds: readonly EngineFigures[],
  question: string,
  server: string,
  pick: (run: EngineRun) => number,
): number =>
  middle(rounds, ({ runs }) => {
    const of = (name: string): number =>
      pick(runs.find((run) => run.server === name && run.question === question)!);
    return of('gateway') / of(server);
  });

const judgeEngine = (rounds: readonly EngineFigures[]): readonly Verdict[] => {
  const faster = (server: string, limits: Readonly<Record<string, number>>): Verdict[] =>
    Object.entries(limits).map(([question, limit]) =>
      least(
        `${question}: requests a second ÷ ${server}`,
        ratioTo(rounds, question, server, ({ perSecond }) => perSecond),
        limit,
      ),
    );
  return [
    ...faster('yoga', LEAST_ENGINE),
    ...faster('mercurius', LEAST_OVER_JIT),
    ...['yoga', 'mercurius'].flatMap((server) =>
      Object.keys(LEAST_ENGINE).map((question) =>
        most(
          `${question}: p99 ÷ ${server}`,
          ratioTo(rounds, question, server, ({ p99Ms }) => p99Ms),
          1,
        ),
      ),
    ),
    most(
      'heap after 10,000 queries ÷ before',
      middle(rounds, ({ heapMb: [before, after] }) => after / before),
      1 + FLAT,
    ),
    most(
      'first answer, ms',
      middle(rounds, ({ start }) => start.firstAnswerMs),
      MOST_FIRST_ANSWER_MS,
    ),
    most(
      'first answer that asks AWS, ms',
      middle(rounds, ({ start }) => start.firstAwsAnswerMs),
      MOST_FIRST_ANSWER_MS,
    ),
    most(
      'resident at rest, MB',
      middle(rounds, ({ start }) => start.restRssMb),
      MOST_REST_MB,
    ),
  ];
};

const kindOf = <K extends Figures['kind']>(figures: readonly Figures[], kind: K) =>
  figures.filter((one): one is Extract<Figures, { kind: K }> => one.kind === kind);

/** What is asked of a scenario at a size, held against the medians of its rounds. */
export const judge = ({ figures }: ScenarioReport): readonly Verdict[] => [
  ...judgeRuns(kindOf(figures, 'run'), 'gateway'),
  ...judgeRuns(kindOf(figures, 'run'), AFTER_RESTART).map((verdict) => ({
    ...verdict,
    what: `${verdict.what}, after a restart`,
  })),
  ...(kindOf(figures, 'mix').length === 0 ? [] : judgeMix(kindOf(figures, 'mix'))),
  ...kindOf(figures, 'pages').flatMap(judgePages),
  ...(kindOf(figures, 'engine').length === 0 ? [] : judgeEngine(kindOf(figures, 'engine'))),
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
  return [least(what, saved, LEAST_SAVED)];
};
