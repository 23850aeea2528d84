/** Programs of this repository as processes of their own. What they write is searched for secrets. */
import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { captureFile } from './run-folder.ts';

const root = new URL('../../', import.meta.url);
const running = new Set<ChildProcess>();

type Stream = 'stdout' | 'stderr';

/** A process whose output is read. */
export type Captured = ChildProcess & { readonly stdout: Readable; readonly stderr: Readable };

export interface CaptureOptions extends Omit<SpawnOptions, 'stdio'> {
  /** Both when left out. The sandbox prints its credentials, for whoever points a client at it. */
  readonly searched?: readonly Stream[] | undefined;
  /** Where it is kept; in the folder of the run when left out. */
  readonly into?: string;
}

/**
 * Starts a program, and keeps what it writes for the search at the end of the run. Every test that
 * starts one does it here: ESLint refuses others.
 *
 * @param env all of its environment: no credentials of whoever runs the tests get into it.
 */
export const capture = (
  command: string,
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  { searched = ['stdout', 'stderr'], into, ...options }: CaptureOptions = {},
): Captured => {
  const child = spawn(command, argv, {
    cwd: root,
    ...options,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  }) as unknown as Captured;
  for (const stream of searched) {
    const file = captureFile(stream, into);
    // At once: whoever runs the tests may end before a stream would have been written.
    child[stream].on('data', (chunk: string | Buffer) => appendFileSync(file, chunk));
  }
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
};

/** Ends what is still running of what was started by `capture`. */
export const endAll = (): void => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
};

export interface StartedGateway {
  readonly child: Captured;
  /** What it has written so far. */
  readonly said: { out: string; error: string };
  /** Its exit code, once it has ended and all that it wrote has come. */
  readonly ended: Promise<number | null>;
  /** The address that it says it listens at; rejects when it ends before. */
  url(): Promise<string>;
}

/** Starts `src/main.ts` on ports of the machine's choice. */
export const startGateway = (
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  nodeFlags: readonly string[] = [],
): StartedGateway => {
  const child = capture(process.execPath, [...nodeFlags, 'src/main.ts', ...argv], {
    PORT: '0',
    SANDBOX_PORT: '0',
    ...env,
  });
  const said = { out: '', error: '' };
  child.stdout.on('data', (chunk) => (said.out += String(chunk)));
  child.stderr.on('data', (chunk) => (said.error += String(chunk)));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const url = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const [found] = /http:\/\/[^"\s]+\/graphql/.exec(said.out) ?? [];
        if (found !== undefined) resolve(found);
      };
      child.stdout.on('data', look);
      void ended.then((code) => reject(new Error(`It ended with ${code}: ${said.error}`)));
      look();
    });
  return { child, said, ended, url };
};
