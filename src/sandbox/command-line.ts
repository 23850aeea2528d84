/** The command line of `npm run sandbox`: pure, so that a test reads it like any other function. */
import { parseArgs } from 'node:util';
import type { SandboxOptions } from './index.ts';
import {
  readSandboxOptions,
  readWhole,
  sandboxFaultHelp,
  sandboxFlagHelp,
  sandboxFlags,
} from './options.ts';
import { UsageError } from './usage-error.ts';

export const DEFAULT_PORT = 4010;

export type Command =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'run'; readonly port: number; readonly options: SandboxOptions };

const help = `usage: npm run sandbox -- [flags]

Plays IAM Identity Center, Identity Store, Organizations and STS on 127.0.0.1, for any AWS client.
Prints what points a client at it, one "export NAME=value" a line.

  --port PORT        where to listen, 0 for any free port (default ${DEFAULT_PORT}, or SANDBOX_PORT)
${sandboxFlagHelp}
  --help             this text

${sandboxFaultHelp}
`;

const flags = {
  ...sandboxFlags,
  port: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: flags, strict: true }).values;
  } catch (error) {
    throw new UsageError(
      `${(error as Error).message.split('. ')[0] ?? ''} (--help lists the flags)`,
    );
  }
};

const MAX_PORT = 65_535;

/**
 * @param argv the arguments after the program's name.
 * @param env of it, only SANDBOX_PORT is read.
 * @throws UsageError at the first thing that cannot be.
 */
export const readCommandLine = (
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Command => {
  const { port, help: wanted, ...values } = parse(argv);
  if (wanted === true) return { kind: 'help', text: help };
  const fromEnv = env.SANDBOX_PORT === '' ? undefined : env.SANDBOX_PORT;
  const chosen =
    port !== undefined
      ? readWhole('--port', port, 0, MAX_PORT)
      : readWhole('SANDBOX_PORT', fromEnv ?? String(DEFAULT_PORT), 0, MAX_PORT);
  return { kind: 'run', port: chosen, options: readSandboxOptions(values) };
};
