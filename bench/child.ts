import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Child {
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

const STARTS_WITHIN_MS = 30_000;

/**
 * Starts a program of this repository, and waits until `isReady` has seen the line of its standard
 * output that says it may be used.
 *
 * @throws Error when it ends before, or does not say so in time.
 */
export const startChild = async (
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  isReady: (line: string) => boolean,
): Promise<Child> => {
  const child = spawn(process.execPath, argv, {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit');
  // Whatever becomes of this process, nothing that it started stays behind.
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) kill();
    await ended;
    process.off('exit', kill);
  };
  const ready = new Promise<void>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${argv.join(' ')} ${why}\n${complaint}`));
    const timer = setTimeout(() => fail('did not start in time'), STARTS_WITHIN_MS);
    child.once('exit', (code) => fail(`ended with ${String(code)}`));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!isReady(line)) return;
      clearTimeout(timer);
      resolve();
    });
  });
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return { process: child, stop };
};
