import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { capture } from '../../support/processes.ts';

/** How a program ended, and all that it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that runs. */
export interface Program {
  /** The first match in what it writes to standard output; fails when it ends without. */
  saw(pattern: RegExp): Promise<RegExpExecArray>;
  /** As a process manager would: to the program that was started, not to its children. */
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

export type Environment = Readonly<Record<string, string>>;

/** Ports that the machine chooses, so that nothing else has them. */
export const anyPorts: Environment = { PORT: '0', SANDBOX_PORT: '0' };

const running = new Set<ChildProcess>();

/** What a newcomer's shell would have; above all no AWS credentials. */
const shell = (): Record<string, string> => ({ HOME: process.env.HOME ?? '' });

/** Starts a program in a folder, in a process group of its own. */
export const start = (cwd: string, command: readonly string[], env: Environment = {}): Program => {
  const [name = '', ...args] = command;
  // Its credentials are what the sandbox alone prints, for whoever points a client at it.
  const searched = args.join(' ') === 'run sandbox' ? (['stderr'] as const) : undefined;
  const child = capture(name, args, { ...shell(), ...env }, { cwd, detached: true, searched });
  running.add(child);
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (output[stream] += text));
  }
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return { code: code as number | null, ...output };
  });
  return {
    ended,
    signal: (signal) => child.kill(signal),
    saw: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(output.stdout);
          if (match !== null) resolve(match);
        };
        child.stdout.on('data', look);
        look();
        void ended.then((end) => reject(new Error(`It ended: ${JSON.stringify(end)}`)));
      }),
  };
};

/** Runs a program to its end. */
export const run = (cwd: string, command: readonly string[], env?: Environment): Promise<Ended> =>
  start(cwd, command, env).ended;

/** Ends whatever a failed test left behind, children of children too. */
export const endAll = (): void => {
  for (const { pid } of running) if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  running.clear();
};

/** The address that a gateway says it listens at. */
export const gatewayUrl = async (program: Program): Promise<string> => {
  const [, url = ''] = await program.saw(/management-graph on .*: (http:\S+\/graphql)/);
  return url;
};

/** An answer over HTTP. */
export interface HttpAnswer {
  readonly data: Record<string, unknown>;
  readonly headers: Headers;
}

/** Sends a query, and fails when there is any error. */
export const ask = async (url: string, query: string): Promise<HttpAnswer> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as {
    data?: Record<string, unknown>;
    errors?: unknown;
  };
  if (errors !== undefined || data === undefined) throw new Error(JSON.stringify(errors));
  return { data, headers: response.headers };
};
