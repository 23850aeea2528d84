import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { QuestionName } from '../questions/index.ts';
import type { PeakMemory } from '../rig.ts';
import type { Task } from './index.ts';

/** Somebody else's contender: see `bench/README.md` for what it is told and what it prints. */
export interface Program {
  readonly name: string;
  /** For `sh -c`. */
  readonly command: string;
}

export interface ProgramAnswer {
  /** Rows as it printed them. */
  readonly lines: readonly string[];
  readonly wallMs: number;
  readonly use: PeakMemory | undefined;
}

/** EX_USAGE of sysexits.h: the program does not answer this question, and is left out. */
const NOT_MINE = 64;
const LOOK_EVERY_MS = 100;
const TOLD_CHARACTERS = 2000;

/** The most memory that a process has had resident so far, in MB: Linux alone says it. */
const peakOf = (pid: number | undefined): number => {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/**
 * Runs a program on the sandbox that `task` says, from its start to its end.
 *
 * @returns undefined when it says that the question is none of its own.
 * @throws Error with what it wrote to the standard error when it fails.
 */
export const runProgram = async (
  { name, command }: Program,
  question: QuestionName,
  key: string | undefined,
  { aws }: Task,
): Promise<ProgramAnswer | undefined> => {
  const startedAt = performance.now();
  const child = spawn('sh', ['-c', `exec ${command}`], {
    // Whatever AWS account the person has who runs the benchmark, the program does not see it.
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      AWS_ENDPOINT_URL: aws.endpoint ?? '',
      AWS_REGION: aws.region,
      AWS_DEFAULT_REGION: aws.region,
      AWS_ACCESS_KEY_ID: aws.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.credentials.secretAccessKey,
      AWS_EC2_METADATA_DISABLED: 'true',
      BENCH_QUESTION: question,
      BENCH_KEY: key ?? '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  let peakRssMb = 0;
  const look = setInterval(
    () => (peakRssMb = Math.max(peakRssMb, peakOf(child.pid))),
    LOOK_EVERY_MS,
  );
  try {
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-TOLD_CHARACTERS);
    });
    const [code] = (await once(child, 'close')) as [number | null];
    if (code === NOT_MINE && lines.length === 0) return undefined;
    if (code !== 0) throw new Error(`${name} ended with ${String(code)}: ${complaint}`);
    const wallMs = performance.now() - startedAt;
    return { lines, wallMs, use: peakRssMb === 0 ? undefined : { peakRssMb } };
  } finally {
    clearInterval(look);
    process.off('exit', kill);
  }
};
