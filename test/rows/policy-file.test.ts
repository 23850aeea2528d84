import { mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOOK_MS } from '../../src/follow-file.ts';
import { openPolicyFile, type PolicyFile } from '../../src/rows/open-policy-file.ts';
import { rowOf } from '../support/assignments.ts';
import { beginElsewhere, operationIdOf } from '../support/elsewhere.ts';
import { subscribe } from '../support/event-stream.ts';
import type { TestGateway } from '../support/make-gateway.ts';
import { as, makeRuled, unitNamed } from './support.ts';

const FOREVER = 10 * 3_600_000;
const ADMIN = 'permit(principal in Group::"platform", action, resource);';

let folder: string;
let path: string;
let lines: string[];
let file: PolicyFile;
let stop: () => void;
let t: TestGateway;

/** Writes the file as a deployment does: another one takes the name. */
const write = (text: string): void => {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
};
const units = (name: string): string =>
  `permit(principal in Group::"trading", action, resource in OrganizationalUnit::"${unitNamed(t.sandbox.world.state, name)}");`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'policy-file-'));
  path = join(folder, 'rows.cedar');
  lines = [];
  write(ADMIN);
  file = await openPolicyFile(path);
  t = await makeRuled('', {
    rowPolicy: file.policy,
    sandbox: { quotas: false, operationMs: [FOREVER, FOREVER] },
  });
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  stop = file.watch(t.clock, log);
});
afterEach(async () => {
  stop();
  await t.close();
  rmSync(folder, { recursive: true });
});

/** Lets the file be looked at, which is real work, until a line of the log says what came of it. */
const looked = async (says: string): Promise<void> => {
  const before = lines.length;
  await t.clock.advance(LOOK_MS);
  await expect.poll(() => lines.slice(before).join(''), { timeout: 10_000 }).toContain(says);
};
const names = async (group: string): Promise<readonly string[]> => {
  const { accounts } = await t.data<{ accounts: { nodes: { name: string }[] } }>(
    '{ accounts(first: 100) { nodes { name } } }',
    {},
    as(group),
  );
  return accounts.nodes.map(({ name }) => name);
};

describe('row rules', () => {
  it('that change hold from the next look on, whole, for the next operation', async () => {
    expect(await names('trading')).toEqual([]);
    write(`${ADMIN}\n${units('Trading')}`);
    await looked('POLICY_FILE has changed: its rules hold from now on');
    const trading = await names('trading');
    expect(trading.length).toBeGreaterThan(0);
    write(`${ADMIN}\n${units('Research')}`);
    await looked('POLICY_FILE has changed');
    const risk = await names('trading');
    expect(risk.length).toBeGreaterThan(0);
    expect(risk.filter((name) => trading.includes(name))).toEqual([]);
    expect((await names('platform')).length).toBeGreaterThan(trading.length + risk.length);
  });

  it.each<[string, () => void, RegExp]>([
    ['cannot be read any more', () => unlinkSync(path), /ENOENT/],
    ['is no Cedar', () => write('permit(principal'), /rows\.cedar:1/],
    [
      'speaks of what there is not',
      () => write('permit(principal in Team::"x", action, resource);'),
      /Team/,
    ],
  ])(
    'that %s change nothing, which is told, until they are right again',
    async (_what, spoil, why) => {
      write(`${ADMIN}\n${units('Trading')}`);
      await looked('has changed');
      const trading = await names('trading');
      spoil();
      await looked('POLICY_FILE cannot be used: the old rules hold');
      const told = JSON.parse(lines.at(-1) ?? '{}') as { level: number; reason: string };
      expect(told.level).toBe(50);
      expect(told.reason).toMatch(why);
      expect(await names('trading')).toEqual(trading);
      // Told once, and not at every look.
      const count = lines.length;
      await t.clock.advance(5 * LOOK_MS);
      expect(lines).toHaveLength(count);
      write(ADMIN);
      await looked('has changed');
      expect(await names('trading')).toEqual([]);
    },
  );

  it('that change end the streams of whoever does not see all, within a minute, and no others', async () => {
    write(`${ADMIN}\n${units('Trading')}`);
    await looked('has changed');
    const row = rowOf(t, {
      account: 'risk-prod',
      set: 'AdministratorAccess',
      group: 'Trading-Developers',
    });
    const id = operationIdOf(t, 'CREATE', await beginElsewhere(t, 'CREATE', row));
    const watch = 'subscription ($id: ID!) { operation(id: $id) { state } }';
    const seeing = await t.clock.runUntil(subscribe(t, watch, { id }, as('trading')));
    const all = await t.clock.runUntil(subscribe(t, watch, { id }, as('platform')));
    for (const stream of [seeing, all]) {
      expect(await t.clock.runUntil(stream.next())).toMatchObject({
        data: { data: { operation: { state: 'IN_PROGRESS' } } },
      });
    }
    write(ADMIN);
    await looked('has changed');
    await t.clock.advance(60_000);
    expect(await t.clock.runUntil(seeing.rest())).toMatchObject([
      {
        event: 'next',
        data: { errors: [{ extensions: { code: 'THROTTLED', retryable: true, retryAfter: 1 } }] },
      },
      { event: 'complete' },
    ]);
    for (let beat = 0; beat < 8; beat += 1) {
      expect(await t.clock.runUntil(all.next(true))).toEqual({ event: 'heartbeat' });
    }
    await all.leave();
  });

  it('are looked at no more once the gateway has ended', () => {
    stop();
    expect(t.clock.pending).toBe(0);
  });
});
