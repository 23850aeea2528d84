import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Logger } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../src/open-log.ts';
import { capture, endAll } from './support/processes.ts';

let folder: string;
let fd: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-log-'));
  fd = openSync(join(folder, 'log'), 'a');
});
afterEach(() => {
  endAll();
  closeSync(fd);
  rmSync(folder, { recursive: true });
});

const written = (): string => stripVTControlCharacters(readFileSync(join(folder, 'log'), 'utf8'));
const open = (isTTY: boolean | undefined, isShared = false): Promise<Logger> =>
  openLog({ level: 'info', isShared, onDropped: () => undefined }, { isTTY, fd });
const flushed = (log: Logger): Promise<void> =>
  new Promise((resolve, reject) => log.flush((error) => (error ? reject(error) : resolve())));

describe('the log', () => {
  it.each([false, true])(
    'is for a person at a terminal readable (audit there: %s)',
    async (shared) => {
      const log = await open(true, shared);
      log.info({ request: 'trace-1', codes: ['FORBIDDEN'] }, 'operation');
      log.warn({ credentials: { a: 'hush' } }, 'beware');
      log.debug('not at this level');
      if (!shared) await flushed(log);
      const text = written();
      const [first = ''] = text.split('\n');
      expect(first).toMatch(/^\[\d\d:\d\d:\d\d\.\d{3}\] INFO: operation$/);
      expect(text).toContain('\n    request: "trace-1"\n');
      expect(text).toContain('WARN: beware');
      expect(text).not.toMatch(/^\{|hush|not at this level|hostname/m);
    },
  );

  it.each([false, true])('is for a machine JSON, a line each (audit there: %s)', async (shared) => {
    const log = await open(undefined, shared);
    log.info({ request: 'trace-1' }, 'operation');
    log.warn('beware');
    if (!shared) await flushed(log);
    const lines = written().trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 30, request: 'trace-1', msg: 'operation' },
      { level: 40, msg: 'beware' },
    ]);
  });

  it('has its last line written before the process ends, readable or not', async () => {
    for (const isTTY of [true, false]) {
      const log = await open(isTTY);
      log.fatal(`the end ${isTTY}`);
      expect(written()).toContain(`the end ${isTTY}`);
    }
  });

  it('beside the audit is written at once, so that it tears no record', async () => {
    const log = await open(false, true);
    log.info('now');
    expect(written()).toContain('"now"');
  });

  it('is readable where only what production needs is installed', () => {
    const { dependencies } = JSON.parse(
      readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
    ) as { readonly dependencies: object };
    expect(dependencies).toHaveProperty('pino-pretty');
  });

  it.each([
    [true, /^\[[\d:.]+\] INFO: management-graph on SANDBOX/m],
    [false, /^\{"level":30,.*"msg":"management-graph on SANDBOX/m],
  ])(
    'of the gateway is as its standard output is (a terminal: %s)',
    async (isTTY, line) => {
      const terminal = `data:text/javascript,process.stdout.isTTY=${isTTY}`;
      const argv = ['--import', terminal, 'src/main.ts', '--upstream', 'sandbox'];
      const child = capture(process.execPath, argv, { PORT: '0', SANDBOX_PORT: '0' });
      let said = '';
      child.stdout.on('data', (chunk) => (said += stripVTControlCharacters(String(chunk))));
      await expect.poll(() => said, { timeout: 40_000 }).toMatch(line);
    },
    60_000,
  );
});
