import { QUESTION_NAMES, type QuestionName, QUESTIONS } from './questions/index.ts';

export type ScenarioName = QuestionName | '6' | 'pages' | 'warm' | 'engine' | 'sdk';

export interface Scenario {
  readonly name: ScenarioName;
  /** What is measured, in a line. */
  readonly what: string;
  /** Whether it is measured at each of the sizes, or has one of its own. */
  readonly isSized: boolean;
}

export const SCENARIOS: readonly Scenario[] = [
  ...QUESTION_NAMES.map((name): Scenario => ({ name, what: QUESTIONS[name].what, isSized: true })),
  { name: '6', what: 'a mix: 1, small questions every 4 s, a writer', isSized: true },
  {
    name: 'pages',
    what: 'a list of 100,000 assignments to its 1,000th page: heap, and CPU of a warm page',
    isSized: false,
  },
  { name: 'warm', what: 'the first page of 100 again, from the cache (small)', isSized: false },
  {
    name: 'engine',
    what: 'requests a second beside other servers (first: npm ci --prefix bench)',
    isSized: false,
  },
  {
    name: 'sdk',
    what: 'what a call costs the process that makes it, step by step of the SDK',
    isSized: false,
  },
];
