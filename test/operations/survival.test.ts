import { appendFileSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import {
  expectEachOnce,
  listCalls,
  newRows,
  requestAll,
  runToTheEnd,
  watchAll,
} from './survival-support.ts';
import { makeFolder } from '../support/run-folder.ts';

let stateDir: string;
let t: TestGateway | undefined;
beforeEach(() => {
  stateDir = makeFolder('survival');
});
afterEach(async () => {
  await t?.close();
  t = undefined;
});

/** When the gateway is killed: at which request of a kind, before it is sent or before its answer. */
interface Kill {
  readonly operation: string;
  readonly number: number;
  readonly moment: 'request' | 'answer';
  /** Whether the machine goes down with it, in the middle of a line. */
  readonly isTorn: boolean;
}

/** Kills the gateway at a moment, and starts another in its place. */
const killAndRestart = async (
  victim: TestGateway,
  kill: Kill,
  directory = stateDir,
): Promise<TestGateway> => {
  let seen = 0;
  let death: Promise<void> | undefined;
  victim.onWire = (moment, operation) => {
    if (moment !== kill.moment || operation !== kill.operation || death !== undefined) return;
    seen += 1;
    if (seen === kill.number) death = victim.kill();
  };
  await runToTheEnd(victim, () => death !== undefined);
  await (death ?? victim.kill());
  if (kill.isTorn) appendFileSync(join(directory, 'changes.jsonl'), '{"id":"q-1","send');
  return victim.restart();
};

describe('three hundred assignments at once', () => {
  it.each<Kill>([
    { operation: 'CreateAccountAssignment', number: 100, moment: 'answer', isTorn: true },
    { operation: 'CreateAccountAssignment', number: 140, moment: 'request', isTorn: false },
  ])(
    'by three clients, watched by fifty, killed at $operation $number ($moment): each is made once',
    async (kill) => {
      t = await makeGateway({ stateDir });
      const since = t.clock.now();
      const rows = newRows(t, 300);
      expect(rows).toHaveLength(300);
      const operations = await requestAll(t, rows, 3);
      expect(new Set(operations.map(({ id }) => id)).size).toBe(300);
      expect(operations.every(({ state }) => state === 'QUEUED')).toBe(true);

      const watched = operations.filter((_, index) => index % 6 === 0).map(({ id }) => id);
      expect(watched).toHaveLength(50);
      watchAll(t, watched);
      t = await killAndRestart(t, kill);
      const { states, over } = watchAll(t, watched);
      await runToTheEnd(t);
      await t.clock.runUntil(over);

      expectEachOnce(t, rows, since);
      for (const told of states.values()) {
        expect(told.at(-1)).toBe('SUCCEEDED');
        expect(['QUEUED', 'IN_PROGRESS', 'SUCCEEDED']).toEqual(expect.arrayContaining(told));
      }
      // One list a second while anything runs; the start of each process may add some.
      const lists = listCalls(t, since);
      expect(lists.length).toBeLessThanOrEqual((t.clock.now() - since) / 1000 + 10);
    },
    120_000,
  );
});

describe('whenever it is killed', () => {
  const kills = fc.record({
    operation: fc.constantFrom(
      'CreateAccountAssignment',
      'CreateAccountAssignment',
      'ListAccountAssignmentCreationStatus',
      'DescribeAccountAssignmentCreationStatus',
    ),
    number: fc.integer({ min: 1, max: 25 }),
    moment: fc.constantFrom('request' as const, 'answer' as const),
    isTorn: fc.boolean(),
  });

  it('nothing is lost and nothing is made twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(kills, { minLength: 1, maxLength: 3 }), async (deaths) => {
        const directory = mkdtempSync(join(stateDir, 'run-'));
        t = await makeGateway({ stateDir: directory });
        const since = t.clock.now();
        const rows = newRows(t, 30, 2);
        await requestAll(t, rows, 2);
        for (const death of deaths) t = await killAndRestart(t, death, directory);
        await runToTheEnd(t);
        expectEachOnce(t, rows, since);
        await t.close();
        t = undefined;
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 120_000);
});
