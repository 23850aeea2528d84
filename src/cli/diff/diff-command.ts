import { type Command, EXIT, type Terminal } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { CommandError } from '../errors.ts';
import type { ExportRow } from '../export/columns.ts';
import { type Difference, diffExports } from './diff-exports.ts';
import { openExport } from './read-export.ts';

/** They differ; as of `diff`. */
const EXIT_DIFFERENT = 1;

const HELP = `Usage: management-graph diff OLD NEW [--format text|json]

Says what was granted and revoked between two exports, CSV or JSON Lines. Each is checked against the
manifest beside it. What is only called otherwise is neither.

Exit code: 0 the same; 1 different; 2 the command line is wrong, or a file cannot be used.
`;

/** For `parseArgs`. */
export const diffFlags = {
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const diffCommand: Command = {
  help: HELP,
  async run(argv, terminal) {
    const { values, positionals } = readArguments(argv, diffFlags, { positionals: true });
    if (values.help === true) {
      await terminal.out(HELP);
      return EXIT.done;
    }
    const { format = 'text' } = values;
    const [older, newer, ...more] = positionals;
    if (format !== 'text' && format !== 'json') {
      throw new CommandError(`--format must be text or json, not "${format}".`);
    }
    if (older === undefined || newer === undefined || more.length > 0) {
      throw new CommandError('diff takes two files: diff OLD NEW.');
    }
    const difference = await diffExports(openExport(older), openExport(newer));
    for (const warning of difference.warnings) terminal.tell(`Note: ${warning}\n`);
    await (format === 'json' ? writeJson : writeText)(difference, terminal);
    const { granted, revoked } = difference;
    return granted.length + revoked.length === 0 ? EXIT.done : EXIT_DIFFERENT;
  },
};

/** Names come from a directory: what would move a terminal's cursor must not get to it. */
const shown = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '?');

const describe = (row: ExportRow): string => {
  const account = row.accountName === null ? '' : ` (${row.accountName})`;
  const set = row.permissionSetName ?? row.permissionSetArn ?? '';
  const principal = row.principalName === null ? '' : ` (${row.principalName})`;
  const kind = row.principalType?.toLowerCase() ?? '';
  return shown(`${row.accountId}${account}  ${set}  ${kind} ${row.principalId}${principal}`);
};

const writeText = async (
  { granted, revoked, same }: Difference,
  { out }: Terminal,
): Promise<void> => {
  for (const row of granted) await out(`+ ${describe(row)}\n`);
  for (const row of revoked) await out(`- ${describe(row)}\n`);
  const [plus, minus, rest] = [granted.length, revoked.length, same].map((count) =>
    count.toLocaleString('en'),
  );
  await out(`${plus} granted, ${minus} revoked, ${rest} the same\n`);
};

/** One object, a row a line. */
const writeJson = async (
  { granted, revoked, same, warnings }: Difference,
  { out }: Terminal,
): Promise<void> => {
  const rows = async (name: string, list: readonly ExportRow[]): Promise<void> => {
    await out(`  "${name}": [`);
    for (const [index, row] of list.entries()) {
      await out(`${index === 0 ? '' : ','}\n    ${JSON.stringify(row)}`);
    }
    await out(list.length === 0 ? '],\n' : '\n  ],\n');
  };
  await out('{\n');
  await rows('granted', granted);
  await rows('revoked', revoked);
  await out(`  "same": ${same},\n  "warnings": ${JSON.stringify(warnings)}\n}\n`);
};
