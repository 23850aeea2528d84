import { describe, expect, it } from 'vitest';
import type { EngineFigures, EngineRun, Figures, RunFigures } from '../../bench/figures.ts';
import { judge } from '../../bench/judge.ts';

/** Which bounds these figures miss. */
const missed = (...figures: readonly Figures[]): readonly string[] =>
  judge({
    scenario: { name: '2', what: '', isSized: false },
    size: 'small',
    isSimulated: false,
    figures,
    load: [0, 0],
  })
    .filter(({ holds }) => !holds)
    .map(({ what }) => what);

describe('a cold wall', () => {
  const run = {
    kind: 'run',
    question: '2',
    who: 'gateway',
    missing: 0,
    wrong: 0,
    calls: 48,
    arrived: 48,
    leastCalls: 48,
    boundMs: 900,
    wallMs: 989,
    gateway: { throttlesToCaller: 0, firstPageMs: undefined },
  } as unknown as RunFigures;

  it('is held to its bound, however short that is', () => {
    expect(missed(run)).toEqual([]);
    expect(missed({ ...run, wallMs: 991 })).toEqual(['wall ÷ bound']);
  });
});

describe('the engine', () => {
  const QUESTIONS = ['small', 'linked', 'rows'];
  const runsOf = (server: string, perSecond: number, p99Ms: number): EngineRun[] =>
    QUESTIONS.map((question) => ({ server, question, perSecond, p99Ms }) as EngineRun);
  const engine = (
    own: { readonly perSecond?: number; readonly p99Ms?: number } = {},
    more: Partial<EngineFigures> = {},
  ): EngineFigures => ({
    kind: 'engine',
    runs: [
      ...runsOf('gateway', own.perSecond ?? 300, own.p99Ms ?? 10),
      ...runsOf('yoga', 100, 40),
      ...runsOf('mercurius', 200, 10),
    ],
    start: { firstAnswerMs: 999, firstAwsAnswerMs: 999, cpuMs: 400, restRssMb: 149 },
    heapMb: [30, 35],
    ...more,
  });

  it('is as fast as asked for', () => {
    expect(missed(engine())).toEqual([]);
  });

  it.each([
    [250, ['small: requests a second ÷ yoga']],
    [
      190,
      [
        'small: requests a second ÷ yoga',
        'linked: requests a second ÷ mercurius',
        'rows: requests a second ÷ mercurius',
      ],
    ],
    [
      140,
      [
        'small: requests a second ÷ yoga',
        'linked: requests a second ÷ yoga',
        'rows: requests a second ÷ yoga',
        'linked: requests a second ÷ mercurius',
        'rows: requests a second ÷ mercurius',
      ],
    ],
  ])('is said to be too slow at %i a second', (perSecond, what) => {
    expect(missed(engine({ perSecond }))).toEqual(what);
  });

  it('is held to the p99 of either', () => {
    expect(missed(engine({ p99Ms: 11 }))).toEqual(
      QUESTIONS.map((question) => `${question}: p99 ÷ mercurius`),
    );
  });

  it('goes by the middle of the rounds', () => {
    expect(missed(engine(), engine({ perSecond: 100 }), engine())).toEqual([]);
    expect(missed(engine(), engine({ p99Ms: 11 }), engine({ p99Ms: 11 }))).toHaveLength(3);
  });

  it('is held to its heap, its start and its rest', () => {
    const start = { firstAnswerMs: 1001, firstAwsAnswerMs: 1001, cpuMs: 400, restRssMb: 151 };
    expect(missed(engine({}, { start, heapMb: [30, 37] }))).toEqual([
      'heap after 10,000 queries ÷ before',
      'first answer, ms',
      'first answer that asks AWS, ms',
      'resident at rest, MB',
    ]);
  });
});
