import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';

import { ConfigError } from '../src/config-error.ts';
import { fileMark, followFile, LOOK_MS } from '../src/follow-file.ts';
import { ManualClock } from './support/manual-clock.ts';
import { makeFolder } from './support/run-folder.ts';

it('reads a file again that could not be read for a while, and tells of it once', async () => {
  const path = join(makeFolder('followed'), 'rules');
  writeFileSync(path, 'old');
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  const clock = new ManualClock();
  const used: string[] = [];
  let reads = 0;
  const read = (): string => {
    reads += 1;
    if (reads < 3) throw new ConfigError('too many files', { cause: new Error('EMFILE') });
    return 'new';
  };
  const use = (text: string): void => void used.push(text);
  const file = { variable: 'RULES', path, what: 'rules', mark: fileMark(path), read, use };
  const end = followFile(file, clock, log);
  writeFileSync(path, 'other');
  await expect
    .poll(async () => {
      // The next look is set once the one before is over.
      await clock.advance(LOOK_MS);
      return used;
    })
    .toEqual(['new']);
  expect(reads).toBe(3);
  expect(lines).toHaveLength(1);
  end();
});
