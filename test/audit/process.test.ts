/** The gateway as a process of its own, killed in the middle of its work, and what its audit says then. */
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../src/audit/record.ts';
import { verifyFiles } from '../../src/audit/verify.ts';
import { globalIds } from '../../src/node-types.ts';
import { type ServiceKey, writeAuthFile } from '../support/api-key.ts';
import { capture, type Captured, endAll } from '../support/processes.ts';
import { makeFolder } from '../support/run-folder.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';

let stateDir: string;
let sandbox: Sandbox;
let service: ServiceKey;

beforeEach(async () => {
  stateDir = makeFolder('audit-process');
  service = writeAuthFile(stateDir);
  sandbox = createSandbox({ operationMs: [50, 200], recordCalls: Infinity });
  await sandbox.listen(0);
});
afterEach(async () => {
  endAll();
  await sandbox.close();
});

const start = (env: Record<string, string> = {}): Captured => {
  const { accessKeyId, secretAccessKey } = sandbox.credentials;
  return capture(process.execPath, ['src/main.ts', '--upstream', 'aws'], {
    AUTH_FILE: service.file,
    // A service has no sign-in that could be fresh.
    PROTECTED_ACCOUNTS: 'none',
    WRITES: 'on',
    WRITE_ROLE: 'none',
    PORT: '0',
    QUOTA_SHARE: '1',
    STATE_DIR: stateDir,
    AWS_REGION: sandbox.region,
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...env,
  });
};

/** What a process has written to its standard output so far. */
const outputOf = (child: Captured): { text: string } => {
  const output = { text: '' };
  child.stdout.on('data', (chunk) => (output.text += String(chunk)));
  child.stderr.on('data', (chunk) => (output.text += String(chunk)));
  return output;
};

const urlOf = async (output: { readonly text: string }): Promise<string> => {
  for (;;) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+\/graphql/.exec(output.text) ?? [];
    if (url !== undefined) return url;
    await pause(20);
  }
};

const ask = async (url: string, query: string, variables: object = {}): Promise<unknown> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...service.headers },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
};

const recordsIn = (text: string): AuditRecord[] =>
  text
    .split('\n')
    .filter((line) => line.includes('"audit":true'))
    .map((line) => JSON.parse(line) as AuditRecord);

/** Assignments of one user that are not there: AWS's keys, and the input that names them. */
const wanted = (count: number) => {
  const { state, instanceArn } = sandbox.world;
  const { userId, identityStoreId } = state.users.rows[0]!;
  const sets = state.permissionSets.rows.filter(
    (set) => set.customerManagedPolicies.length === 0 && set.permissionsBoundary === undefined,
  );
  return state.accounts.rows
    .filter((account) => account.state === 'ACTIVE' && account.roleQuota === undefined)
    .flatMap(({ accountId }) => sets.map((set) => [accountId, set.permissionSetArn] as const))
    .slice(0, count)
    .map(([accountId, permissionSetArn]) => ({
      account: globalIds.encode('Account', accountId),
      permissionSet: globalIds.encode('PermissionSet', instanceArn, permissionSetArn),
      principal: globalIds.encode('User', identityStoreId, userId),
    }));
};

const MANY = `mutation Many($input: CreateAccountAssignmentsInput!) {
  createAccountAssignments(input: $input) { operations { id } userErrors { code } }
}`;
const ONE = `mutation One($input: TagResourceInput!) {
  tagResource(input: $input) { userErrors { code } }
}`;

const WRITES = /^(Create|Delete|Tag|Untag|Put|Update|Attach|Detach|Provision)/;

/** AWS's own log of changes, by target: what each was about. */
const writesAtAws = (since: number): readonly string[] =>
  sandbox.calls
    .slice(since)
    .filter(({ operation }) => WRITES.test(operation))
    .map(({ operation }) => operation);

describe('kill -9 in the middle of bulk work', () => {
  it.each([1, 9, 17])(
    'leaves a record of every change that reached AWS (after %i of them)',
    async (moment) => {
      const child = start();
      const url = await urlOf(outputOf(child));
      const since = sandbox.calls.length;
      const inputs = wanted(40);
      const sets = sandbox.world.state.permissionSets.rows.slice(0, 10).map((set) => {
        return globalIds.encode('PermissionSet', set.instanceArn, set.permissionSetArn);
      });
      // Queued changes and direct ones, at the same time.
      const asked = [
        ask(url, MANY, { input: { assignments: inputs } }),
        ...sets.map((resource, index) =>
          ask(url, ONE, { input: { resource, tags: [{ key: 'k', value: `${index}` }] } }),
        ),
      ].map((each) => each.catch(() => undefined));
      while (writesAtAws(since).length < moment) await pause(2);
      child.kill('SIGKILL');
      await once(child, 'exit');
      await Promise.all(asked);
      // What was on the wire has arrived by now.
      await pause(300);

      const text = readFileSync(join(stateDir, 'audit.jsonl'), 'utf8');
      const whole = text.slice(0, text.lastIndexOf('\n') + 1);
      const intents = recordsIn(whole).filter(({ type }) => type === 'intent');
      const sends = intents.filter(({ what }) => what === 'queued-change');
      const tags = intents.filter(({ fields }) => fields?.[0] === 'tagResource');
      const atAws = writesAtAws(since);
      const created = atAws.filter((operation) => operation === 'CreateAccountAssignment').length;
      const tagged = atAws.filter((operation) => operation === 'TagResource').length;
      expect(atAws.length).toBeGreaterThanOrEqual(moment);
      expect(created + tagged).toBe(atAws.length);
      expect(sends.length).toBeGreaterThanOrEqual(created);
      expect(tags.length).toBeGreaterThanOrEqual(tagged);
      const recorded = new Set(
        sends.map(({ on }) => {
          const { account, permissionSet } = on as Record<string, string>;
          return `${account} ${permissionSet}`;
        }),
      );
      const { userId } = sandbox.world.state.users.rows[0]!;
      const begun = sandbox.world.state.operations.rows.filter(
        (row) =>
          row.kind === 'CREATE' &&
          row.principalId === userId &&
          row.createdAt > Date.now() - 60_000,
      );
      for (const row of begun)
        expect(recorded).toContain(`${row.accountId} ${row.permissionSetArn}`);

      // The next process repairs the file, says what was interrupted, and ends what was queued.
      const next = start();
      await urlOf(outputOf(next));
      const file = join(stateDir, 'audit.jsonl');
      const isOver = (): boolean => {
        const records = recordsIn(readFileSync(file, 'utf8'));
        const settled = new Set(
          records.flatMap(({ type, of }) =>
            type === 'outcome' || type === 'interrupted' ? [of] : [],
          ),
        );
        const open = records.filter(({ type, id }) => type === 'intent' && !settled.has(id));
        const queued = new Set(
          records.flatMap((each) => (each.type === 'outcome' ? (each.queued ?? []) : [])),
        );
        const ended = new Set(
          records.flatMap((each) => (each.type === 'operation-ended' ? (each.queued ?? []) : [])),
        );
        return open.length === 0 && [...queued].every((id) => ended.has(id));
      };
      while (!isOver()) await pause(100);
      next.kill('SIGTERM');
      const [code] = (await once(next, 'exit')) as [number];
      expect(code).toBe(0);
      expect(verifyFiles(file).problems).toEqual([]);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    },
    120_000,
  );
});

describe('where the audit goes', () => {
  it('to the standard output: lines of their own, each marked, whole after a kill', async () => {
    const child = start({ AUDIT: 'stdout' });
    const output = outputOf(child);
    const url = await urlOf(output);
    const [set] = sandbox.world.state.permissionSets.rows;
    const resource = globalIds.encode('PermissionSet', set!.instanceArn, set!.permissionSetArn);
    const body = (await ask(url, ONE, {
      input: { resource, tags: [{ key: 'k', value: 'v' }] },
    })) as object;
    expect(body).toEqual({ data: { tagResource: { userErrors: [] } } });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await pause(50);
    expect(recordsIn(output.text)).toMatchObject([
      { type: 'intent', fields: ['tagResource'], hidden: ['input.tags.0.value'] },
      { type: 'outcome', outcome: 'DONE' },
    ]);
    for (const line of output.text.trim().split('\n'))
      expect(() => void JSON.parse(line)).not.toThrow();
  }, 60_000);

  it('is refused to a second gateway, and said in a line', async () => {
    await urlOf(outputOf(start()));
    const second = start({
      STATE_DIR: join(stateDir, 'other'),
      AUDIT: join(stateDir, 'audit.jsonl'),
    });
    const output = outputOf(second);
    const [code] = (await once(second, 'exit')) as [number];
    expect(code).toBe(2);
    expect(output.text).toContain('Another process writes the audit');
  }, 60_000);

  it('is said to be nowhere, where changes are made without a record', async () => {
    const output = outputOf(start({ AUDIT: 'off' }));
    await urlOf(output);
    expect(output.text).toContain('Changes are made without a record: AUDIT is off');
  }, 60_000);
});
