import {
  appendFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditError, AuditFile, type AuditFileOptions } from '../../src/audit/file-sink.ts';
import type { AuditRecord } from '../../src/audit/record.ts';
import { verifyFiles } from '../../src/audit/verify.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { makeFolder } from '../support/run-folder.ts';

const HOUR = 3_600_000;
let folder: string;
let file: string;
let clock: ManualClock;
let troubles: string[];
const opened: AuditFile[] = [];

beforeEach(() => {
  folder = makeFolder('audit');
  file = join(folder, 'audit.jsonl');
  clock = new ManualClock();
  troubles = [];
});
afterEach(async () => {
  for (const sink of opened.splice(0)) await sink.close();
});

const open = (more: Partial<AuditFileOptions> = {}): AuditFile => {
  const onTrouble = (message: string): void => void troubles.push(message);
  const sink = new AuditFile({ file, maxBytes: 1e6, maxAgeMs: HOUR, clock, onTrouble, ...more });
  opened.push(sink);
  return sink;
};
const record = (id: string, more: Partial<AuditRecord> = {}): AuditRecord => {
  return { id, at: new Date(clock.now()).toISOString(), type: 'read', ...more };
};
type Line = AuditRecord & { readonly seq: number };
const linesOf = (name: string): Line[] =>
  readFileSync(name, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
const idsOf = (name: string): string[] =>
  linesOf(name).map(({ id, type }) => (type === 'read' ? id : type));
const full = (): string[] =>
  readdirSync(folder)
    .filter((name) => /^audit\..+\.jsonl$/.test(name))
    .toSorted()
    .map((name) => join(folder, name));

describe('an audit file', () => {
  it('has a marked line for each record, for its owner alone, and is gone on with', async () => {
    const first = open();
    await Promise.all([first.append([record('a')]), first.append([record('b'), record('c')])]);
    await first.close();
    const second = open();
    await second.append([record('d')]);
    expect(idsOf(file)).toEqual(['a', 'b', 'c', 'd']);
    expect(linesOf(file).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(linesOf(file)[0]).toMatchObject({ audit: true });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(verifyFiles(file)).toMatchObject({ lines: 4, problems: [] });
  });

  it('is written by one process alone', () => {
    open();
    expect(() => open()).toThrow(AuditError);
    expect(() => open()).toThrow(/Another process writes the audit/);
  });

  it('is without the half line that a kill has left, and says so', async () => {
    const first = open();
    await first.append([record('a')]);
    await first.close();
    appendFileSync(file, '{"audit":true,"id":"torn","at":"20');
    const second = open();
    await second.append([record('b')]);
    expect(idsOf(file)).toEqual(['a', 'repaired', 'b']);
    expect(linesOf(file)[1]).toMatchObject({ type: 'repaired', bytes: 34 });
    expect(verifyFiles(file).problems).toEqual([]);
  });

  it('knows what was begun and has not ended, and nothing else', async () => {
    const begun = { instanceArn: 'i', kind: 'CREATE', requestId: 'r' } as const;
    const first = open();
    await first.append([
      record('open', { type: 'intent' }),
      record('done', { type: 'intent' }),
      record('o', { type: 'outcome', of: 'done', begun: [begun, { ...begun, requestId: 's' }] }),
      record('e', { type: 'operation-ended', of: 'done', begun: [begun] }),
    ]);
    await first.close();
    const { left } = open();
    expect(left).toMatchObject([
      { id: 'open', type: 'intent' },
      { of: 'done', type: 'outcome', begun: [{ requestId: 's' }] },
    ]);
  });
});

describe('a full file', () => {
  it('gets another name before it becomes too large; no record is lost, the chain goes on', async () => {
    const sink = open({ maxBytes: 1200 });
    const ids = Array.from({ length: 40 }, (_, index) => `r${index}`);
    for (const id of ids) {
      await clock.advance(1);
      await sink.append([record(id)]);
    }
    expect(full().length).toBeGreaterThan(3);
    for (const name of full()) expect(statSync(name).size).toBeLessThanOrEqual(1200);
    const all = [...full(), file].flatMap(idsOf);
    expect(all.filter((id) => id !== 'continued')).toEqual(ids);
    expect(linesOf(file)[0]).toMatchObject({ type: 'continued', after: basename(full().at(-1)!) });
    expect(verifyFiles(file).problems).toEqual([]);
  });

  it('is also one that is old, and carries what is open into the next', async () => {
    const sink = open();
    await sink.append([record('a', { type: 'intent' })]);
    await clock.advance(HOUR - 1);
    await sink.append([record('b')]);
    expect(full()).toEqual([]);
    await clock.advance(1);
    await sink.append([record('c')]);
    expect(full()).toHaveLength(1);
    expect(linesOf(file)[0]).toMatchObject({ type: 'continued', open: [{ id: 'a' }] });
    await sink.close();
    expect(open().left).toMatchObject([{ id: 'a', type: 'intent' }]);
  });

  it('holds a record that is larger than a file may be', async () => {
    const sink = open({ maxBytes: 500 });
    await sink.append([record('a')]);
    await sink.append([record('b', { reason: 'x'.repeat(2000) })]);
    await sink.append([record('c')]);
    const all = [...full(), file].flatMap(idsOf);
    expect(all.filter((id) => id !== 'continued')).toEqual(['a', 'b', 'c']);
  });

  it('is removed only when it is said how many are kept', async () => {
    const sink = open({ maxBytes: 600, kept: 2 });
    for (let index = 0; index < 20; index += 1) {
      await clock.advance(1);
      await sink.append([record(`r${index}`)]);
    }
    expect(full()).toHaveLength(2);
  });

  it('is gone on from when the process was killed before there was another', async () => {
    const first = open();
    await first.append([record('a', { type: 'intent' })]);
    await first.close();
    const before = 'audit.2026-11-02T08-00-00.000Z.jsonl';
    renameSync(file, join(folder, before));
    const second = open();
    await second.append([record('b')]);
    expect(linesOf(file)).toMatchObject([
      { type: 'continued', seq: 2, after: before, open: [{ id: 'a' }] },
      { id: 'b', seq: 3 },
    ]);
    expect(verifyFiles(file)).toMatchObject({ lines: 3, problems: [] });
    await second.close();
    expect(open().left).toMatchObject([{ id: 'a' }]);
  });
});

describe('a file that is tampered with', () => {
  const ofFive = async (): Promise<string[]> => {
    const sink = open();
    for (const id of ['a', 'b', 'c', 'd', 'e']) await sink.append([record(id)]);
    await sink.close();
    return readFileSync(file, 'utf8').split('\n').slice(0, -1);
  };

  it.each([
    ['changed', (lines: string[]) => lines.with(2, lines[2]!.replace('"id":"c"', '"id":"x"')), 4],
    ['taken out', (lines: string[]) => lines.toSpliced(2, 1), 3],
    ['put in', (lines: string[]) => lines.toSpliced(2, 0, lines[1]!), 3],
    ['made unreadable', (lines: string[]) => lines.with(2, '{'), 3],
  ])('a line that was %s is found', async (_what, tamper, at) => {
    const lines = await ofFive();
    writeFileSync(file, `${tamper(lines).join('\n')}\n`);
    expect(verifyFiles(file).problems[0]).toMatchObject({ file, line: at });
  });

  it('a line that was changed is left as it is, and written on after', async () => {
    const lines = await ofFive();
    writeFileSync(file, `${lines.with(2, '{').join('\n')}\n`);
    const sink = open();
    await sink.append([record('f')]);
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(7);
  });
});

describe('a disk that does not take it', () => {
  it('is said to whoever writes, and nothing is half written when it does again', async () => {
    const sink = open();
    await sink.append([record('a')]);
    // In the way of the file, as a full disk is.
    renameSync(file, `${file}.away`);
    rmSync(file, { force: true });
    const { mkdirSync } = await import('node:fs');
    mkdirSync(file);
    await expect(sink.append([record('b')])).rejects.toThrow();
    await expect(sink.append([record('c')])).rejects.toThrow();
    rmSync(file, { recursive: true });
    await sink.append([record('d')]);
    expect(idsOf(file)).toEqual(['continued', 'd']);
  });

  it('is gone on from in a new file when somebody has moved the old one away', async () => {
    const sink = open();
    await sink.append([record('a'), record('o', { type: 'intent' })]);
    renameSync(file, join(folder, 'moved'));
    await sink.append([record('b')]);
    expect(idsOf(join(folder, 'moved'))).toEqual(['a', 'intent']);
    expect(idsOf(file)).toEqual(['continued', 'b']);
    expect(linesOf(file)[0]).toMatchObject({ open: [{ id: 'o' }], seq: 3 });
  });
});
