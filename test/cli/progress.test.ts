import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProgress, type Progress } from '../../src/cli/export/progress.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { Folder, optionsOf, runExport } from './export-support.ts';

let folder: Folder;
let t: TestGateway;
beforeEach(async () => {
  folder = new Folder();
  t = await makeGateway({
    sandbox: {
      populations: {
        accounts: 60,
        permissionSets: 30,
        provisionedPerAccount: 10,
        users: 150,
        groups: 30,
      },
    },
    upstream: { quotaShare: 0.2 },
  });
});
afterEach(async () => {
  await t.close();
});

const progressTo = (written: string[], isInteractive: boolean): Progress =>
  createProgress({
    gateway: t.gateway,
    clock: t.clock,
    signal: new AbortController().signal,
    isInteractive,
    write: (text) => void written.push(text),
  });

const LINE =
  /^([\d,]+) rows, ([\d,]+) of about ([\d,]+) AWS calls, ([\d.]+) a second, (?:(\d+) min )?(\d+) s left$/;

const number = (text: string | undefined): number => Number((text ?? '0').replaceAll(',', ''));

describe('the progress of an export', () => {
  it('is a line every 30 seconds, and ends up near what it took', async () => {
    const written: string[] = [];
    const began = t.clock.now();
    const manifest = await runExport(t, optionsOf(folder.file()), {
      progress: progressTo(written, false),
    });
    const took = (t.clock.now() - began) / 1000;
    expect(written.length).toBe(Math.floor(took / 30));
    const last = LINE.exec(written.at(-1)?.trim() ?? '');
    expect(last).not.toBeNull();
    const [, rows, calls, expected, rate, minutes, seconds] = last ?? [];
    expect(number(rows)).toBeLessThanOrEqual(manifest.rows);
    expect(number(calls)).toBeLessThanOrEqual(manifest.awsCalls);
    expect(number(expected)).toBeGreaterThan(manifest.awsCalls * 0.7);
    expect(number(expected)).toBeLessThan(manifest.awsCalls * 1.3);
    expect(number(rate)).toBeGreaterThan(0);
    const told = written.length * 30 + number(minutes) * 60 + number(seconds);
    expect(told).toBeGreaterThan(took * 0.7);
    expect(told).toBeLessThan(took * 1.3);
  });

  it('is one line on a terminal, which is gone at the end', async () => {
    const written: string[] = [];
    await runExport(t, optionsOf(folder.file()), { progress: progressTo(written, true) });
    expect(written.length).toBeGreaterThan(60);
    for (const text of written) {
      expect(text.startsWith('\r\x1b[K')).toBe(true);
      expect(text).not.toContain('\n');
    }
    expect(written.at(-1)).toBe('\r\x1b[K');
  });

  it('changes nothing of the file', async () => {
    const quiet = await runExport(t, optionsOf(folder.file('quiet.csv')));
    const told = await runExport(t, optionsOf(folder.file('told.csv')), {
      progress: progressTo([], false),
    });
    expect(told.sha256).toBe(quiet.sha256);
  });

  it('says what it waits for', async () => {
    const written: string[] = [];
    t.sandbox.faults.set(['sso-admin.ListAccountAssignments:throttle']);
    t.clock.schedule(120_000, () => t.sandbox.faults.set([]));
    await runExport(t, optionsOf(folder.file()), { progress: progressTo(written, false) });
    expect(written.join('')).toMatch(/^0 rows, 0 AWS calls.*, waiting \d+ s \(THROTTLED\)$/m);
  });
});
