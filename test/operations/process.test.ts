/** The gateway as a process of its own, ended as processes are, and started again. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { type ServiceKey, writeAuthFile } from '../support/api-key.ts';
import { endAll, startGateway, type StartedGateway } from '../support/processes.ts';
import { makeFolder } from '../support/run-folder.ts';

let stateDir: string;
let sandbox: Sandbox;
let service: ServiceKey;

beforeEach(async () => {
  stateDir = makeFolder('process');
  service = writeAuthFile(stateDir);
  sandbox = createSandbox({ operationMs: [200, 600], recordCalls: Infinity });
  await sandbox.listen(0);
});
afterEach(async () => {
  endAll();
  await sandbox.close();
});

const start = (): StartedGateway => {
  const { accessKeyId, secretAccessKey } = sandbox.credentials;
  return startGateway(['--upstream', 'aws'], {
    AUTH_FILE: service.file,
    WRITES: 'on',
    WRITE_ROLE: 'none',
    STATE_DIR: stateDir,
    AWS_REGION: sandbox.region,
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  });
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
    }>(await first.url(), CREATE, { input: { assignments: assignments() } });
    const ids = createAccountAssignments.operations.map(({ id }) => id);
    expect(ids).toHaveLength(20);
    while (begun().length < 5) await pause(10);
    first.child.kill('SIGKILL');
    await first.ended;
    expect(begun().length).toBeLessThan(20);

    const url = await start().url();
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
    await first.url();
    const second = start();
    expect(await second.ended).toBe(2);
    expect(second.said.error).toContain('Another gateway uses the state directory');
    expect(statSync(join(stateDir, 'changes.jsonl')).mode & 0o777).toBe(0o600);

    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(readFileSync(join(stateDir, 'changes.jsonl'), 'utf8')).toBe('');
    await start().url();
  }, 90_000);
});
