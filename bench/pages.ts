import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { PagesFigures } from './figures.ts';
import { type Question, QUESTIONS } from './questions/index.ts';
import { pageOf, readAll } from './read-all.ts';
import type { Rig } from './rig.ts';
import { median } from './statistics.ts';

const MB = 2 ** 20;
const REQUESTS = 40;

/** Where the heap is looked at, and a page is asked for again. */
export const FIRST_MARK = 10;
export const LAST_MARK = 1000;
const MARKS = [FIRST_MARK, 100, 250, 500, 750, LAST_MARK];

class Enough extends Error {}

const collector = (): (() => void) => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
};

/**
 * Pages to the thousandth page of 100 and looks at the heap on the way. Gateway and sandbox share the
 * process: the sandbox's rows are there from the beginning and stay.
 *
 * @param marks pages to stop at, in their order; the last one ends it.
 */
export const measurePages = async (
  rig: Rig,
  marks: readonly number[] = MARKS,
): Promise<PagesFigures> => {
  const collect = collector();
  const heap = (): number => {
    collect();
    return process.memoryUsage().heapUsed / MB;
  };
  const emptyMb = heap();
  const heapMb: Record<number, number> = {};
  const warmCpuMs: Record<number, number> = {};
  let rows = 0;
  let pages = 0;
  let before: string | null = null;
  let at: string | null = null;
  // No line is kept: the heap is the gateway's, not the client's.
  const question: Question = {
    ...QUESTIONS['1'],
    rows(data, page) {
      rows += page.nodes.length;
      [before, at] = [at, pageOf(data)?.pageInfo.endCursor ?? null];
      return [];
    },
  };
  const warm = async (after: string | null): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < REQUESTS; i += 1) {
      const used = process.cpuUsage();
      await rig.post(question.query, { first: question.first, after });
      const { user, system } = process.cpuUsage(used);
      times.push((user + system) / 1000);
    }
    return median(times);
  };
  try {
    await readAll(rig, question, undefined, async (number) => {
      pages = number;
      if (!marks.includes(number)) return;
      heapMb[number] = heap();
      warmCpuMs[number] = await warm(before);
      if (number === marks.at(-1)) throw new Enough();
    });
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return { kind: 'pages', rows, pages, heapMb, emptyMb, warmCpuMs };
};
