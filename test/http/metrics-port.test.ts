import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config-error.ts';
import { readMetricsPlace } from '../../src/config-metrics.ts';
import { capture, endAll } from '../support/processes.ts';

const root = new URL('../../', import.meta.url);
afterEach(endAll);

const statusAs = (url: URL, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });

describe('metrics', () => {
  it('with a port of their own are served there alone, and to no page by another name', async () => {
    const child = capture(process.execPath, ['src/main.ts', '--upstream', 'sandbox'], {
      PORT: '0',
      SANDBOX_PORT: '0',
      METRICS_PORT: '0',
    });
    const ended = once(child, 'exit');
    let said = '';
    child.stdout.on('data', (chunk) => (said += String(chunk)));
    const urls = /metrics: (http:\S+\/metrics)[^]*(http:\/\/127[.\d]+:\d+)\/graphql/;
    await expect.poll(() => said, { timeout: 40_000 }).toMatch(urls);
    const [, metrics = '', gateway = ''] = urls.exec(said) ?? [];
    expect(metrics).toMatch(/^http:\/\/127\.0\.0\.1:/);
    const served = await fetch(metrics);
    expect(served.status).toBe(200);
    expect(served.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await served.text()).toContain('management_graph_operations_total');
    for (const path of ['/metrics', '/metrics?x', '/metrics/', '//metrics', '/x/../metrics']) {
      expect((await fetch(`${gateway}${path}`)).status, path).toBe(404);
    }
    expect((await fetch(`${gateway}/metrics`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(new URL('/graphql', metrics))).status).toBe(404);
    expect((await fetch(metrics, { method: 'POST' })).status).toBe(404);
    expect(await statusAs(new URL(metrics), 'attacker.example')).toBe(403);
    // It does not hold up the end.
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  }, 60_000);

  it('on a port that is taken end the process, which answers nobody', async () => {
    const taken = createServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const child = capture(process.execPath, ['src/main.ts', '--upstream', 'sandbox'], {
      PORT: '0',
      SANDBOX_PORT: '0',
      METRICS_PORT: String((taken.address() as AddressInfo).port),
    });
    let said = '';
    child.stderr.on('data', (chunk) => (said += String(chunk)));
    const [code] = (await once(child, 'close')) as [number];
    taken.close();
    expect(code).toBe(1);
    expect(said).toMatch(/is in use: choose others .*METRICS_PORT/);
  }, 60_000);

  it.each<[string, Record<string, string>]>([
    ['METRICS_PORT must be a port number', { METRICS_PORT: 'x' }],
    ['METRICS_PORT must be a port number', { METRICS_PORT: '65536' }],
    ['METRICS_HOST must be an address', { METRICS_PORT: '1', METRICS_HOST: 'http://x' }],
    ['METRICS_HOST needs METRICS_PORT', { METRICS_HOST: '0.0.0.0' }],
  ])('are not served as %s says (%j)', (line, env) => {
    expect(() => readMetricsPlace(env)).toThrow(ConfigError);
    expect(() => readMetricsPlace(env)).toThrow(line);
  });

  it('are beside everything else where nothing is said', () => {
    expect(readMetricsPlace({})).toBeUndefined();
    expect(readMetricsPlace({ METRICS_PORT: '9464' })).toEqual({ host: '127.0.0.1', port: 9464 });
  });
});

describe('the health check of the image', () => {
  const dockerfile = readFileSync(new URL('Dockerfile', root), 'utf8');
  const [, command = '[]'] = /^HEALTHCHECK [^]*?CMD (\[.*\])$/m.exec(dockerfile) ?? [];
  const [, ...args] = JSON.parse(command) as readonly string[];
  const check = async (env: Record<string, string>): Promise<number> => {
    const [code] = (await once(capture(process.execPath, args, env), 'close')) as [number];
    return code;
  };

  it.each([
    ['127.0.0.1', undefined],
    ['0.0.0.0', '0.0.0.0'],
    ['127.0.0.2', '127.0.0.2'],
  ])(
    'asks the gateway where it listens (%s), by a name that is always allowed',
    async (at, HOST) => {
      const hosts: unknown[] = [];
      let status = 200;
      const server = createServer(({ url, headers }, response) => {
        hosts.push([url, headers.host]);
        response.writeHead(status).end();
      });
      server.listen(0, at);
      await once(server, 'listening');
      const PORT = String((server.address() as AddressInfo).port);
      const env = { PORT, ...(HOST === undefined ? {} : { HOST }) };
      expect(await check(env)).toBe(0);
      status = 503;
      expect(await check(env)).toBe(1);
      expect(hosts).toEqual([
        ['/health/live', 'localhost'],
        ['/health/live', 'localhost'],
      ]);
      server.close().closeAllConnections();
      expect(await check(env)).toBe(1);
    },
  );
});
