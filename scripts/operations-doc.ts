/**
 * Writes `docs/operations.md` from the table in `scripts/operations/`.
 *
 *     npm run operations               writes it
 *     npm run operations -- --check    says whether it is up to date
 */
import { readFile, writeFile } from 'node:fs/promises';
import { renderOperations } from './operations/render.ts';
import { operationTable } from './operations/table.ts';

const file = new URL('../docs/operations.md', import.meta.url);
const text = await renderOperations(operationTable);

if (process.argv.includes('--check')) {
  const written = await readFile(file, 'utf8').catch(() => '');
  if (written !== text) {
    console.error('docs/operations.md is not what the table says: npm run operations');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, text);
}
