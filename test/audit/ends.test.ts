/** How AWS ended what it was still at when the mutation was answered: environments and workspaces. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createAudit } from '../../src/audit/audit.ts';
import { AuditFile } from '../../src/audit/file-sink.ts';
import { endOf, type Follows } from '../../src/audit/follow-begun.ts';
import type { AuditRecord, BegunChange } from '../../src/audit/record.ts';
import type { AuditSink } from '../../src/audit/sink.ts';
import { stdoutSink } from '../../src/audit/stdout-sink.ts';
import type { Clock } from '../../src/core/clock.ts';
import { ANYBODY } from '../../src/auth/caller.ts';
import { createLogger } from '../../src/log.ts';
import { globalIds } from '../../src/node-types.ts';
import type { WorkspaceModel } from '../../src/services/grafana/models.ts';
import { MANAGEMENT } from '../support/environments.ts';
import { makeGateway, RecordedAudit, type TestGateway } from '../support/make-gateway.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { payloadOf } from '../support/mutations.ts';
import { workspaceGlobalId } from '../support/workspaces.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let t: TestGateway;
afterEach(async () => {
  await t.close();
});

const account = globalIds.encode('Account', MANAGEMENT);
const createEnvironment = async (name = 'coming'): Promise<string> => {
  const made = await payloadOf(t, 'createEnvironment', { name, account }, 'environment { id }');
  return (made.environment as { id: string }).id;
};
const firstWorkspace = (): string =>
  workspaceGlobalId(t, t.sandbox.world.state.workspaces.rows[0]!.details.name!);
const ends = (): readonly AuditRecord[] => t.audit.filter(({ type }) => type === 'operation-ended');

describe('an environment', () => {
  it('that has come is recorded, with who asked for it', async () => {
    t = await makeGateway({ sandbox: { operationMs: [40_000, 40_000] } });
    await createEnvironment();
    const [intent, outcome] = t.audit;
    const begun = [{ kind: 'ENVIRONMENT', change: 'CREATE', account: MANAGEMENT }];
    expect(outcome).toMatchObject({ type: 'outcome', outcome: 'DONE', begun });
    expect(ends()).toEqual([]);
    await t.clock.advance(MINUTE);
    const who = { id: 'anonymous' };
    expect(ends()).toMatchObject([
      { of: intent!.id, who, begun, outcome: 'SUCCEEDED', ended: 'CREATED' },
    ]);
    t.resetCalls();
    await t.clock.advance(HOUR);
    expect(t.callCount()).toBe(0);
  });

  it('that could not be made is recorded as failed', async () => {
    t = await makeGateway({ sandbox: { fail: ['environment=coming'] } });
    await createEnvironment();
    await t.clock.advance(5 * MINUTE);
    expect(ends()).toMatchObject([{ outcome: 'FAILED', ended: 'FAILED_CREATION' }]);
  });

  it('that is deleted is recorded when it is gone', async () => {
    t = await makeGateway();
    const environment = await createEnvironment();
    await t.clock.advance(5 * MINUTE);
    await payloadOf(t, 'deleteEnvironment', { environment });
    // Asked for once more, it is somebody else's deletion that goes on.
    await payloadOf(t, 'deleteEnvironment', { environment });
    await t.clock.advance(20 * MINUTE);
    expect(ends().slice(1)).toMatchObject([
      { outcome: 'SUCCEEDED', ended: 'DELETED', begun: [{ change: 'DELETE' }] },
    ]);
  });
});

describe('a workspace', () => {
  it('that is changed is recorded when that has ended, and not when there was nothing to change', async () => {
    t = await makeGateway();
    const input = { workspace: firstWorkspace(), description: 'another' };
    await payloadOf(t, 'updateWorkspace', input);
    await t.clock.advance(5 * MINUTE);
    const ended = { outcome: 'SUCCEEDED', ended: 'ACTIVE' };
    const begun = [{ kind: 'WORKSPACE', change: 'UPDATE' }];
    expect(ends()).toMatchObject([{ ...ended, begun }]);
    await payloadOf(t, 'updateWorkspace', input);
    await t.clock.advance(5 * MINUTE);
    expect(ends()).toHaveLength(1);
    await payloadOf(t, 'deleteWorkspace', { workspace: input.workspace });
    await t.clock.advance(5 * MINUTE);
    expect(ends().slice(1)).toMatchObject([
      { outcome: 'SUCCEEDED', ended: 'GONE', begun: [{ change: 'DELETE' }] },
    ]);
  });

  it('whose change failed is recorded as failed', async () => {
    t = await makeGateway();
    const { name } = t.sandbox.world.state.workspaces.rows[0]!.details;
    await t.close();
    t = await makeGateway({ sandbox: { fail: [`workspace=${name}`] } });
    await payloadOf(t, 'updateWorkspace', { workspace: firstWorkspace(), description: 'other' });
    await t.clock.advance(5 * MINUTE);
    expect(ends()).toMatchObject([{ outcome: 'FAILED', ended: 'UPDATE_FAILED' }]);
  });
});

describe('the end of a process', () => {
  it('leaves what is open to the next, which follows it to its end', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'audit-ends-'));
    const file = join(folder, 'audit.jsonl');
    const seen: AuditRecord[] = [];
    const auditSink = (clock: Clock) => {
      const onTrouble = (message: string): void => expect.fail(message);
      const sink = new AuditFile({ file, maxBytes: 1e8, maxAgeMs: 1e12, clock, onTrouble });
      return {
        left: sink.left,
        append(records: readonly AuditRecord[]) {
          seen.push(...records);
          return sink.append(records);
        },
        close: () => sink.close(),
        get isBusy() {
          return sink.isBusy;
        },
      };
    };
    t = await makeGateway({ auditSink, sandbox: { operationMs: [40_000, 40_000] } });
    await createEnvironment();
    await t.kill();
    t = await t.restart();
    await t.clock.advance(2 * MINUTE);
    await t.stop();
    expect(seen.map(({ type }) => type)).toEqual(['intent', 'outcome', 'operation-ended']);
    expect(seen[2]).toMatchObject({ of: seen[0]!.id, outcome: 'SUCCEEDED', ended: 'CREATED' });
    rmSync(folder, { recursive: true });
  });
});

const begun: BegunChange = {
  kind: 'WORKSPACE',
  change: 'UPDATE',
  account: MANAGEMENT,
  region: 'eu-west-1',
  thing: 'g-0123456789',
};
const never = { follow: () => () => undefined, isSettled: () => false };

/** An audit with one change, which AWS never comes to an end with unless `follows` say so. */
const changeOne = async (
  forgets: boolean,
  changing = begun,
  follows: (clock: ManualClock) => Partial<Follows> = () => ({}),
) => {
  const clock = new ManualClock(0, () => true);
  const memory = new RecordedAudit();
  const sink: AuditSink = {
    left: [],
    forgets,
    append: (all) => memory.append(all),
    close: () => memory.close(),
  };
  const audit = createAudit({ sink, clock, log: createLogger({ level: 'silent' }) });
  audit.begin({ tracker: never, environments: never, workspaces: never, ...follows(clock) });
  const trail = audit.trail(ANYBODY, {});
  const intent = { fields: ['updateWorkspace'], what: 'change' } as const;
  const entry = { service: 'grafana', operation: 'UpdateWorkspace', outcome: 'ok' } as const;
  await trail.change(
    intent,
    true,
    () => trail.after('write', { ...entry, attempt: 1, waitedMs: 0, tookMs: 1 }),
    () => ({ outcome: 'DONE', codes: [], begun: [], queued: [], changing: [changing] }),
  );
  return { audit, clock, records: memory.records };
};
const TYPES = ['intent', 'outcome', 'operation-ended'];

/** Workspaces that stand, at each look, as `statuses` say, the last of them from then on; one look a second. */
const standing = (statuses: readonly (string | null)[]) => {
  let looks = 0;
  const workspaces = (clock: ManualClock): Follows['workspaces'] => ({
    isSettled: ({ seen }) => seen?.workspace.status !== 'UPDATING',
    follow(_key, _now, listener) {
      let cancel: () => void = () => undefined;
      const look = (): void => {
        cancel = clock.schedule(1000, () => {
          const status = statuses[Math.min(looks, statuses.length - 1)] ?? null;
          looks += 1;
          if (status === 'UPDATING') look();
          listener(
            status === null ? null : ({ seen: { workspace: { status } } } as WorkspaceModel),
          );
        });
      };
      look();
      return () => cancel();
    },
  });
  return { workspaces, looks: () => looks };
};

describe('a reading that may be from before AWS began', () => {
  const A = 'ACTIVE';
  it.each([
    ['CREATE', [null, null, A], 'SUCCEEDED', A, 15],
    ['CREATE', [null], 'FAILED', 'GONE', 311],
    ['UPDATE', [A, A, 'UPDATING', 'UPDATE_FAILED'], 'FAILED', 'UPDATE_FAILED', 16],
    ['UPDATE', ['UPDATING', A], 'SUCCEEDED', A, 2],
    // AWS had done with it before the first look.
    ['UPDATE', [A], 'SUCCEEDED', A, 63],
    ['UPDATE', [null], 'FAILED', 'GONE', 1],
    ['DELETE', [A, A, null], 'SUCCEEDED', 'GONE', 15],
    ['DELETE', [A], 'UNKNOWN', A, 311],
  ] as const)('%s, %j: is not the end, %s', async (change, statuses, outcome, ended, seconds) => {
    const world = standing(statuses);
    const changing = { ...begun, change };
    const { audit, clock, records } = await changeOne(false, changing, (its) => ({
      workspaces: world.workspaces(its),
    }));
    await clock.advance(seconds * 1000 - 1);
    expect(records.map(({ type }) => type)).toEqual(TYPES.slice(0, 2));
    await clock.advance(1);
    await audit.close();
    expect(records[2]).toMatchObject({ outcome, ended });
    // Nobody looks again and again at what seems to stand still.
    expect(world.looks()).toBeLessThan(20);
  });
});

describe('what is not seen to end', () => {
  it('within six hours is said to be unknown', async () => {
    const { audit, clock, records } = await changeOne(false);
    await clock.advance(6 * HOUR - 1);
    expect(records).toHaveLength(2);
    await clock.advance(1);
    await audit.close();
    expect(records.map(({ type }) => type)).toEqual(TYPES);
    expect(records[2]).toMatchObject({ of: records[0]!.id, begun: [begun], outcome: 'UNKNOWN' });
    expect(records[2]!.reason).toContain('6 hours');
  });
  it('before the process does is unknown where no other will know of it: on the standard output', async () => {
    expect(stdoutSink().forgets).toBe(true);
    const { audit, records } = await changeOne(true);
    await audit.close();
    expect(records.map(({ type }) => type)).toEqual(TYPES);
    expect(records[2]).toMatchObject({ of: records[0]!.id, begun: [begun], outcome: 'UNKNOWN' });
  });

  it('before the process does is left to the next, where there is a file', async () => {
    const { audit, records } = await changeOne(false);
    await audit.close();
    expect(records.map(({ type }) => type)).toEqual(TYPES.slice(0, 2));
  });
});

describe('a status', () => {
  it.each([
    ['CREATE', 'CREATED', 'SUCCEEDED'],
    ['CREATE', 'FAILED_CREATION', 'FAILED'],
    ['CREATE', null, 'FAILED'],
    ['UPDATE', 'DEGRADED', 'SUCCEEDED'],
    ['UPDATE', 'UPDATE_FAILED', 'FAILED'],
    ['UPDATE', null, 'FAILED'],
    ['DELETE', null, 'SUCCEEDED'],
    ['DELETE', 'DELETED', 'SUCCEEDED'],
    ['DELETE', 'FAILED_DELETION', 'FAILED'],
    ['DELETE', 'ACTIVE', 'UNKNOWN'],
  ] as const)('after %s, %s is %s', (change, status, outcome) => {
    const begun = { kind: 'WORKSPACE', change, account: '1', region: 'x', thing: 'y' } as const;
    expect(endOf(begun, status)).toEqual({ outcome, ended: status ?? 'GONE' });
  });
});
