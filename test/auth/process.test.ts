/** The gateway as a process of its own: how it starts, and how it does not. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { writeAuthFile } from '../support/api-key.ts';
import { endAll, startGateway, type StartedGateway } from '../support/processes.ts';
import { makeFolder } from '../support/run-folder.ts';

const TIMEOUT = 60_000;
let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
  sandbox = createSandbox({ recordCalls: Infinity });
  await sandbox.listen(0);
});
afterAll(() => sandbox.close());
beforeEach(() => {
  folder = makeFolder('auth-process');
});
afterEach(endAll);

const start = (env: Record<string, string>): StartedGateway => {
  const { accessKeyId, secretAccessKey } = sandbox.credentials;
  return startGateway(['--upstream', 'aws'], {
    STATE_DIR: join(folder, 'state'),
    AWS_REGION: sandbox.region,
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...env,
  });
};

const MUTATION = `mutation {
  createPermissionSet(input: { name: "Made" }) { permissionSet { name } userErrors { code } }
}`;

interface Asked {
  readonly status: number;
  readonly body: object;
}

const ask = async (
  url: string,
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Asked> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const body = (await response.json()) as object;
  // Turned away since the machine is busy: what a client does then.
  if (response.status === 503) {
    await pause(Number(response.headers.get('retry-after')) * 1000);
    return ask(url, query, headers);
  }
  return { status: response.status, body };
};

const writes = (): number =>
  sandbox.calls.filter(({ operation }) => operation === 'CreatePermissionSet').length;

describe('a gateway on AWS', () => {
  it(
    'with AUTH=none reads and changes nothing, although WRITES says on',
    async () => {
      const gateway = start({ AUTH: 'none', WRITES: 'on' });
      const url = await gateway.url();
      expect(
        await ask(url, '{ viewer { caller upstream { kind writes accountId } } }'),
      ).toMatchObject({
        body: {
          data: {
            viewer: {
              caller: 'anonymous',
              upstream: {
                kind: 'AWS',
                writes: false,
                accountId: expect.stringMatching(/^\d{12}$/) as unknown,
              },
            },
          },
        },
      });
      const { body } = await ask(url, MUTATION);
      expect(JSON.stringify(body)).toContain('READ_ONLY');
      expect(writes()).toBe(0);
      expect(gateway.said.out).toContain('AUTH=none: nobody is asked who they are');
    },
    TIMEOUT,
  );

  it(
    'with a file lets in who is in it, also to change things, and nobody else',
    async () => {
      const service = writeAuthFile(folder);
      const gateway = start({
        AUTH_FILE: service.file,
        WRITES: 'on',
        WRITE_ROLE: 'none',
        LOG_LEVEL: 'debug',
      });
      const url = await gateway.url();
      expect(await ask(url, MUTATION)).toMatchObject({ status: 401 });
      expect(writes()).toBe(0);
      expect(await ask(url, MUTATION, service.headers)).toMatchObject({
        status: 200,
        body: { data: { createPermissionSet: { permissionSet: { name: 'Made' } } } },
      });
      expect(writes()).toBe(1);
      // Another key, without a restart.
      const next = writeAuthFile(folder);
      await expect
        .poll(async () => (await ask(url, '{ __typename }', next.headers)).status, {
          timeout: 15_000,
        })
        .toBe(200);
      expect(await ask(url, '{ __typename }', service.headers)).toMatchObject({ status: 401 });
      gateway.child.kill('SIGTERM');
      expect(await gateway.ended).toBe(0);
      for (const { key } of [service, next]) {
        expect(gateway.said.out + gateway.said.error).not.toContain(key.slice(-43));
      }
    },
    TIMEOUT,
  );

  it.each<[string, () => Record<string, string>, RegExp]>([
    ['without a word about who may call', () => ({}), /Set AUTH_FILE or OIDC_ISSUER .*AUTH=none/],
    ['with a file that is not there', () => ({ AUTH_FILE: join(folder, 'no.json') }), /ENOENT/],
    [
      'with a file that says nothing',
      () => {
        writeFileSync(join(folder, 'auth.json'), '{}');
        return { AUTH_FILE: join(folder, 'auth.json') };
      },
      /neither issuers nor API keys: nobody could call/,
    ],
    ['beyond loopback', () => ({ AUTH: 'none', HOST: '0.0.0.0' }), /on loopback only/],
    [
      'with AWS over plain HTTP',
      () => ({ AUTH: 'none', AWS_ENDPOINT_URL: 'http://192.0.2.1' }),
      /AWS_ENDPOINT_URL must begin with https:\/\//,
    ],
  ])(
    'does not start %s, says so in one line, and exits with 2',
    async (_what, env, line) => {
      const { ended, said } = start(env());
      expect(await ended).toBe(2);
      expect(said.error).toMatch(/^management-graph: [^\n]+\n$/);
      expect(said.error).toMatch(line);
    },
    TIMEOUT,
  );
});
