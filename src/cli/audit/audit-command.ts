import { existsSync } from 'node:fs';
import { rotatedFiles } from '../../audit/rotated-files.ts';
import { verifyFiles } from '../../audit/verify.ts';
import { type Command, EXIT } from '../command.ts';
import { CommandError } from '../errors.ts';

/** It is not what was written; as of `diff`. */
const EXIT_DIFFERENT = 1;
/** What is listed of what is wrong: after the first few, one looks at the file. */
const MOST_LISTED = 20;

const HELP = `Usage: management-graph audit verify FILE

Holds an audit file, and the full ones beside it, to their own chain: each line has the SHA-256 of the
one before it. Says the number and hash of the last line; kept elsewhere, they tell later whether the end
was cut off.

Exit code: 0 nothing was changed; 1 something was; 2 the command line is wrong, or there is no such file.
`;

export const auditCommand: Command = {
  help: HELP,
  async run([what, file, ...more], terminal) {
    if (what === '--help' || what === '-h') {
      await terminal.out(HELP);
      return EXIT.done;
    }
    if (what !== 'verify' || file === undefined || more.length > 0) {
      throw new CommandError('audit takes what to do, and a file: audit verify FILE.');
    }
    if (!existsSync(file) && rotatedFiles(file).length === 0) {
      throw new CommandError(`There is no file ${file}.`);
    }
    const { files, lines, last, problems } = verifyFiles(file);
    for (const { file: where, line, says } of problems.slice(0, MOST_LISTED)) {
      terminal.tell(`${where}:${line}: ${says}\n`);
    }
    const { length } = problems;
    if (length > MOST_LISTED) terminal.tell(`and ${length - MOST_LISTED} more\n`);
    const count = `${lines.toLocaleString('en')} lines in ${files} ${files === 1 ? 'file' : 'files'}`;
    await terminal.out(
      length === 0
        ? `${count}, none changed; the last is number ${last.seq}, SHA-256 ${last.hash}\n`
        : `CHANGED: ${length} of ${count} do not follow from the one before\n`,
    );
    return length === 0 ? EXIT.done : EXIT_DIFFERENT;
  },
};
