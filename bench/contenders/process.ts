/**
 * Another program in a process of its own, so that what it takes is its own: `node --import
 * process-probe.ts contenders/process.ts`. Its parent sends one `Order`, and is sent a `Done`.
 */
import type { QuestionName } from '../questions/index.ts';
import { type Attempt, contenderNamed, type Task } from './index.ts';

export interface Order {
  readonly contender: string;
  readonly question: QuestionName;
  readonly task: Task;
}

export interface Done {
  readonly attempt: Attempt;
  readonly wallMs: number;
}

const work = async ({ contender, question, task }: Order): Promise<Done> => {
  const startedAt = performance.now();
  const attempt = await contenderNamed(contender).run(task, question);
  return { attempt, wallMs: performance.now() - startedAt };
};

process.on('message', (message) => {
  // What is a word is for the probe.
  if (typeof message !== 'string') void work(message as Order).then((done) => process.send?.(done));
});
// The probe lets a process end when it has nothing to do: this one waits to be told.
process.channel?.ref();
process.stdout.write('ready\n');
