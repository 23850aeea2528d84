/** The command line of `npm run sandbox`: pure, so that a test reads it like any other function. */
import { parseArgs } from 'node:util';
import type { SandboxOptions } from './index.ts';
import {
  DEFAULT_SANDBOX_PORT,
  readSandboxOptions,
  readSandboxPort,
  sandboxFaultHelp,
  sandboxFlagHelp,
  sandboxFlags,
} from './options.ts';
import { UsageError } from './usage-error.ts';

export type Command =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'run'; readonly port: number; readonly options: SandboxOptions };

const help = `usage: npm run sandbox -- [flags]

Plays IAM Identity Center, Identity Store, Organizations, STS, FinSpace and Grafana on 127.0.0.1, for
any AWS client. FinSpace and Grafana are played in a second Region too: us-east-1, or us-west-2 if
that is --region.
Prints what points a client at it, one "export NAME=value" a line.

  --port PORT        where to listen, 0 for any free port (default ${DEFAULT_SANDBOX_PORT}, or SANDBOX_PORT)
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
    // The sentence that says what is wrong; what follows it is advice, on lines of its own.
    const [sentence = ''] = (error as Error).message.split(/\.\s/);
    const flag = /^Option '--([a-z]+)[^']*' argument is ambiguous/.exec(sentence)?.[1];
    throw new UsageError(
      flag === undefined
        ? `${sentence} (--help lists the flags)`
        : `--${flag} needs a value, and what follows it begins with "-": write --${flag}=VALUE`,
    );
  }
};

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
  return { kind: 'run', port: readSandboxPort(port, env), options: readSandboxOptions(values) };
};
