/** `management-graph audit verify`, and the record that `export` leaves, as processes of their own. */
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { userInfo, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditFile } from '../../src/audit/file-sink.ts';
import type { AuditRecord } from '../../src/audit/record.ts';
import { verifyFiles } from '../../src/audit/verify.ts';
import { systemClock } from '../../src/core/clock.ts';
import { capture } from '../support/processes.ts';

const TIMEOUT = 120_000;
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-cli-'));
  file = join(folder, 'audit.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const graph = async (argv: readonly string[], env: Record<string, string> = {}) => {
  const child = capture(process.execPath, ['src/cli/main.ts', ...argv], {
    HOME: folder,
    SANDBOX_PORT: '0',
    ...env,
  });
  let out = '';
  let told = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (told += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, told };
};
const verify = (...argv: string[]) => graph(['audit', 'verify', ...argv]);

const write = async (count: number): Promise<void> => {
  const onTrouble = (message: string): void => expect.fail(message);
  const options = { file, maxBytes: 400, maxAgeMs: 1e9, clock: systemClock, onTrouble };
  const sink = new AuditFile(options);
  for (let index = 0; index < count; index += 1) {
    await sink.append([{ id: String(index), at: '2026-11-22T00:00:00.000Z', type: 'denied' }]);
  }
  await sink.close();
};

describe('audit verify', () => {
  it(
    'ends with 0 for what is whole, over all its files, and says where it ends',
    async () => {
      await write(5);
      const { files, lines, last } = verifyFiles(file);
      expect(files).toBeGreaterThan(1);
      expect(await verify(file)).toEqual({
        code: 0,
        out: `${lines} lines in ${files} files, none changed; the last is number ${last.seq}, SHA-256 ${last.hash}\n`,
        told: '',
      });
    },
    TIMEOUT,
  );

  it(
    'ends with 1 for what was changed, left out, or cut, and says where',
    async () => {
      await write(2);
      const [, ...lines] = readFileSync(file, 'utf8').split('\n');
      const text = ['{"seq":1,"prev":"0"}', ...lines].join('\n');
      const changed = join(folder, 'changed.jsonl');
      writeFileSync(changed, `${text}${text}`);
      appendFileSync(changed, '{"seq":');
      const { code, out, told } = await verify(changed);
      expect(code).toBe(1);
      expect(out).toMatch(/^CHANGED: \d+ of \d+ lines in 1 file do not follow/);
      expect(told).toContain(`${changed}:2: It is number `);
      expect(told).toContain(': It is cut in half.\n');
    },
    TIMEOUT,
  );

  it.each([
    [[], 'audit takes what to do, and a file'],
    [['look', 'x'], 'audit takes what to do, and a file'],
    [['verify', 'a', 'b'], 'audit takes what to do, and a file'],
    [['verify', '/nowhere/audit.jsonl'], ''],
  ])(
    'ends with 2 for %j',
    async (argv, says) => {
      const { code, out, told } = await graph(['audit', ...argv]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(told).toMatch(/^management-graph: [^\n]+\n$/);
      expect(told).toContain(says);
    },
    TIMEOUT,
  );
});

describe('export', () => {
  const exportTo = (to: string, audit: string) =>
    graph(['export', 'assignments', '--out', to, '--quiet'], { AUDIT: audit });
  const records = (): readonly AuditRecord[] =>
    readFileSync(join(folder, 'audit.export.jsonl'), 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as AuditRecord);

  it(
    'is on record before and after, with who and whereto, in a file that verifies',
    async () => {
      const to = join(folder, 'assignments.csv');
      const { code, told } = await exportTo(to, file);
      expect(told).toBe('');
      expect(code).toBe(0);
      const [read, outcome, ...more] = records();
      expect(more).toEqual([]);
      const who = { id: `os:${userInfo().username}`, authentication: 'NONE' };
      expect(read).toMatchObject({
        type: 'read',
        what: 'export',
        who,
        fields: ['assignments'],
        on: { upstream: 'sandbox', file: to },
      });
      const rows = readFileSync(to, 'utf8').trimEnd().split('\n').length - 1;
      expect(outcome).toMatchObject({
        type: 'outcome',
        of: read!.id,
        who,
        outcome: 'DONE',
        count: rows,
      });
      expect(await verify(join(folder, 'audit.export.jsonl'))).toMatchObject({ code: 0 });
    },
    TIMEOUT,
  );

  it(
    'reads nothing when it cannot be written down',
    async () => {
      const to = join(folder, 'assignments.csv');
      mkdirSync(join(folder, 'audit.export.jsonl'));
      const { code, told } = await exportTo(to, file);
      expect(code).toBe(1);
      expect(told).toContain('cannot be written into the audit, so nothing was read');
      expect(existsSync(to)).toBe(false);
    },
    TIMEOUT,
  );
});
