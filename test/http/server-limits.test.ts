/** The servers that the process listens with have the limits that docs/how-to-limits.md tells of. */
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { SERVER_OPTIONS } from '../../src/http/server-options.ts';
import { capture, endAll } from '../support/processes.ts';

afterEach(endAll);

/** Has the process say what each of its servers is bounded by when it begins to listen. */
const SAY_LIMITS = `data:text/javascript,${encodeURIComponent(`
  import { Server } from 'node:http';
  const { listen } = Server.prototype;
  Server.prototype.listen = function (...args) {
    const { headersTimeout, requestTimeout, keepAliveTimeout, timeout, maxHeadersCount } = this;
    const { maxHeaderSize, maxConnections, joinDuplicateHeaders } = this;
    const cutters = this.listenerCount('timeout');
    console.log('LIMITS ' + JSON.stringify({
      headersTimeout, requestTimeout, keepAliveTimeout, timeout, maxHeadersCount,
      maxHeaderSize, maxConnections, joinDuplicateHeaders, cutters,
    }));
    return listen.apply(this, args);
  };
`)}`;

it('as it ships: that of the gateway, and that of metrics', async () => {
  const argv = ['--import', SAY_LIMITS, 'src/main.ts', '--upstream', 'aws'];
  const env = { AUTH: 'none', AWS_REGION: 'eu-west-1', PORT: '0', METRICS_PORT: '0' };
  // No credentials are looked for elsewhere; none are needed to listen.
  const child = capture(process.execPath, argv, { ...env, AWS_EC2_METADATA_DISABLED: 'true' });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  await expect.poll(() => said, { timeout: 40_000 }).toContain('/graphql');
  const servers = [...said.matchAll(/^LIMITS (.*)$/gm)].map(
    ([, json = '']) => JSON.parse(json) as object,
  );
  const limits = {
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    timeout: 30_000,
    maxHeadersCount: 100,
    maxHeaderSize: 16_384,
    maxConnections: 2000,
    joinDuplicateHeaders: true,
    cutters: 1,
  };
  expect(servers).toEqual([limits, limits]);
}, 60_000);

it('as the documentation has them', () => {
  const page = readFileSync(new URL('../../docs/how-to-limits.md', import.meta.url), 'utf8');
  const [, size, head, request, reader, every, connections] =
    /Heads of (\d+) KB and a hundred headers, in (\d+) seconds; requests in (\d+); readers that take nothing for (\d+)\s+seconds are cut off\. [^.]*looked at every (\d+) seconds[^.]*\. ([\d,]+) connections at once/.exec(
      page.replaceAll(/\s+/g, ' '),
    ) ?? [];
  expect([size, head, request, reader, every, connections]).toEqual([
    '16',
    '10',
    '30',
    '30',
    '5',
    '2,000',
  ]);
  expect(SERVER_OPTIONS.connectionsCheckingInterval).toBe(Number(every) * 1000);
});
