import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeApiKey } from '../src/auth/api-keys.ts';
import { type Child, startChild } from './child.ts';
import { START_AWS } from './engine/start.ts';
import type { AwsSettings, RigOptions } from './rig.ts';
import type { Knowledge } from './world/make-world.ts';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Loaded before a program whose memory is asked for. */
const PROBE = ['--import', file('process-probe.ts')];

/** The sandbox in a process of its own. */
export const startSandbox = async ({
  size,
  latencyMs,
}: RigOptions): Promise<[Child, AwsSettings]> => {
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

export interface RunningGateway {
  readonly child: Child;
  readonly url: string;
  /** What a client sends to be let in. */
  readonly authorization: string;
  stop(): Promise<void>;
}

/**
 * The gateway as `npm run start:aws` starts it, with what it ships with: it asks who calls, limits,
 * sheds and keeps its records. It is pointed at the sandbox instead of AWS.
 */
export const startGateway = async (
  aws: AwsSettings,
  { placed }: Knowledge,
  { quotaShare, writes = false }: RigOptions,
): Promise<RunningGateway> => {
  const stateDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const { key, kept } = makeApiKey();
  const authFile = join(stateDir, 'auth.json');
  const apiKeys = [{ name: 'bench', scopes: ['*'], keys: [kept] }];
  writeFileSync(authFile, JSON.stringify({ apiKeys }));
  let url = '';
  const child = await startChild(
    [...PROBE, ...START_AWS],
    {
      NODE_ENV: 'production',
      AUTH_FILE: authFile,
      PORT: '0',
      STATE_DIR: stateDir,
      WRITES: writes ? 'on' : 'off',
      WRITE_ROLE: 'none',
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
      url ||= /http:\/\/127\.0\.0\.1:\d+\/graphql/.exec(line)?.[0] ?? '';
      return url !== '';
    },
  );
  return {
    child,
    url,
    authorization: `Bearer ${key}`,
    async stop() {
      await child.stop();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
};

/** Another program, which waits for its order: see `contenders/process.ts`. */
export const startContender = (): Promise<Child> =>
  startChild([...PROBE, file('contenders/process.ts')], {}, (line) => line === 'ready');
