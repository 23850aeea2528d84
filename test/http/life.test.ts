/** The gateway as a process of its own, told to end under load, and ended by what nobody caught. */
import { once } from 'node:events';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { capture, endAll, startGateway } from '../support/processes.ts';

afterEach(endAll);

const start = async (flags: readonly string[] = [], sandbox: readonly string[] = []) => {
  const argv = ['--upstream', 'sandbox', '--quotas', 'off', ...sandbox];
  const gateway = startGateway(argv, {}, flags);
  return { ...gateway, url: await gateway.url() };
};

type Outcome = 'answered' | 'refused' | 'unreachable' | 'lost' | 'wrong';

/** Sends one query, and says what came of it. */
const send = (url: string, agent: Agent, body: string): Promise<Outcome> =>
  new Promise((resolve) => {
    const sent = request(
      url,
      {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-aws-max-age': '0' },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('error', () => resolve('lost'));
        response.on('end', () => {
          const isRight =
            response.statusCode === 200 && text.includes('"data":{"accounts":{"nodes":[{');
          const isRefused =
            response.statusCode === 503 && response.headers['retry-after'] !== undefined;
          resolve(isRight ? 'answered' : isRefused ? 'refused' : 'wrong');
        });
      },
    );
    sent.on('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code === 'ECONNREFUSED' ? 'unreachable' : 'lost'),
    );
    sent.end(body);
  });

/** What is in a pipe. */
const take = (fd: number): string => {
  const buffer = Buffer.alloc(100_000);
  try {
    return buffer.toString('utf8', 0, readSync(fd, buffer));
  } catch {
    return '';
  }
};

/** Told to end by whoever reads that it serves, as early as that can be read. */
const ENDED_AS_IT_SAYS_SO = `data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs';
  const { write } = fs;
  fs.write = (...all) => {
    if (String(all[1]).includes('management-graph on')) process.kill(process.pid, 'SIGTERM');
    return write(...all);
  };
`)}`;

describe('a process', () => {
  it('can be told to end from the moment it says that it serves', async () => {
    const { ended, said } = await start(['--import', ENDED_AS_IT_SAYS_SO]);
    expect(await ended).toBe(0);
    expect(said.out).toContain('draining');
  }, 30_000);

  it('that is told to end under load answers what it has taken, and turns the rest away', async () => {
    const { child, ended, url } = await start([], ['--latency', '150']);
    const agent = new Agent({ keepAlive: true });
    const body = JSON.stringify({ query: '{ accounts(first: 1) { nodes { name } } }' });
    const outcomes: Record<Outcome, number> = {
      answered: 0,
      refused: 0,
      unreachable: 0,
      lost: 0,
      wrong: 0,
    };
    let isOver = false;
    const client = async (): Promise<void> => {
      while (!isOver) {
        const outcome = await send(url, agent, body);
        outcomes[outcome] += 1;
        // It was told to come again later.
        if (outcome === 'refused') await pause(1000);
      }
    };
    const clients = Array.from({ length: 20 }, client);
    await expect.poll(() => outcomes.answered, { timeout: 20_000 }).toBeGreaterThan(40);
    const before = outcomes.answered;
    child.kill('SIGTERM');
    await expect
      .poll(() => outcomes.refused + outcomes.unreachable, { timeout: 10_000 })
      .toBeGreaterThan(0);
    const ready = await fetch(new URL('/health/ready', url)).then(
      ({ status }) => status,
      () => 'unreachable',
    );
    expect([503, 'unreachable']).toContain(ready);
    const code = await ended;
    isOver = true;
    await Promise.all(clients);
    agent.destroy();
    expect(code).toBe(0);
    expect(outcomes.lost).toBe(0);
    expect(outcomes.wrong).toBe(0);
    // What was under way when it was told.
    expect(outcomes.answered).toBeGreaterThan(before);
  }, 60_000);

  it('that is told to end finds whoever comes again on its connection as soon as it was told to', async () => {
    const { child, ended, url } = await start();
    let connections = 0;
    class CountingAgent extends Agent {
      override createConnection(...all: Parameters<Agent['createConnection']>) {
        connections += 1;
        return super.createConnection(...all);
      }
    }
    const agent = new CountingAgent({ keepAlive: true, maxSockets: 1 });
    const body = JSON.stringify({ query: '{ accounts(first: 1) { nodes { name } } }' });
    expect(await send(url, agent, body)).toBe('answered');
    child.kill('SIGTERM');
    // `Retry-After` is two seconds.
    await pause(2000);
    expect(await send(url, agent, body)).toBe('refused');
    expect(connections).toBe(1);
    agent.destroy();
    expect(await ended).toBe(0);
  }, 60_000);

  it.each([
    [
      'thrown',
      'process.on("SIGUSR2", () => { throw Object.assign(new Error("of " + ["AKIA", "ABCDEFGHIJKLMNOP"].join("")), { name: "Broken", $response: ["sec", "ret"].join("") }) })',
    ],
    ['rejected', 'process.on("SIGUSR2", () => { Promise.reject(new TypeError("nobody waits")) })'],
  ])(
    'at an error that nobody caught (%s) says so and ends with 1',
    async (_how, code) => {
      const { child, ended, said } = await start([
        '--import',
        `data:text/javascript,${encodeURIComponent(code)}`,
      ]);
      child.kill('SIGUSR2');
      const exitCode = await ended;
      expect(exitCode).toBe(1);
      const line =
        `${said.out}${said.error}`.split('\n').find((text) => text.includes('nobody caught')) ??
        '{}';
      expect(JSON.parse(line)).toMatchObject({
        level: 60,
        kind: code.includes('Promise') ? 'unhandledRejection' : 'uncaughtException',
        error: {
          type: code.includes('Promise') ? 'TypeError' : 'Broken',
          stack: expect.any(Array) as string[],
        },
      });
      expect(said.out + said.error).not.toMatch(/secret|AKIAABCDEFGHIJKLMNOP/);
    },
    60_000,
  );
});

it('a process whose log nobody reads ends at an error that nobody caught all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'life-'));
  const pipe = join(folder, 'pipe');
  await once(capture('mkfifo', [pipe], {}), 'exit');
  const held = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
  // Fills the pipe to its last byte when it is told to, and breaks when it is told again.
  const full = `const { writeSync } = process.getBuiltinModule("fs");
    const fill = (size) => { try { for (;;) writeSync(1, "x".repeat(size)); } catch {} };
    process.once("SIGUSR2", () => {
      [1000, 1].forEach(fill);
      process.on("SIGUSR2", () => { throw new Error("nobody reads"); });
    });`;
  try {
    const argv = ['--import', `data:text/javascript,${encodeURIComponent(full)}`, 'src/main.ts'];
    const child = capture(
      'sh',
      ['-c', 'exec "$0" "$@" > "$PIPE"', process.execPath, ...argv, '--upstream', 'sandbox'],
      { PIPE: pipe, PORT: '0', SANDBOX_PORT: '0', LOG_LEVEL: 'debug' },
    );
    const exit = once(child, 'exit');
    let text = '';
    const url = () => /http:[^"\s]+\/graphql/.exec((text += take(held)))?.[0];
    await expect.poll(url, { timeout: 30_000 }).toBeDefined();
    const address = url() ?? '';
    child.kill('SIGUSR2');
    // Each of these is a line that waits for the reader when the last one comes.
    for (let i = 0; i < 5; i += 1) await fetch(`${address}?query={`, { method: 'DELETE' });
    child.kill('SIGUSR2');
    expect(await exit).toEqual([1, null]);
  } finally {
    closeSync(held);
    rmSync(folder, { recursive: true });
  }
}, 60_000);
