#!/usr/bin/env node
/** The program `management-graph`: a command, and what it is to be done with. */
import { once } from 'node:events';
import { ConfigError } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { type Command, EXIT, type Terminal } from './command.ts';
import { diffCommand } from './diff/diff-command.ts';
import { CommandError, CommandFailed } from './errors.ts';
import { exportCommand } from './export/export-command.ts';

const COMMANDS: Readonly<Record<string, Command>> = { export: exportCommand, diff: diffCommand };

const HELP = `Usage: management-graph COMMAND [flags]

  export assignments   who has which access, over the whole organization, as a file
  diff OLD NEW         what was granted and revoked between two such files

COMMAND --help has the flags of a command.
`;

/** Exit codes of a process that a signal has ended, as shells count them. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;
/** Ctrl-C reaches the process twice, from the terminal and from npm: only one later is a new one. */
const SAME_SIGNAL_MS = 1000;

const control = new AbortController();
let signalledAt: number | undefined;
for (const [name, exitCode] of Object.entries(SIGNALS)) {
  process.on(name, () => {
    // What is written is safe whenever it ends: a second signal need not wait.
    if (signalledAt !== undefined && systemClock.now() - signalledAt > SAME_SIGNAL_MS) {
      process.exit(exitCode);
    }
    signalledAt ??= systemClock.now();
    process.exitCode = exitCode;
    control.abort(new CommandFailed(`ended by ${name}.`));
  });
}

const terminal: Terminal = {
  clock: systemClock,
  signal: control.signal,
  isInteractive: process.stderr.isTTY,
  async out(text) {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  tell: (text) => void process.stderr.write(text),
};

// Whoever reads it has read enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const run = async ([name = '', ...argv]: readonly string[]): Promise<number> => {
  if (['', 'help', '--help', '-h'].includes(name)) {
    await terminal.out(HELP);
    return name === '' ? EXIT.usage : EXIT.done;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    throw new CommandError(`there is no command "${name}" (--help lists them).`);
  }
  return command.run(argv, terminal);
};

/** The exit code of an error that is told in one line; undefined for what nobody foresaw. */
const exitCodeOf = (error: unknown): number | undefined => {
  if (error instanceof CommandFailed) return EXIT.failed;
  // The disk is full, or the file may not be written.
  if (error instanceof Error && 'syscall' in error) return EXIT.failed;
  if (error instanceof CommandError || error instanceof ConfigError) return EXIT.usage;
  // Of the sandbox, which is loaded only where it is played.
  return error instanceof Error && ['UsageError', 'StateError'].includes(error.name)
    ? EXIT.usage
    : undefined;
};

try {
  const exitCode = await run(process.argv.slice(2));
  process.exitCode ??= exitCode;
} catch (error) {
  // However the request that was under way took it: the signal is the reason.
  const told: unknown = control.signal.aborted ? control.signal.reason : error;
  const exitCode = exitCodeOf(told);
  if (exitCode === undefined || !(told instanceof Error)) throw error;
  process.stderr.write(`management-graph: ${told.message}\n`);
  process.exitCode ??= exitCode;
}
