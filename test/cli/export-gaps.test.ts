import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../src/core/errors.ts';
import type { Progress } from '../../src/cli/export/progress.ts';
import { silent } from '../../src/cli/export/progress.ts';
import { makeGateway } from '../support/make-gateway.ts';
import { Folder, left, manifestOf, optionsOf, rowsOf, runExport } from './export-support.ts';

let folder: Folder;
beforeEach(() => (folder = new Folder()));

/** Remembers why pages were waited for. */
const waiting = (): Progress & { readonly codes: ErrorCode[] } => {
  const codes: ErrorCode[] = [];
  return { ...silent, codes, waits: (code) => void codes.push(code) };
};

describe('an export', () => {
  it('tells names that may not be read, and has every row', async () => {
    const t = await makeGateway();
    t.sandbox.faults.set(['identitystore:denied']);
    const file = folder.file();
    const manifest = await runExport(t, optionsOf(file));
    const rows = rowsOf(file);
    expect(rows).toHaveLength(t.sandbox.world.state.assignments.rows.length);
    expect(new Set(rows.map(({ principalState }) => principalState))).toEqual(new Set(['UNKNOWN']));
    expect(manifest.gaps).not.toEqual([]);
    for (const gap of manifest.gaps) {
      expect(gap).toMatchObject({
        missing: 'principal',
        service: 'identitystore',
        code: 'ACCESS_DENIED',
      });
    }
    expect(manifestOf(file).gaps).toEqual(manifest.gaps);
    await t.close();
  });

  it('tells rows that may not be read', async () => {
    const t = await makeGateway({
      sandbox: { faults: ['sso-admin.ListAccountAssignments:denied:0.1'] },
    });
    const file = folder.file();
    const manifest = await runExport(t, optionsOf(file));
    const rows = rowsOf(file);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(t.sandbox.world.state.assignments.rows.length);
    expect(manifest.rows).toBe(rows.length);
    expect(manifest.gaps[0]).toMatchObject({
      missing: 'rows',
      service: 'sso-admin',
      code: 'ACCESS_DENIED',
      accountId: expect.stringMatching(/^\d{12}$/) as string,
    });
    await t.close();
  });

  it('asks again for what may pass, and is whole when it has passed', async () => {
    const t = await makeGateway();
    const progress = waiting();
    t.sandbox.faults.set(['sso-admin.ListAccountAssignments:500']);
    t.clock.schedule(20_000, () => t.sandbox.faults.set([]));
    const file = folder.file();
    const manifest = await runExport(t, optionsOf(file), { progress });
    expect(progress.codes.length).toBeGreaterThan(0);
    expect(new Set(progress.codes)).toEqual(new Set(['UPSTREAM_UNAVAILABLE']));
    expect(manifest.gaps).toEqual([]);
    expect(rowsOf(file)).toHaveLength(t.sandbox.world.state.assignments.rows.length);
    await t.close();
  });

  it('waits for as long as AWS throttles', async () => {
    const t = await makeGateway();
    const progress = waiting();
    t.sandbox.faults.set(['sso-admin.ListAccountAssignments:throttle']);
    t.clock.schedule(1_200_000, () => t.sandbox.faults.set([]));
    const file = folder.file();
    const began = t.clock.now();
    const whole = await runExport(t, optionsOf(file), { progress });
    expect(t.clock.now() - began).toBeGreaterThan(1_200_000);
    expect(new Set(progress.codes)).toEqual(new Set(['THROTTLED']));
    expect(whole.gaps).toEqual([]);
    await t.close();
  });

  it('keeps its part when AWS does not answer, and goes on when it does', async () => {
    const t = await makeGateway({ sandbox: { accounts: 60 } });
    const file = folder.file();
    let pages = 0;
    const gateway = {
      fetch: (url: string, init: RequestInit) => {
        if ((init.body as string).includes('ExportAssignments') && ++pages === 2) {
          t.sandbox.faults.set(['sso-admin:500']);
        }
        return t.gateway.fetch(url, init);
      },
    };
    const failed = await runExport(t, optionsOf(file, { maxAge: 0 }), { gateway }).catch(
      (error: unknown) => error,
    );
    t.sandbox.faults.set([]);
    expect(String(failed)).toMatch(/^CommandFailed: .*\(UPSTREAM_UNAVAILABLE\)$/);
    expect(left(file)).toEqual(['.partial', '.partial.json']);
    const manifest = await runExport(t, optionsOf(file, { maxAge: 0 }));
    expect(manifest).toMatchObject({ resumed: 1, gaps: [] });
    expect(rowsOf(file)).toHaveLength(t.sandbox.world.state.assignments.rows.length);
    await t.close();
  });

  it('ends when it is told to, and can be gone on with', async () => {
    const t = await makeGateway({ sandbox: { accounts: 60 } });
    const file = folder.file();
    const control = new AbortController();
    let pages = 0;
    const progress: Progress = {
      ...silent,
      goes: () => {
        pages += 1;
        // In the middle of the second page.
        t.clock.schedule(1000, () => control.abort(new Error('told to end')));
      },
    };
    await expect(
      runExport(t, optionsOf(file), { progress, signal: control.signal }),
    ).rejects.toThrow();
    expect(pages).toBe(1);
    expect(left(file)).toEqual(['.partial', '.partial.json']);
    const part = readFileSync(`${file}.partial`, 'utf8');
    const manifest = await runExport(t, optionsOf(file));
    expect(manifest).toMatchObject({ resumed: 1, gaps: [] });
    expect(readFileSync(file, 'utf8').startsWith(part)).toBe(true);
    expect(rowsOf(file)).toHaveLength(t.sandbox.world.state.assignments.rows.length);
    await t.close();
  });
});
