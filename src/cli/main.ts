#!/usr/bin/env node
/** The program `management-graph`: a command, and what it is to be done with. */
import { once } from 'node:events';
import { ConfigError } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { type Command, EXIT, type Terminal } from './command.ts';
import { CommandError, CommandFailed } from './errors.ts';

/** Each is loaded when it is asked for: a gateway takes a while. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  export: async () => (await import('./export/export-command.ts')).exportCommand,
  'api-key': async () => (await import('./api-key/api-key-command.ts')).apiKeyCommand,
  audit: async () => (await import('./audit/audit-command.ts')).auditCommand,
  diff: async () => (await import('./diff/diff-command.ts')).diffCommand,
  doctor: async () => (await import('./doctor/doctor-command.ts')).doctorCommand,
  'iam-policy': async () => (await import('./iam-policy/iam-policy-command.ts')).iamPolicyCommand,
  'register-documents': async () =>
    (await import('./register/register-command.ts')).registerCommand,
};

const HELP = `Usage: management-graph COMMAND [flags]

  export assignments   who has which access, over the whole organization, as a file
  api-key NAME         a new API key for a service
  diff OLD NEW         what was granted and revoked between two such files
  doctor               which permissions are missing, tried without changing anything
  iam-policy           the least IAM policy for what is switched on
  register-documents   check a client's operations, and write those that a gateway may run
  audit verify FILE    whether anything in an audit was changed or taken out

COMMAND --help has the flags of a command.
`;

/** Exit codes of a process that a signal has ended, as shells count them. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;
/** Ctrl-C reaches the process twice, from the terminal and from npm: only one later is a new one. */
const SAME_SIGNAL_MS = 1000;

const control = new AbortController();
let signalled: { readonly name: string; readonly at: number } | undefined;
for (const [name, exitCode] of Object.entries(SIGNALS)) {
  process.on(name, () => {
    // What is written is safe whenever it ends: a second signal need not wait.
    if (signalled !== undefined && systemClock.now() - signalled.at > SAME_SIGNAL_MS) {
      process.exit(exitCode);
    }
    signalled ??= { name, at: systemClock.now() };
    process.exitCode = exitCode;
    control.abort();
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
  return (await command()).run(argv, terminal);
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
  const told = signalled === undefined ? error : new CommandFailed(`ended by ${signalled.name}.`);
  const exitCode = exitCodeOf(told);
  if (exitCode === undefined || !(told instanceof Error)) throw error;
  process.stderr.write(`management-graph: ${told.message}\n`);
  process.exitCode ??= exitCode;
}
