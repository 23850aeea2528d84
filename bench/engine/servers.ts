import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Child, startChild } from '../child.ts';
import type { ProcessUse } from '../rig.ts';
import { populationsFlag, SIZES } from '../sizes.ts';
import { send } from './load.ts';
import { START_AWS } from './start.ts';

/** What is compared, in the order of the report; `raw` answers a constant. */
export const SERVERS = ['gateway', 'yoga', 'mercurius', 'apollo', 'raw'] as const;

/** A process that serves. */
export interface EngineServer {
  readonly name: (typeof SERVERS)[number];
  readonly url: string;
  /** Milliseconds of the processor that the process has used. */
  cpuMs(): Promise<number>;
  /** Its heap after a collection, in MB. */
  heapMb(): Promise<number>;
  post(body: string): Promise<string>;
  stop(): Promise<void>;
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The sandbox without quotas, and mostly without latency: what is measured is what is done with its answers. */
export const startData = async (
  latencyMs = 0,
): Promise<[Child, Readonly<Record<string, string>>]> => {
  const exported: Record<string, string> = {};
  const flags = ['--port', '0', '--latency', String(latencyMs), '--quotas', 'off'];
  const size = SIZES.engine === undefined ? [] : ['--populations', populationsFlag(SIZES.engine)];
  const child = await startChild(
    [file('../../src/sandbox/main.ts'), ...flags, ...size],
    {},
    (line) => {
      const [, name = '', value = ''] = /^export ([A-Z_]+)=(\S+)$/.exec(line) ?? [];
      exported[name] = value;
      return name === 'AWS_SECRET_ACCESS_KEY';
    },
  );
  return [child, exported];
};

/** Starts a server on that data: the gateway as it ships, or one of those it is compared with. */
export const startServer = async (
  name: EngineServer['name'],
  aws: Readonly<Record<string, string>>,
): Promise<EngineServer> => {
  const program =
    name === 'gateway' ? START_AWS : [file('../contenders/engine/contender.ts'), name];
  let url = '';
  const child = await startChild(
    ['--expose-gc', '--import', file('../process-probe.ts'), ...program],
    {
      NODE_ENV: 'production',
      AUTH: 'none',
      STATE_DIR: mkdtempSync(join(tmpdir(), 'bench-engine-')),
      PORT: '0',
      QUOTA_SHARE: '1',
      // Eight connections ask more than any caller may.
      RATE_LIMIT: 'off',
      ...aws,
    },
    (line) => {
      url ||= /http:\/\/127\.0\.0\.1:\d+\/[a-z]*/.exec(line)?.[0] ?? '';
      return url !== '';
    },
  );
  const agent = new Agent({ keepAlive: true });
  const ask = async (what: string): Promise<unknown> => {
    const answered = once(child.process, 'message');
    child.process.send(what);
    return ((await answered) as [unknown])[0];
  };
  return {
    name,
    url,
    cpuMs: async () => ((await ask('use')) as ProcessUse).cpuSeconds * 1000,
    heapMb: async () => (await ask('heap')) as number,
    post: (body) => send(agent, new URL(url), name === 'raw' ? 'PUT' : 'POST', body),
    async stop() {
      agent.destroy();
      await child.stop();
    },
  };
};
