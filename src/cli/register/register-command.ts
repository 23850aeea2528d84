import { existsSync } from 'node:fs';
import { readCommandConfig } from '../../config.ts';
import { DEFAULT_LIMITS } from '../../limits/limits.ts';
import { ManifestError, readManifest } from '../../persisted/read-manifests.ts';
import { createSchema } from '../../schema.ts';
import { type Command, EXIT } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { CommandError, CommandFailed } from '../errors.ts';
import { replaceFile } from '../export/replace-file.ts';
import { checkDocuments } from './check-documents.ts';
import { findDocuments } from './find-documents.ts';

const HELP = `Usage: management-graph register-documents FILES|DIRECTORIES --out FILE [--keep]

Checks the operations of a client against the schema and the limits, and writes those for
PERSISTED_OPERATIONS: a JSON object of texts by the SHA-256 of each. Prints a line for each operation:
its id, its kind and its name. --keep adds to what FILE has, so that clients that are out there go on.

Exit code: 0 written; 1 an operation is wrong, and nothing is written; 2 the command line is wrong.
`;

/** For `parseArgs`. */
export const registerFlags = {
  out: { type: 'string' },
  keep: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const kept = (file: string): Readonly<Record<string, string>> => {
  if (!existsSync(file)) return {};
  try {
    return readManifest(file);
  } catch (error) {
    if (error instanceof ManifestError) throw new CommandError(error.message);
    throw error;
  }
};

export const registerCommand: Command = {
  help: HELP,
  async run(argv, terminal) {
    const { values, positionals } = readArguments(argv, registerFlags, { positionals: true });
    if (values.help === true) {
      await terminal.out(HELP);
      return EXIT.done;
    }
    const { out, keep = false } = values;
    if (out === undefined || positionals.length === 0) {
      throw new CommandError('register-documents takes files or directories, and --out FILE.');
    }
    const config = readCommandConfig(['--upstream', 'sandbox']);
    const limits = 'safety' in config ? config.safety.limits : DEFAULT_LIMITS;
    const found = findDocuments(positionals);
    const { operations, complaints } = checkDocuments(createSchema(), found, limits);
    if (complaints.length > 0) {
      for (const complaint of complaints) terminal.tell(`${complaint}\n`);
      const count = complaints.length === 1 ? '1 mistake' : `${complaints.length} mistakes`;
      throw new CommandFailed(`${count}; nothing was written.`);
    }
    if (operations.length === 0) throw new CommandFailed('there is no operation in these files.');
    const texts = Object.fromEntries(operations.map(({ id, text }) => [id, text]));
    const all = { ...(keep ? kept(out) : {}), ...texts };
    replaceFile(out, `${JSON.stringify(all, null, 2)}\n`);
    for (const { id, kind, name } of operations) await terminal.out(`${id}  ${kind}  ${name}\n`);
    return EXIT.done;
  },
};
