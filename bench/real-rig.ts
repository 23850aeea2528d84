import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCallCounts } from './call-counts.ts';
import { type Child, startChild } from './child.ts';
import type { Answer, AwsSettings, ProcessUse, Rig, RigOptions } from './rig.ts';
import { type Knowledge, knowledgeOf, makeSandbox } from './world/make-world.ts';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The sandbox in a process of its own. */
const startSandbox = async ({ size, latencyMs }: RigOptions): Promise<[Child, AwsSettings]> => {
  const exported: Record<string, string> = {};
  const child = await startChild([file('sandbox.ts'), size, String(latencyMs)], {}, (line) => {
    const [, name = '', value = ''] = /^export ([A-Z_]+)=(\S+)$/.exec(line) ?? [];
    exported[name] = value;
    return name === 'AWS_SECRET_ACCESS_KEY';
  });
  const {
    AWS_ENDPOINT_URL: endpoint = '',
    AWS_REGION: region = '',
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
  } = exported;
  return [child, { endpoint, region, credentials: { accessKeyId, secretAccessKey } }];
};

const commas = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');

/** The gateway as `npm run start:aws` starts it, pointed at the sandbox instead of AWS. */
const startGateway = async (
  aws: AwsSettings,
  { placed }: Knowledge,
  { quotaShare, writes = false }: RigOptions,
): Promise<[Child, string]> => {
  let url = '';
  const child = await startChild(
    ['--import', file('process-probe.ts'), file('../src/main.ts'), '--upstream', 'aws'],
    {
      NODE_ENV: 'production',
      AUTH: 'none',
      RATE_LIMIT: 'off',
      PORT: '0',
      STATE_DIR: mkdtempSync(join(tmpdir(), 'bench-')),
      WRITES: writes ? 'on' : 'off',
      QUOTA_SHARE: String(quotaShare),
      AWS_ENDPOINT_URL: aws.endpoint ?? '',
      AWS_REGION: aws.region,
      AWS_ACCESS_KEY_ID: aws.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.credentials.secretAccessKey,
      FINSPACE_REGIONS: placed.finspaceRegions.join(','),
      GRAFANA_REGIONS: placed.grafanaRegions.join(','),
      READER_ROLES: placed.readerRoles.join(','),
      FINSPACE_ROLES: commas(placed.finspaceRoles),
    },
    (line) => {
      [url = ''] = /http:\/\/127\.0\.0\.1:\d+\/graphql/.exec(line) ?? [];
      return url !== '';
    },
  );
  return [child, url];
};

/** Two processes and sockets between them, on the machine's own clock; the client is this process. */
export const createRealRig = async (options: RigOptions): Promise<Rig> => {
  const known = knowledgeOf(makeSandbox({ size: options.size }));
  const [sandbox, aws] = await startSandbox(options);
  const [gateway, url] = await startGateway(aws, known, options).catch(async (error: unknown) => {
    await sandbox.stop();
    throw error;
  });
  return {
    aws,
    known,
    now: () => performance.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    async post(query, variables) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
    },
    async calls() {
      return readCallCounts(await (await fetch(new URL('/metrics', url))).text());
    },
    async use() {
      const answered = once(gateway.process, 'message');
      gateway.process.send('use');
      const [use] = (await answered) as [ProcessUse];
      return use;
    },
    sizes: () => undefined,
    run: (work) => work,
    withTimers: (work) => work(),
    async close() {
      await gateway.stop();
      await sandbox.stop();
    },
  };
};
