/** The gateway as a process of its own, ended as processes are, and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { type ServiceKey, writeAuthFile } from '../support/api-key.ts';

const root = new URL('../../', import.meta.url);
let stateDir: string;
let sandbox: Sandbox;
let service: ServiceKey;
const processes: ChildProcess[] = [];

beforeEach(async () => {
  stateDir = mkdtempSync(join(tmpdir(), 'process-'));
  service = writeAuthFile(stateDir);
  sandbox = createSandbox({ operationMs: [200, 600], recordCalls: Infinity });
  await sandbox.listen(0);
});
afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  await sandbox.close();
  rmSync(stateDir, { recursive: true });
});

const start = (): ChildProcess => {
  const { accessKeyId, secretAccessKey } = sandbox.credentials;
  const child = spawn(process.execPath, ['src/main.ts', '--upstream', 'aws'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      AUTH_FILE: service.file,
      WRITES: 'on',
      PORT: '0',
      STATE_DIR: stateDir,
      AWS_REGION: sandbox.region,
      AWS_ENDPOINT_URL: sandbox.url,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    },
  });
  processes.push(child);
  return child;
};

/** The address that a process says it listens at. */
const ready = async (child: ChildProcess): Promise<string> => {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    const [url] = /http:\/\/127\.0\.0\.1:\d+\/graphql/.exec(text) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`It did not start: ${text}`);
};

const ask = async <Data>(url: string, query: string, variables: object): Promise<Data> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...service.headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
};

/** Twenty assignments of one user that are not there. */
const assignments = (): readonly object[] => {
  const { state, instanceArn } = sandbox.world;
  const { userId, identityStoreId } = state.users.rows[0]!;
  const sets = state.permissionSets.rows.filter(
    (set) => set.customerManagedPolicies.length === 0 && set.permissionsBoundary === undefined,
  );
  return state.accounts.rows
    .filter((account) => account.state === 'ACTIVE' && account.roleQuota === undefined)
    .flatMap(({ accountId }) => sets.map((set) => [accountId, set.permissionSetArn] as const))
    .slice(0, 20)
    .map(([accountId, permissionSetArn]) => ({
      account: globalIds.encode('Account', accountId),
      permissionSet: globalIds.encode('PermissionSet', instanceArn, permissionSetArn),
      principal: globalIds.encode('User', identityStoreId, userId),
    }));
};

const CREATE = /* GraphQL */ `
  mutation ($input: CreateAccountAssignmentsInput!) {
    createAccountAssignments(input: $input) {
      operations {
        id
      }
      userErrors {
        message
      }
    }
  }
`;
const STATES = /* GraphQL */ `
  query ($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on AsyncOperation {
        state
      }
    }
  }
`;

describe('a process', () => {
  it('that was killed is gone on from by the next, and makes nothing twice', async () => {
    const since = Date.now();
    const begun = () =>
      sandbox.world.state.operations.rows.filter(({ createdAt }) => createdAt >= since);
    const first = start();
    const { createAccountAssignments } = await ask<{
      createAccountAssignments: { operations: { id: string }[] };
    }>(await ready(first), CREATE, { input: { assignments: assignments() } });
    const ids = createAccountAssignments.operations.map(({ id }) => id);
    expect(ids).toHaveLength(20);
    while (begun().length < 5) await pause(10);
    first.kill('SIGKILL');
    await once(first, 'exit');
    expect(begun().length).toBeLessThan(20);

    const url = await ready(start());
    let states: string[];
    do {
      await pause(200);
      const { nodes } = await ask<{ nodes: { state: string }[] }>(url, STATES, { ids });
      states = nodes.map(({ state }) => state);
    } while (states.some((state) => state === 'QUEUED' || state === 'IN_PROGRESS'));
    expect(states).toEqual(ids.map(() => 'SUCCEEDED'));
    expect(begun()).toHaveLength(20);
  }, 90_000);

  it('keeps others from its state directory, and leaves it in good order', async () => {
    const first = start();
    await ready(first);
    const second = start();
    let said = '';
    second.stderr?.on('data', (chunk) => (said += String(chunk)));
    const [code] = (await once(second, 'exit')) as [number];
    expect(code).toBe(2);
    expect(said).toContain('Another gateway uses the state directory');
    expect(statSync(join(stateDir, 'changes.jsonl')).mode & 0o777).toBe(0o600);

    first.kill('SIGTERM');
    const [ended] = (await once(first, 'exit')) as [number];
    expect(ended).toBe(0);
    expect(readFileSync(join(stateDir, 'changes.jsonl'), 'utf8')).toBe('');
    await ready(start());
  }, 90_000);
});
