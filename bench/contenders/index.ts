import { QUESTIONS, type QuestionName } from '../questions/index.ts';
import { readAll } from '../read-all.ts';
import type { AwsSettings } from '../rig.ts';
import type { JudgedSize } from '../sizes.ts';
import type { Subjects } from '../world/subjects.ts';
import type { Counted } from './counter.ts';
import { loopAccount, loopAssignments, loopDrift } from './loop.ts';
import { openNaive } from './naive.ts';
import { perPrincipalAssignments } from './per-principal.ts';
import { openScript, type Script, type ScriptOptions } from './script.ts';

/** What another program found, and what it took. */
export interface Attempt extends Counted {
  readonly lines: readonly string[];
  /** Lists and names that could not be read in all attempts. */
  readonly lost: number;
}

/** What another program is told: where AWS is, and whom and what it is asked about. */
export interface Task {
  readonly aws: AwsSettings;
  readonly subjects: Subjects;
}

export interface Contender {
  readonly name: string;
  readonly what: string;
  /** Which questions it answers. */
  readonly questions: readonly QuestionName[];
  /** Sizes that it is not run at: see `what`. */
  readonly not?: readonly JudgedSize[];
  /** Waits by Node's own timers: in simulated time they are simulated. */
  run(task: Task, question: QuestionName): Promise<Attempt>;
}

/** The SDK as it comes, and as whoever met throttles sets it. */
const PATIENT = { maxAttempts: 10, retryMode: 'adaptive' } as const;

const script = (
  name: string,
  what: string,
  options: ScriptOptions,
  work: Partial<Record<QuestionName, (script: Script, subjects: Subjects) => Promise<string[]>>>,
): Contender => ({
  name,
  what,
  questions: Object.keys(work) as QuestionName[],
  async run({ aws, subjects }, question) {
    const open = await openScript(aws, options);
    const lines = (await work[question]?.(open, subjects)) ?? [];
    return { lines, ...open.close() };
  },
});

const loop = (name: string, what: string, options: ScriptOptions): Contender =>
  script(name, what, options, {
    '1': (open) => loopAssignments(open, options),
    '3': (open, { accountId }) => loopAccount(open, accountId),
    '4': (open) => loopDrift(open, options),
  });

/** Against 1b the loops answer as well, and list who is in the directory: they have its names. */
const perPrincipal = (name: string, what: string, options: ScriptOptions): Contender =>
  script(name, what, options, { '1b': (open) => perPrincipalAssignments(open, options) });

const naive: Contender = {
  name: 'naive resolvers',
  what: 'the same schema, a call for each field; adaptive retries, 10 attempts',
  questions: ['1', '3', '4'],
  not: ['large'],
  async run({ aws, subjects }, name) {
    const question = QUESTIONS[name];
    const open = openNaive(aws);
    const reader = {
      now: () => Date.now(),
      sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
      post: open.post,
    };
    const { lines, otherErrors } = await readAll(reader, question, question.key(subjects));
    return { lines, lost: otherErrors, ...open.close() };
  },
};

export const CONTENDERS: readonly Contender[] = [
  loop('loop', 'account, sets, assignments: one call at a time', { atOnce: 1 }),
  loop('loop, ten at once', "ten accounts at a time, the SDK's own retries", { atOnce: 10 }),
  loop('loop, ten, patient', 'ten accounts at a time, adaptive retries, 10 attempts', {
    atOnce: 10,
    ...PATIENT,
  }),
  perPrincipal('per principal', 'a list for each user and group: one call at a time', {
    atOnce: 1,
  }),
  perPrincipal('per principal, ten', 'ten principals at a time, adaptive retries, 10 attempts', {
    atOnce: 10,
    ...PATIENT,
  }),
  naive,
];

/** @throws Error when there is none of that name. */
export const contenderNamed = (name: string): Contender => {
  const found = CONTENDERS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no contender "${name}".`);
  return found;
};
