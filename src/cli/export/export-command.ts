import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Config, readCommandConfig } from '../../config.ts';
import { type Command, EXIT, type Terminal } from '../command.ts';
import { CommandError } from '../errors.ts';
import { readFlagsAndRest } from '../read-arguments.ts';
import { FORMATS } from './columns.ts';
import { auditExport } from './audit-export.ts';
import { exportAssignments, type ExportOptions } from './export-assignments.ts';
import { type Coverage, type Manifest, manifestPath } from './manifest.ts';
import { createProgress, silent } from './progress.ts';

/** Every row that could be read is there, and some could not. */
const EXIT_WITH_GAPS = 3;

/** For `parseArgs`. What is not among them is the sandbox's. */
export const exportFlags = {
  out: { type: 'string' },
  format: { type: 'string' },
  coverage: { type: 'string' },
  instance: { type: 'string' },
  'max-age': { type: 'string' },
  'excel-safe': { type: 'boolean' },
  force: { type: 'boolean' },
  restart: { type: 'boolean' },
  quiet: { type: 'boolean' },
  upstream: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const HELP = `Usage: management-graph export assignments [flags]

Writes who has which permission set in which account, over the whole organization, to a file, and a
manifest beside it. It takes what AWS's quotas allow: a large organization needs minutes. The same
command again goes on where a killed one was.

  --out FILE          where to (default assignments.csv or assignments.jsonl)
  --format FORMAT     csv (default) or jsonl
  --coverage WHICH    ALL (default), or LISTED_PRINCIPALS: far fewer calls, without what deleted users
                      and groups have left behind
  --instance ARN      the instance of IAM Identity Center; the organization's own without it
  --max-age SECONDS   nothing that was read longer than this before the start; 0: nothing at all
  --excel-safe        puts an apostrophe before what a spreadsheet would take for a formula
  --force             replace FILE when it is there
  --restart           begin anew, although a part of an earlier run is there
  --quiet             no progress
  --upstream NAME     sandbox (default), which takes its own flags too, or aws

Exit code: 0 whole; 3 written, with gaps that the manifest lists; 1 failed; 2 the command line is
wrong; 130 or 143 interrupted. After 1, 130 and 143 the same command goes on.
`;

interface Asked {
  readonly options: ExportOptions;
  readonly config: Config;
  readonly quiet: boolean;
}

export const exportCommand: Command = {
  help: HELP,
  async run(argv, terminal) {
    const [what, ...flags] = argv;
    if (what === '--help' || what === '-h') return help(terminal);
    if (what !== 'assignments') {
      throw new CommandError(
        `export takes what to export: assignments${what === undefined ? '' : `, not "${what}"`}.`,
      );
    }
    const asked = readFlags(flags);
    if (asked === 'help') return help(terminal);
    return run(asked, terminal);
  },
};

const help = async (terminal: Terminal): Promise<number> => {
  await terminal.out(HELP);
  return EXIT.done;
};

const run = async ({ options, config, quiet }: Asked, terminal: Terminal): Promise<number> => {
  const { clock, signal, isInteractive, tell } = terminal;
  const recorded = await auditExport(config, clock, options.file);
  let outcome: 'DONE' | 'FAILED' = 'FAILED';
  let rows: number | undefined;
  const { openGateway } = await import('../open-gateway.ts');
  const { gateway, close } = await openGateway(config);
  const say = (line: string): void => {
    if (!quiet) tell(`${line}\n`);
  };
  try {
    const from = config.upstream === 'aws' ? `AWS (${config.region})` : 'the SANDBOX';
    say(`Exporting the assignments of ${from} to ${options.file}.`);
    const progress = quiet
      ? silent
      : createProgress({ gateway, clock, signal, isInteractive, write: tell });
    const manifest = await exportAssignments(
      { gateway, clock, signal, progress, tell: say },
      options,
    );
    outcome = 'DONE';
    rows = manifest.rows;
    await terminal.out(report(manifest, options.file));
    return manifest.gaps.length === 0 ? EXIT.done : EXIT_WITH_GAPS;
  } catch (error) {
    if (existsSync(`${options.file}.partial.json`)) {
      tell(`${options.file}.partial stays: the same command goes on from there.\n`);
    }
    throw error;
  } finally {
    await close();
    await recorded.end(outcome, rows);
  }
};

const report = (manifest: Manifest, file: string): string => {
  const rows = `${file}: ${manifest.rows.toLocaleString('en')} rows, SHA-256 ${manifest.sha256}\n`;
  const { length } = manifest.gaps;
  if (length === 0) return rows;
  const codes = [...new Set(manifest.gaps.map(({ code }) => code))].join(', ');
  return `${rows}NOT WHOLE: ${length} ${length === 1 ? 'gap' : 'gaps'} (${codes}), listed in ${manifestPath(file)}\n`;
};

/**
 * @throws CommandError for a value that cannot be, ConfigError for a setting that cannot.
 */
export const readFlags = (argv: readonly string[]): Asked | 'help' => {
  const { text, has, upstream, rest } = readFlagsAndRest('export', argv, exportFlags);
  if (has('help')) return 'help';
  const format = choice('format', text('format') ?? 'csv', FORMATS);
  const options: ExportOptions = {
    file: fileOf(text('out') ?? `assignments.${format}`),
    format,
    excelSafe: has('excel-safe'),
    coverage: choice<Coverage>('coverage', text('coverage') ?? 'ALL', ['ALL', 'LISTED_PRINCIPALS']),
    maxAge: secondsOf(text('max-age')),
    instance: instanceOf(text('instance')),
    force: has('force'),
    restart: has('restart'),
  };
  if (options.excelSafe && format !== 'csv') {
    throw new CommandError('--excel-safe is for --format csv: no spreadsheet calculates JSON.');
  }
  const config = readCommandConfig(['--upstream', upstream, ...rest]);
  return 'help' in config ? 'help' : { options, config, quiet: has('quiet') };
};

const choice = <Value extends string>(
  name: string,
  text: string,
  values: readonly Value[],
): Value => {
  const value = values.find((candidate) => candidate === text);
  if (value !== undefined) return value;
  throw new CommandError(`--${name} must be ${values.join(' or ')}, not "${text}".`);
};

const MOST_SECONDS = 2_592_000;

const secondsOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text) && Number(text) <= MOST_SECONDS) return Number(text);
  throw new CommandError(`--max-age takes whole seconds up to ${MOST_SECONDS}, not "${text}".`);
};

const instanceOf = (text: string | undefined): string | undefined => {
  if (text === undefined || /^arn:aws[a-z-]*:sso:::instance\/[\w-]+$/.test(text)) return text;
  throw new CommandError(
    `--instance takes an ARN such as arn:aws:sso:::instance/ssoins-1234567890abcdef, not "${text}".`,
  );
};

const fileOf = (text: string): string => {
  const folder = dirname(text);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new CommandError(`--out ${text}: there is no folder ${folder}.`);
  }
  if (existsSync(text) && !statSync(text).isFile()) {
    throw new CommandError(`--out ${text} is no file.`);
  }
  return text;
};
