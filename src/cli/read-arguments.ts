import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { CommandError } from './errors.ts';

/**
 * What stands behind a command's name, as `parseArgs` reads it.
 *
 * @throws CommandError naming the flag that the command does not have, or that lacks its value.
 */
export const readArguments = <const Flags extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  flags: Flags,
  { positionals = false } = {},
) => {
  try {
    return parseArgs({ args: [...argv], options: flags, allowPositionals: positionals });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split('. ');
    throw new CommandError(`${sentence} (--help lists the flags)`);
  }
};

/** A command's own flags, and what is left for the sandbox that it runs on. */
export interface FlagsAndRest<Name extends string> {
  /** The value of a flag that takes one. */
  readonly text: (name: Name) => string | undefined;
  /** Whether a flag that takes none is there. */
  readonly has: (name: Name) => boolean;
  readonly upstream: 'sandbox' | 'aws';
  readonly rest: readonly string[];
}

/**
 * The flags of a command that runs a gateway, one of which is `--upstream`; the others may be the
 * sandbox's, as long as there is one.
 *
 * @throws CommandError
 */
export const readFlagsAndRest = <const Flags extends ParseArgsOptionsConfig>(
  command: string,
  argv: readonly string[],
  flags: Flags,
): FlagsAndRest<keyof Flags & string> => {
  const options: ParseArgsOptionsConfig = flags;
  const { values, tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  const own = new Set<number>();
  for (const token of tokens) {
    if (token.kind !== 'option' || !Object.hasOwn(flags, token.name)) continue;
    own.add(token.index);
    const isText = options[token.name]?.type === 'string';
    if (isText && token.inlineValue !== true) own.add(token.index + 1);
    if (isText === (token.value === undefined) || token.value?.startsWith('--') === true) {
      throw new CommandError(`--${token.name} ${isText ? 'needs a value' : 'takes no value'}.`);
    }
  }
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const rest = argv.filter((_, index) => !own.has(index));
  const upstream = text('upstream') ?? 'sandbox';
  if (upstream !== 'sandbox' && upstream !== 'aws') {
    throw new CommandError(`--upstream must be sandbox or aws, not "${upstream}".`);
  }
  if (upstream === 'aws' && rest[0] !== undefined) {
    throw new CommandError(`${rest[0]} is no flag of ${command} (--help lists them).`);
  }
  return { text, has: (name) => values[name] === true, upstream, rest };
};
