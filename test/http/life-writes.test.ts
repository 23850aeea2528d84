/** A process that is ended while it is sent changes, and the next one on the same state directory. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AssignmentRow } from '../../src/sandbox/rows.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { newRows } from '../operations/survival-support.ts';
import { type ServiceKey, writeAuthFile } from '../support/api-key.ts';
import { inputOf, isThere } from '../support/assignments.ts';
import type { TestGateway } from '../support/make-gateway.ts';
import { endAll, startGateway } from '../support/processes.ts';

/** Clients, and the changes of each of their mutations. */
const CLIENTS = 6;
const EACH = 5;
const MUTATION = `mutation ($input: CreateAccountAssignmentsInput!) {
  createAccountAssignments(input: $input) { operations { id } userErrors { code } results { userErrors { code } } }
}`;

let stateDir: string;
let sandbox: Sandbox;
let service: ServiceKey;
let t: Pick<TestGateway, 'sandbox'>;
beforeEach(async () => {
  stateDir = mkdtempSync(join(tmpdir(), 'life-writes-'));
  service = writeAuthFile(stateDir);
  // It is not in the gateway's process, so it is there for the next one.
  sandbox = createSandbox({ operationMs: [200, 600], quotas: false, recordCalls: Infinity });
  await sandbox.listen(0);
  t = { sandbox };
});
afterEach(async () => {
  endAll();
  await sandbox.close();
  rmSync(stateDir, { recursive: true });
});

const start = async () => {
  const { accessKeyId, secretAccessKey } = sandbox.credentials;
  const { child, url } = startGateway(['--upstream', 'aws'], {
    AUTH_FILE: service.file,
    WRITES: 'on',
    WRITE_ROLE: 'none',
    STATE_DIR: join(stateDir, 'state'),
    AWS_REGION: sandbox.region,
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  });
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>;
  return { child, exited, url: await url() };
};

type Outcome = 'answered' | 'refused' | 'unreachable' | 'lost' | 'wrong';

const send = (url: string, agent: Agent, rows: readonly AssignmentRow[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const assignments = rows.map((row) => inputOf(t as TestGateway, row));
    const headers = { 'content-type': 'application/json', ...service.headers };
    const sent = request(url, { agent, method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('error', () => resolve('lost'));
      response.on('end', () => {
        const ids = text.match(/"id":"/g) ?? [];
        const isRight = ids.length === rows.length && !text.includes('"code"');
        if (response.statusCode === 503) resolve('refused');
        else resolve(response.statusCode === 200 && isRight ? 'answered' : 'wrong');
      });
    });
    sent.on('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code === 'ECONNREFUSED' ? 'unreachable' : 'lost'),
    );
    sent.end(JSON.stringify({ query: MUTATION, variables: { input: { assignments } } }));
  });

const keyOf = ({ accountId, permissionSetArn, principalId }: AssignmentRow): string =>
  `${accountId} ${permissionSetArn} ${principalId}`;

/** How often AWS has begun to make each assignment. */
const begun = (): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const row of sandbox.world.state.operations.rows) {
    if (row.kind !== 'CREATE') continue;
    const key = keyOf(row as unknown as AssignmentRow);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

it.each(['SIGTERM', 'SIGKILL'] as const)(
  'ended by %s while changes come loses none that was answered, and makes none twice',
  async (signal) => {
    const rows = newRows(t as TestGateway, 600);
    const first = await start();
    const agent = new Agent({ keepAlive: true });
    const outcomes: Record<Outcome, number> = {
      answered: 0,
      refused: 0,
      unreachable: 0,
      lost: 0,
      wrong: 0,
    };
    const answered: AssignmentRow[] = [];
    let isOver = false;
    const client = async (): Promise<void> => {
      while (!isOver && rows.length >= EACH) {
        const own = rows.splice(0, EACH);
        const outcome = await send(first.url, agent, own);
        outcomes[outcome] += 1;
        if (outcome === 'answered') answered.push(...own);
        else await pause(300);
      }
    };
    const clients = Array.from({ length: CLIENTS }, client);
    await expect.poll(() => outcomes.answered, { timeout: 60_000 }).toBeGreaterThanOrEqual(4);
    first.child.kill(signal);
    const [code] = await first.exited;
    isOver = true;
    await Promise.all(clients);
    agent.destroy();
    expect(outcomes.wrong).toBe(0);
    if (signal === 'SIGTERM') {
      expect(code).toBe(0);
      expect(outcomes.lost).toBe(0);
    }
    // It was ended in the middle of them: some are left to the next one.
    const left = answered.filter((row) => !begun().has(keyOf(row)));
    expect(left.length).toBeGreaterThan(0);

    await start();
    const missing = (): number => answered.filter((row) => !isThere(t as TestGateway, row)).length;
    await expect.poll(missing, { timeout: 120_000, interval: 200 }).toBe(0);
    const counts = begun();
    expect(answered.map((row) => counts.get(keyOf(row)))).toEqual(answered.map(() => 1));
    // Also of those whose answer did not come.
    expect(Math.max(...counts.values())).toBe(1);
  },
  240_000,
);
