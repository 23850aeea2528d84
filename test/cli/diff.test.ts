import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diffCommand } from '../../src/cli/diff/diff-command.ts';
import { diffExports } from '../../src/cli/diff/diff-exports.ts';
import { openExport } from '../../src/cli/diff/read-export.ts';
import { COLUMNS, type ExportRow } from '../../src/cli/export/columns.ts';
import { headOf, lineOf } from '../../src/cli/export/format-rows.ts';
import { manifestPath } from '../../src/cli/export/manifest.ts';
import { assignmentKey } from '../../src/sandbox/state.ts';
import { systemClock } from '../../src/core/clock.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { rowOf } from '../support/assignments.ts';
import { Folder, manifestOf, optionsOf, rowsOf, runExport } from './export-support.ts';

let folder: Folder;
let t: TestGateway;
beforeEach(async () => {
  folder = new Folder();
  t = await makeGateway({ sandbox: { quotas: false } });
});
afterEach(async () => {
  await t.close();
});

const run = async (...argv: string[]) => {
  const said = { out: '', tell: '' };
  const exitCode = await diffCommand.run(argv, {
    clock: systemClock,
    signal: new AbortController().signal,
    isInteractive: false,
    out: (text) => void (said.out += text),
    tell: (text) => void (said.tell += text),
  });
  return { exitCode, ...said };
};

const diff = (older: string, newer: string) => diffExports(openExport(older), openExport(newer));

const granted = { account: 'hr-systems', set: 'BacktestOperator', group: 'Quant-Research' };

/** Exports before and after one grant, one revocation and a rename of the account of another row. */
const twoExports = async () => {
  const [older, newer] = [folder.file('older.csv'), folder.file('newer.jsonl')];
  await runExport(t, optionsOf(older));
  const { state } = t.sandbox.world;
  const added = rowOf(t, granted);
  state.assignments.add(added);
  const { accountId, permissionSetArn } = added;
  state.provisionings.add({ accountId, permissionSetArn, revision: 1 });
  const [removed, renamed] = state.assignments.rows;
  if (removed === undefined || renamed === undefined) throw new Error('The firm has no rows.');
  state.assignments.delete(assignmentKey(removed));
  const account = state.accounts.get(renamed.accountId);
  if (account === undefined) throw new Error('The row has no account.');
  state.accounts.delete(account.accountId);
  state.accounts.add({ ...account, name: 'renamed\u001b[2J' });
  await runExport(t, optionsOf(newer, { format: 'jsonl', maxAge: 0 }));
  return { older, newer, added, removed };
};

describe('diff', () => {
  it('tells what was granted and revoked, and of a renamed account nothing', async () => {
    const { older, newer, added, removed } = await twoExports();
    const found = await diff(older, newer);
    expect(found.granted).toEqual([expect.objectContaining(added)]);
    expect(found.revoked).toEqual([expect.objectContaining(pick(removed))]);
    expect(found.same).toBe(rowsOf(older).length - 1);
    expect(found.warnings).toEqual([]);
    expect(rowsOf(newer).some(({ accountName }) => accountName?.startsWith('renamed'))).toBe(true);

    const text = await run(older, newer);
    expect(text).toMatchObject({ exitCode: 1, tell: '' });
    expect(text.out).toContain('(hr-systems)  BacktestOperator  group ');
    expect(text.out).toMatch(/^\+ \d{12} .*\n- \d{12} .*\n1 granted, 1 revoked, \d+ the same\n$/);
    expect(text.out).not.toContain('\u001b');

    const json = await run(older, newer, '--format', 'json');
    expect(JSON.parse(json.out)).toEqual(found);
    const back = await diff(newer, older);
    expect({ granted: back.granted, revoked: back.revoked }).toMatchObject({
      granted: found.revoked,
      revoked: found.granted,
    });
  });

  it('finds nothing between a file and itself', async () => {
    const file = folder.file();
    await runExport(t, optionsOf(file));
    expect(await run(file, file)).toEqual({
      exitCode: 0,
      out: `0 granted, 0 revoked, ${rowsOf(file).length} the same\n`,
      tell: '',
    });
    const json = await run(file, file, '--format=json');
    expect(JSON.parse(json.out)).toMatchObject({ granted: [], revoked: [], warnings: [] });
  });

  it('says when a revocation may only be a gap, and when two exports cover not the same', async () => {
    const [older, newer] = [folder.file('older.csv'), folder.file('newer.csv')];
    await runExport(t, optionsOf(older));
    t.sandbox.faults.set(['sso-admin.ListAccountAssignments:denied:0.1']);
    await runExport(t, optionsOf(newer, { maxAge: 0, coverage: 'ALL' }));
    t.sandbox.faults.set([]);
    expect((await diff(older, newer)).revoked.length).toBeGreaterThan(0);
    expect((await run(older, newer)).tell).toMatch(/newer.csv has gaps: what looks revoked may/);
    expect((await run(newer, older)).tell).toMatch(/newer.csv has gaps: what looks granted may/);

    const listed = folder.file('listed.csv');
    await runExport(t, optionsOf(listed, { coverage: 'LISTED_PRINCIPALS' }));
    expect((await diff(older, listed)).warnings).toEqual([
      expect.stringMatching(/covers ALL, .*listed.csv LISTED_PRINCIPALS: .* principals .* gone/),
    ]);
  });

  it('refuses a file that is not what its manifest says, and one of another instance', async () => {
    const [older, newer] = [folder.file('older.csv'), folder.file('newer.csv')];
    await runExport(t, optionsOf(older));
    await runExport(t, optionsOf(newer));
    const text = readFileSync(newer, 'utf8');
    writeFileSync(newer, text.slice(0, text.lastIndexOf('\r\n', text.length - 3) + 2));
    await expect(run(older, newer)).rejects.toThrow(/its SHA-256 differs/);
    writeFileSync(newer, text);
    const other = { ...manifestOf(newer), instanceArn: 'arn:aws:sso:::instance/ssoins-0' };
    writeFileSync(manifestPath(newer), JSON.stringify(other));
    await expect(run(older, newer)).rejects.toThrow(/exports of two instances: .*ssoins-0\.$/);
    writeFileSync(manifestPath(newer), '{}');
    await expect(run(older, newer)).rejects.toThrow(/is no manifest of an export/);
  });

  it.each([
    [['a.csv'], /diff takes two files/],
    [['a', 'b', 'c'], /diff takes two files/],
    [['a', 'b', '--format', 'xml'], /--format must be text or json, not "xml"/],
    [['a', 'b', '--wide'], /--wide.* \(--help lists the flags\)/],
    [['nowhere.csv', 'nowhere.csv'], /nowhere.csv cannot be read: ENOENT/],
  ])('%j is refused in a sentence', async (argv, message) => {
    await expect(run(...argv)).rejects.toMatchObject({
      name: 'CommandError',
      message: expect.stringMatching(message) as string,
    });
  });

  it.each([
    ['name,age\r\nAna,40\r\n', /a row has no instanceArn: it is no export of assignments/],
    ['{"accountId": 1}\n', /a row has no instanceArn/],
    ['{"accountId"\n', /cannot be read: .*JSON/],
    ['instanceArn,accountId\r\n1\r\n', /a record has 1 cells, and the head 2/],
  ])('%j is no export', async (text, message) => {
    const file = folder.file('other.txt');
    writeFileSync(file, text);
    await expect(diff(file, file)).rejects.toThrow(message);
  });

  it('compares a hundred thousand rows', async () => {
    const write = (name: string, from: number, to: number): string => {
      const file = folder.file(name);
      const format = { format: 'csv', excelSafe: false } as const;
      const lines = [headOf(format)];
      for (let index = from; index < to; index += 1) lines.push(lineOf(numbered(index), format));
      writeFileSync(file, lines.join(''));
      return file;
    };
    const found = await diff(write('old.csv', 0, 100_000), write('new.csv', 3, 100_002));
    expect(found.granted.map(({ principalId }) => principalId)).toEqual(['p-100000', 'p-100001']);
    expect(found.revoked.map(({ principalId }) => principalId)).toEqual(['p-0', 'p-1', 'p-2']);
    expect(found.same).toBe(99_997);
    expect(found.warnings).toHaveLength(2);
  });
});

const pick = ({
  accountId,
  permissionSetArn,
  principalType,
  principalId,
}: ReturnType<typeof rowOf>) => ({
  accountId,
  permissionSetArn,
  principalType,
  principalId,
});

const numbered = (index: number): ExportRow => ({
  ...(Object.fromEntries(
    COLUMNS.map((column) => [column, `${column}, "${index % 300}"`]),
  ) as ExportRow),
  principalId: `p-${index}`,
});
