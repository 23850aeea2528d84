import type { EngineFigures, EngineRun } from '../figures.ts';
import { median } from '../statistics.ts';

type Line = readonly [label: string, value: string];

const digits = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

/** The figures of one scenario as lines of a list: medians over the rounds. */
export const engineLines = (rounds: readonly EngineFigures[]): Line[] => {
  const mid = (pick: (figures: EngineFigures) => number): number => median(rounds.map(pick));
  const first = rounds[0]?.runs ?? [];
  const lines = first.map(({ server, question, bytes }): Line => {
    const own = rounds.flatMap(({ runs }) =>
      runs.filter((run) => run.server === server && run.question === question),
    );
    const of = (pick: (run: EngineRun) => number): string => digits(median(own.map(pick)));
    return [
      `${question} (${bytes} bytes): ${server}`,
      `${of((run) => run.perSecond)} a second, ${of((run) => run.cpuMs)} ms CPU, median ` +
        `${of((run) => run.medianMs)} ms, p99 ${of((run) => run.p99Ms)} ms; ` +
        `at ${of((run) => run.paced.perSecond)} a second: ` +
        `${of((run) => run.paced.medianMs)} ms, ${of((run) => run.paced.p99Ms)} ms`,
    ];
  });
  return [
    ...lines,
    [
      'start: first answer, CPU',
      `${digits(mid(({ start }) => start.firstAnswerMs))} ms, ${digits(mid(({ start }) => start.cpuMs))} ms`,
    ],
    [
      'start: first answer that asks AWS',
      `${digits(mid(({ start }) => start.firstAwsAnswerMs))} ms`,
    ],
    ['at rest: resident', `${digits(mid(({ start }) => start.restRssMb))} MB`],
    [
      'heap, before and after 10,000 queries',
      `${digits(mid(({ heapMb }) => heapMb[0]))} MB, ${digits(mid(({ heapMb }) => heapMb[1]))} MB`,
    ],
  ];
};
