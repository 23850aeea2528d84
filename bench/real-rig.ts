import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readCallCounts } from './call-counts.ts';
import { type Child, startChild } from './child.ts';
import type { Answer, AwsSettings, ProcessUse, Rig, RigOptions } from './rig.ts';
import { populationsFlag, SIZES } from './sizes.ts';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The sandbox as `npm run sandbox` starts it, in a process of its own. */
const startSandbox = async ({ size, latencyMs }: RigOptions): Promise<[Child, AwsSettings]> => {
  const populations = SIZES[size];
  const exported: Record<string, string> = {};
  const child = await startChild(
    [
      file('../src/sandbox/main.ts'),
      ...['--port', '0', '--latency', String(latencyMs)],
      ...(populations === undefined ? [] : ['--populations', populationsFlag(populations)]),
    ],
    {},
    (line) => {
      const [, name = '', value = ''] = /^export ([A-Z_]+)=(\S+)$/.exec(line) ?? [];
      exported[name] = value;
      return name === 'AWS_SECRET_ACCESS_KEY';
    },
  );
  const {
    AWS_ENDPOINT_URL: endpoint = '',
    AWS_REGION: region = '',
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
  } = exported;
  return [child, { endpoint, region, credentials: { accessKeyId, secretAccessKey } }];
};

/** The gateway as `npm run start:aws` starts it, pointed at the sandbox instead of AWS. */
const startGateway = async (aws: AwsSettings, quotaShare: number): Promise<[Child, string]> => {
  let url = '';
  const child = await startChild(
    ['--import', file('process-probe.ts'), file('../src/main.ts'), '--upstream', 'aws'],
    {
      AUTH: 'none',
      RATE_LIMIT: 'off',
      PORT: '0',
      QUOTA_SHARE: String(quotaShare),
      AWS_ENDPOINT_URL: aws.endpoint ?? '',
      AWS_REGION: aws.region,
      AWS_ACCESS_KEY_ID: aws.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.credentials.secretAccessKey,
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
  const [sandbox, aws] = await startSandbox(options);
  const [gateway, url] = await startGateway(aws, options.quotaShare).catch(
    async (error: unknown) => {
      await sandbox.stop();
      throw error;
    },
  );
  return {
    aws,
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
    run: (work) => work,
    async close() {
      await gateway.stop();
      await sandbox.stop();
    },
  };
};
