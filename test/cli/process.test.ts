/** `management-graph export` and `diff` as processes of their own, ended as processes are. */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { keyOf } from '../support/assignment-rows.ts';
import { capture } from '../support/processes.ts';
import { Folder, keyOfRow, left, manifestOf, rowsOf } from './export-support.ts';

const TIMEOUT = 120_000;
let folder: Folder;
let sandbox: Sandbox;
const running = new Set<number>();

beforeEach(async () => {
  folder = new Folder();
  sandbox = createSandbox({ quotas: false });
  await sandbox.listen(0);
});
afterEach(async () => {
  for (const group of running) process.kill(-group, 'SIGKILL');
  running.clear();
  await sandbox.close();
});

/** Starts a command line in a process group of its own. */
const start = (command: string, argv: readonly string[]) => {
  const { accessKeyId, secretAccessKey } = sandbox.credentials;
  const env = {
    HOME: folder.path,
    QUOTA_SHARE: '1',
    AWS_REGION: sandbox.region,
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  };
  const child = capture(command, argv, env, { detached: true });
  const group = child.pid ?? 0;
  running.add(group);
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => (said[name] += text));
  }
  const ended = once(child, 'close').then(([code]) => {
    running.delete(group);
    return { code: code as number | null, ...said };
  });
  return { ended, signal: (name: NodeJS.Signals) => process.kill(-group, name) };
};

const graph = (...argv: string[]) => start(process.execPath, ['src/cli/main.ts', ...argv]);
const exportTo = (file: string, ...more: string[]) =>
  graph('export', 'assignments', '--upstream', 'aws', '--out', file, ...more);

/** Waits until a page has been counted. */
const firstPage = async (file: string): Promise<void> => {
  const rows = (): number => {
    if (!existsSync(`${file}.partial.json`)) return 0;
    return (JSON.parse(readFileSync(`${file}.partial.json`, 'utf8')) as { rows: number }).rows;
  };
  while (rows() === 0) await pause(10);
};

const expectEveryRow = (file: string): void => {
  expect(rowsOf(file).map(keyOfRow).toSorted()).toEqual(
    sandbox.world.state.assignments.rows.map(keyOf).toSorted(),
  );
};

describe('management-graph', () => {
  it(
    'writes every row through npm, and finds no difference to itself',
    async () => {
      const file = folder.file();
      const npm = start('npm', [
        ...['run', '--silent', 'management-graph', '--', 'export', 'assignments'],
        ...['--upstream', 'aws', '--out', file],
      ]);
      const { code, stdout, stderr } = await npm.ended;
      expect(stderr).toMatch(/^Exporting the assignments of AWS \(eu-west-1\) to /);
      expect(stdout).toMatch(/assignments.csv: 124 rows, SHA-256 [\da-f]{64}\n$/);
      expect(code).toBe(0);
      expectEveryRow(file);
      expect(manifestOf(file)).toMatchObject({
        upstream: { kind: 'AWS', accountId: '398216540714' },
        gaps: [],
      });
      const same = await graph('diff', file, file).ended;
      expect(same).toEqual({ code: 0, stdout: '0 granted, 0 revoked, 124 the same\n', stderr: '' });
    },
    TIMEOUT,
  );

  it(
    'goes on where it was killed',
    async () => {
      const file = folder.file();
      const first = exportTo(file);
      await firstPage(file);
      first.signal('SIGKILL');
      expect(await first.ended).toMatchObject({ code: null, stdout: '' });
      expect(left(file)).toEqual(['.partial', '.partial.json', '.lock']);
      const { code, stderr } = await exportTo(file).ended;
      expect(stderr).toMatch(/Going on behind row 100 of what was begun at /);
      expect(code).toBe(0);
      expect(manifestOf(file)).toMatchObject({ resumed: 1, gaps: [], rows: 124 });
      expect(left(file)).toEqual(['', '.manifest.json']);
      expectEveryRow(file);
    },
    TIMEOUT,
  );

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'keeps its part when it is told to end by %s',
    async (name, exitCode) => {
      const file = folder.file();
      const first = exportTo(file);
      await firstPage(file);
      first.signal(name);
      const { code, stdout, stderr } = await first.ended;
      expect(code).toBe(exitCode);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/\.partial stays: the same command goes on from there\.\n/);
      expect(stderr).toMatch(new RegExp(`management-graph: ended by ${name}\\.\\n$`));
      expect(left(file)).toEqual(['.partial', '.partial.json']);
    },
    TIMEOUT,
  );

  it(
    'ends with 3 when there are gaps, and names the manifest',
    async () => {
      sandbox.faults.set(['sso-admin.ListAccountAssignments:denied:0.1']);
      const file = folder.file('rows.jsonl');
      const { code, stdout } = await exportTo(file, '--format', 'jsonl', '--quiet').ended;
      expect(stdout).toMatch(
        /^\S+: \d+ rows, .*\nNOT WHOLE: \d+ gaps? \(ACCESS_DENIED\), listed in /,
      );
      expect(code).toBe(3);
      expect(manifestOf(file).gaps.length).toBeGreaterThan(0);
      expect(manifestOf(file).rows).toBe(rowsOf(file).length);
    },
    TIMEOUT,
  );

  it.each<[string[], number, RegExp]>([
    [['export'], 2, /export takes what to export: assignments\./],
    [['export', 'groups'], 2, /assignments, not "groups"/],
    [['export', 'assignments', '--format', 'xml'], 2, /--format must be csv or jsonl, not "xml"/],
    [['export', 'assignments', '--max-age', '-1'], 2, /--max-age takes whole seconds .*"-1"/],
    [['export', 'assignments', '--coverage', 'SOME'], 2, /--coverage must be ALL or LISTED/],
    [['export', 'assignments', '--instance', 'x'], 2, /--instance takes an ARN .*"x"/],
    [['export', 'assignments', '--out', '/nowhere/a.csv'], 2, /there is no folder \/nowhere/],
    [['export', 'assignments', '--out'], 2, /--out needs a value/],
    [['export', 'assignments', '--quiet=yes'], 2, /--quiet takes no value/],
    [['export', 'assignments', '--upstream', 'moon'], 2, /--upstream must be sandbox or aws/],
    [['export', 'assignments', '--acounts', '5'], 2, /--acounts/],
    [['export', 'assignments', '--upstream', 'aws', '--acounts', '5'], 2, /--acounts is no flag/],
    [['diff', 'a.csv'], 2, /diff takes two files/],
    [['exprot'], 2, /there is no command "exprot"/],
  ])(
    '%j is one line and exit code %i',
    async (argv, exitCode, line) => {
      const { code, stderr, stdout } = await graph(...argv).ended;
      expect(stderr).toMatch(/^management-graph: [^\n]+\n$/);
      expect(stderr).toMatch(line);
      expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' });
      expect(sandbox.totalCalls).toBe(0);
    },
    TIMEOUT,
  );

  it(
    'fails in one line when there is nothing to read from',
    async () => {
      sandbox.faults.set(['*:expired']);
      const { code, stderr } = await exportTo(folder.file(), '--quiet').ended;
      expect(stderr).toMatch(/^management-graph: .*\(GATEWAY_CREDENTIALS\)\n$/);
      expect(code).toBe(1);
      expect(left(folder.file())).toEqual([]);
    },
    TIMEOUT,
  );

  it(
    'has help for itself and each command',
    async () => {
      for (const argv of [['--help'], ['export', '--help'], ['diff', '--help']]) {
        const { code, stdout, stderr } = await graph(...argv).ended;
        expect(stdout).toMatch(/^Usage: management-graph /);
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      }
    },
    TIMEOUT,
  );
});
