/** An export that is killed, wherever that is, and asked for again. */
import type * as fs from 'node:fs';
import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Asked } from '../../src/cli/ask.ts';
import { type ExportOptions } from '../../src/cli/export/export-assignments.ts';
import { type Manifest } from '../../src/cli/export/manifest.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { Folder, left, manifestOf, optionsOf, runExport } from './export-support.ts';
import { record, type RecordedGateway } from './recorded-gateway.ts';

/** After so many changes of the disk the process is dead: nothing it does changes anything more. */
const life = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY }));

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof fs>();
  const spend = (dying?: () => void): void => {
    if (life.left === 1) dying?.();
    life.left -= 1;
    if (life.left <= 0) throw new Error('killed');
  };
  const mortal =
    <Args extends unknown[], Result>(work: (...args: Args) => Result) =>
    (...args: Args): Result => {
      spend();
      return work(...args);
    };
  return {
    ...real,
    openSync: mortal(real.openSync),
    ftruncateSync: mortal(real.ftruncateSync),
    renameSync: mortal(real.renameSync),
    rmSync: mortal(real.rmSync),
    // A kill in the middle of writing leaves half of it.
    writeSync: (file: number, bytes: Buffer, from: number, length: number, at: number): number => {
      const half = Math.floor(length / 2);
      spend(() => void real.writeSync(file, bytes, from, half, at));
      return real.writeSync(file, bytes, from, length, at);
    },
    writeFileSync: (file: string, text: string, options: fs.WriteFileOptions): void => {
      spend(() => real.writeFileSync(file, text.slice(0, text.length / 2), options));
      real.writeFileSync(file, text, options);
    },
  };
});

let t: TestGateway;
let gateway: RecordedGateway;
let whole: { readonly bytes: string; readonly manifest: Manifest };
let folder: Folder;

beforeAll(async () => {
  t = await makeGateway({
    sandbox: {
      populations: {
        accounts: 60,
        permissionSets: 30,
        provisionedPerAccount: 10,
        users: 120,
        groups: 20,
      },
    },
  });
  gateway = record(t.gateway);
  folder = new Folder();
  const manifest = await runExport(t, optionsOf(folder.file()), { gateway });
  whole = { bytes: readFileSync(folder.file(), 'utf8'), manifest };
  expect(gateway.pages).toBeGreaterThan(3);
});
afterAll(() => t.close());
beforeEach(() => {
  gateway.pages = 0;
  folder = new Folder();
});
afterEach(() => {
  life.left = Number.POSITIVE_INFINITY;
});

/** Runs an export that dies after `lifetime` changes of the disk. @returns whether it was whole. */
const live = async (lifetime: number, options: ExportOptions): Promise<boolean> => {
  life.left = lifetime;
  try {
    await runExport(t, options, { gateway });
    return true;
  } catch (error) {
    // It had died with everything done but to say so.
    if (String(error).includes('is there already') && existsSync(`${options.file}.manifest.json`)) {
      return true;
    }
    expect(String(error)).toMatch(/killed$/);
    return false;
  } finally {
    life.left = Number.POSITIVE_INFINITY;
  }
};

const expectWhole = (file: string): void => {
  expect(readFileSync(file, 'utf8')).toBe(whole.bytes);
  const { rows, sha256, gaps, bytes } = whole.manifest;
  expect(manifestOf(file)).toMatchObject({ rows, sha256, gaps, bytes });
  expect(left(file).filter((end) => end !== '.lock')).toEqual(['', '.manifest.json']);
};

describe('an export that was killed', () => {
  it('gives the same bytes when it is gone on with, wherever that was', async () => {
    let deaths = 0;
    for (let lifetime = 1; ; lifetime += 1) {
      const file = folder.file(`${lifetime}.csv`);
      if (await live(lifetime, optionsOf(file))) break;
      deaths += 1;
      // Nobody takes half a file for a whole one.
      if (existsSync(file)) expect(readFileSync(file, 'utf8')).toBe(whole.bytes);
      expect(await live(Number.POSITIVE_INFINITY, optionsOf(file))).toBe(true);
      expectWhole(file);
    }
    expect(deaths).toBeGreaterThan(20);
  });

  it('gives the same bytes however often it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 6 }),
        fc.uuid(),
        async (lifetimes, name) => {
          const file = folder.file(`${name}.jsonl`);
          const options = optionsOf(file);
          for (const lifetime of lifetimes) await live(lifetime, options);
          expect(await live(Number.POSITIVE_INFINITY, options)).toBe(true);
          expectWhole(file);
        },
      ),
      { numRuns: 25, seed: 20_261_122 },
    );
  });

  it('asks only for the pages that it had not', async () => {
    const file = folder.file();
    const total = await pagesOf(file);
    for (let page = 1; page <= total; page += 1) {
      const part = folder.file(`${page}.csv`);
      await stopBefore(page, part);
      gateway.pages = 0;
      const told: string[] = [];
      const manifest = await runExport(t, optionsOf(part), { gateway, told });
      expect(gateway.pages).toBe(total - page + 1);
      expect(manifest).toMatchObject({ resumed: 1, awsCalls: whole.manifest.awsCalls });
      expect(told.join()).toMatch(/^Going on behind row \d+ of what was begun at 20/);
      expectWhole(part);
    }
  });
});

const pagesOf = async (file: string): Promise<number> => {
  gateway.pages = 0;
  await runExport(t, optionsOf(file), { gateway });
  return gateway.pages;
};

/** Runs an export that ends before a page is asked for. */
const stopBefore = async (page: number, file: string): Promise<void> => {
  gateway.pages = 0;
  const stopping = {
    fetch: async (...args: Parameters<Asked['fetch']>) => {
      const answer = await gateway.fetch(...args);
      if (gateway.pages >= page) throw new Error('stopped');
      return answer;
    },
  };
  await expect(runExport(t, optionsOf(file), { gateway: stopping })).rejects.toThrow('stopped');
  expect(left(file)).toEqual(['.partial', '.partial.json']);
};

describe('a part', () => {
  it.each<[string, Partial<ExportOptions>, RegExp]>([
    ['format', { format: 'jsonl' }, /was begun with format "csv": /],
    ['coverage', { coverage: 'LISTED_PRINCIPALS' }, /was begun with coverage "ALL": /],
    ['age', { maxAge: 0 }, /was begun with maxAge null: /],
    ['escaping', { excelSafe: true }, /was begun with excelSafe false: .*--restart begins anew/],
  ])('of another %s is refused without a call, and stays', async (_name, other, message) => {
    const file = folder.file();
    await stopBefore(2, file);
    const calls = vi.fn(gateway.fetch);
    await expect(
      runExport(t, optionsOf(file, other), { gateway: { fetch: calls } }),
    ).rejects.toThrow(message);
    expect(calls).not.toHaveBeenCalled();
    await runExport(t, optionsOf(file), { gateway });
    expectWhole(file);
  });

  it.each([
    ['account', (text: string) => text.replace(/"accountId":"\d+"/, '"accountId":"999999999999"')],
    ['instance', (text: string) => text.replace(/ssoins-\w+/, 'ssoins-0000000000000000')],
  ])('of another %s is refused before the first row is read', async (_name, change) => {
    const file = folder.file();
    await stopBefore(2, file);
    writeFileSync(`${file}.partial.json`, change(readFileSync(`${file}.partial.json`, 'utf8')), {});
    gateway.pages = 0;
    await expect(runExport(t, optionsOf(file), { gateway })).rejects.toThrow(/was begun with /);
    expect(gateway.pages).toBe(0);
  });

  it('is begun anew when that is asked for', async () => {
    const file = folder.file();
    await stopBefore(2, file);
    const manifest = await runExport(t, optionsOf(file, { restart: true }), { gateway });
    expect(manifest.resumed).toBe(0);
    expectWhole(file);
  });

  it.each([
    ['shorter', (file: string) => truncateSync(file, 500)],
    [
      'different',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('USER', 'RESU'), {}),
    ],
  ])('that is %s than it was written is refused', async (_name, damage) => {
    const file = folder.file();
    await stopBefore(3, file);
    damage(`${file}.partial`);
    await expect(runExport(t, optionsOf(file), { gateway })).rejects.toThrow(
      /is not what .* counts/,
    );
  });

  it('may be longer than it counts: that was not finished', async () => {
    const file = folder.file();
    await stopBefore(3, file);
    appendFileSync(`${file}.partial`, 'arn:aws:sso:::instance/ssoins-72,"half a r');
    await runExport(t, optionsOf(file), { gateway });
    expectWhole(file);
  });

  it('whose state cannot be read is refused in a sentence', async () => {
    const file = folder.file();
    await stopBefore(2, file);
    writeFileSync(`${file}.partial.json`, '{"version":', {});
    await expect(runExport(t, optionsOf(file), { gateway })).rejects.toThrow(/is damaged or of/);
  });

  it('is written by one process at a time', async () => {
    const file = folder.file();
    let second: unknown;
    const curious = {
      fetch: async (...args: Parameters<Asked['fetch']>) => {
        second ??= await runExport(t, optionsOf(file), { gateway }).catch(
          (error: unknown) => error,
        );
        return gateway.fetch(...args);
      },
    };
    await runExport(t, optionsOf(file), { gateway: curious });
    expect(String(second)).toMatch(/Another process is writing/);
    expectWhole(file);
  });

  it('whose cursor has expired is begun anew, and that is told', async () => {
    const file = folder.file();
    await stopBefore(3, file);
    const name = `${file}.partial.json`;
    const state = JSON.parse(readFileSync(name, 'utf8')) as { cursor: string };
    const key = JSON.parse(Buffer.from(state.cursor, 'base64url').toString()) as unknown[];
    const older = Buffer.from(JSON.stringify([1, ...key.slice(1)])).toString('base64url');
    writeFileSync(name, JSON.stringify({ ...state, cursor: older }), {});
    const told: string[] = [];
    const manifest = await runExport(t, optionsOf(file), { gateway, told });
    expect(told.at(-1)).toMatch(/no longer works: beginning anew/);
    expect(manifest.resumed).toBe(0);
    expectWhole(file);
  });
});
