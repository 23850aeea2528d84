import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditFile } from '../../src/audit/file-sink.ts';
import type { AuditRecord } from '../../src/audit/record.ts';
import type { AuditSink } from '../../src/audit/sink.ts';
import { verifyFiles } from '../../src/audit/verify.ts';
import type { Clock } from '../../src/core/clock.ts';
import { newRows, requestAll, runToTheEnd } from '../operations/survival-support.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { makeFolder } from '../support/run-folder.ts';

let folder: string;
let t: TestGateway;
beforeEach(() => {
  folder = makeFolder('audit-queue');
});
afterEach(async () => {
  await t.close();
});

const file = (): string => join(folder, 'audit.jsonl');
const toFile = (clock: Clock): AuditSink =>
  new AuditFile({
    file: file(),
    maxBytes: 1e8,
    maxAgeMs: 1e9,
    clock,
    onTrouble(message) {
      throw new Error(message);
    },
  });
const recordsOf = (name: string): AuditRecord[] =>
  readFileSync(name, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as AuditRecord);

describe('a change that was queued', () => {
  it('is recorded when it is asked for, before and after it is sent, and when it ends', async () => {
    t = await makeGateway();
    const rows = newRows(t, 20);
    await requestAll(t, rows, 1);
    await runToTheEnd(t);
    const [asked] = t.audit;
    expect(asked).toMatchObject({ type: 'intent', fields: ['createAccountAssignments'] });
    const of = (type: AuditRecord['type']): readonly AuditRecord[] =>
      t.audit.filter((record) => record.type === type && record !== asked);
    expect(of('outcome')[0]).toMatchObject({ of: asked!.id, outcome: 'DONE' });
    expect(of('outcome')[0]!.queued).toHaveLength(20);
    const sends = of('intent');
    expect(sends).toHaveLength(20);
    for (const send of sends) expect(send).toMatchObject({ what: 'queued-change', of: asked!.id });
    const ends = of('operation-ended');
    expect(ends).toHaveLength(20);
    for (const end of ends) expect(end).toMatchObject({ of: asked!.id, outcome: 'SUCCEEDED' });
    expect(new Set(ends.map(({ queued }) => queued?.[0])).size).toBe(20);
  });

  it('waits while nothing can be written, and is sent then', async () => {
    let isFull = false;
    const sink: AuditSink = {
      left: [],
      append: ([first]) =>
        isFull && first?.what === 'queued-change'
          ? Promise.reject(new Error('ENOSPC'))
          : Promise.resolve(),
      close: () => Promise.resolve(),
    };
    t = await makeGateway({ auditSink: () => sink });
    const rows = newRows(t, 3);
    isFull = true;
    await requestAll(t, rows, 1);
    await t.clock.advance(60_000);
    expect(t.calls()['sso-admin.CreateAccountAssignment']).toBeUndefined();
    isFull = false;
    await runToTheEnd(t);
    expect(t.calls()['sso-admin.CreateAccountAssignment']).toBe(3);
  });
});

/** What AWS was asked to create, by its keys, and what the audit says it was about to be. */
const keysOf = (on: object): string => {
  const { account, permissionSet, principal } = on as Record<string, string>;
  return `${account} ${permissionSet} ${principal}`;
};

describe('after a kill', () => {
  it.each([1, 7, 23, 40, 61])(
    'in the middle of bulk work (at request %i to AWS), everything AWS was sent is on record, and every end',
    async (moment) => {
      const options = { stateDir: join(folder, 'state'), auditSink: toFile };
      t = await makeGateway(options);
      const rows = newRows(t, 40);
      await requestAll(t, rows, 2);
      let requests = 0;
      let killed: Promise<void> | undefined;
      t.onWire = (what, operation) => {
        if (what !== 'request' || operation !== 'CreateAccountAssignment') return;
        requests += 1;
        if (requests === Math.min(moment, 40)) killed = t.kill();
      };
      await runToTheEnd(t, () => killed !== undefined);
      await killed;
      const second = await t.restart();
      t = second;
      await runToTheEnd(second);
      await second.stop();

      const records = recordsOf(file());
      const intents = records.filter(
        ({ what, type }) => what === 'queued-change' && type === 'intent',
      );
      const recorded = new Set(intents.map(({ on }) => keysOf(on as object)));
      const { operations } = second.sandbox.world.state;
      for (const { detail } of operations.rows.flatMap((row) =>
        row.kind === 'CREATE' ? [{ detail: row }] : [],
      )) {
        const { accountId, permissionSetArn, principalId } = detail as never as Record<
          string,
          string
        >;
        if (!rows.some((row) => row.principalId === principalId && row.accountId === accountId))
          continue;
        expect(recorded).toContain(`${accountId} ${permissionSetArn} ${principalId}`);
      }
      const ended = new Set(
        records
          .filter(({ type, queued }) => type === 'operation-ended' && queued !== undefined)
          .map(({ on }) => keysOf(on as object)),
      );
      expect(ended.size).toBe(40);
      // What was on its way has an outcome, or is said to have been interrupted.
      const settled = new Set(
        records.flatMap(({ type, of }) =>
          type === 'outcome' || type === 'interrupted' ? [of] : [],
        ),
      );
      for (const { id } of intents) expect(settled).toContain(id);
      expect(verifyFiles(file()).problems).toEqual([]);
    },
  );

  it('an operation that was begun is followed by the next process, and its end recorded', async () => {
    t = await makeGateway({ auditSink: toFile });
    const [row] = newRows(t, 1);
    const { inputOf } = await import('../support/assignments.ts');
    const { run } = await import('../support/mutations.ts');
    await run(t, 'createAccountAssignment', inputOf(t, row!));
    await t.kill();
    t = await t.restart();
    await t.clock.advance(120_000);
    await t.stop();
    const records = recordsOf(file());
    const [intent] = records;
    expect(records.map(({ type }) => type)).toEqual(['intent', 'outcome', 'operation-ended']);
    expect(records[2]).toMatchObject({ of: intent!.id, outcome: 'SUCCEEDED' });
  });
});
