import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { QueueFile, StateError } from '../../src/services/identity-center/operations/queue-file.ts';
import {
  KEPT_CHANGES,
  KEPT_MS,
  type QueueRecord,
  replay,
  withoutForgotten,
} from '../../src/services/identity-center/operations/queue-log.ts';
import { change } from './queue-support.ts';
import { makeFolder } from '../support/run-folder.ts';

const stored = (n: number) => ({ id: `q-${n}`, caller: 'ana', createdAt: n, change: change(n) });

let directory: string;
beforeEach(() => {
  directory = makeFolder('queue');
});
const file = () => join(directory, 'changes.jsonl');

/** Opens, uses and closes. */
const using = async <T>(use: (queue: QueueFile) => T | Promise<T>): Promise<T> => {
  const queue = new QueueFile(directory, 0);
  try {
    return await use(queue);
  } finally {
    await queue.close();
  }
};

describe('the file', () => {
  it('keeps what was appended', async () => {
    const ended = { at: 3, state: 'FAILED', failure: { reason: 'no' } } as const;
    await using(async (queue) => {
      await queue.append([{ add: [stored(1), stored(2)] }]);
      await queue.append([
        { id: 'q-1', sending: 2 },
        { id: 'q-1', awsRequestId: 'aws-1' },
      ]);
      await queue.append([{ id: 'q-1', ended }]);
    });
    const left = await using((queue) => queue.left);
    expect(left).toEqual([{ ...stored(1), sentAt: 2, awsRequestId: 'aws-1', ended }, stored(2)]);
    // Compacted when it was opened: a line an entry.
    expect(readFileSync(file(), 'utf8').trimEnd().split('\n')).toHaveLength(2);
  });

  it('can be read by its owner alone', async () => {
    const inner = join(directory, 'a', 'state');
    const queue = new QueueFile(inner, 0);
    await queue.append([{ add: [stored(1)] }]);
    await queue.close();
    expect(statSync(inner).mode & 0o777).toBe(0o700);
    for (const name of ['changes.jsonl', 'lock']) {
      expect(statSync(join(inner, name)).mode & 0o777).toBe(0o600);
    }
  });

  it('serves one gateway at a time, and says so', async () => {
    await using(() => {
      expect(() => new QueueFile(directory, 0)).toThrow(StateError);
      expect(() => new QueueFile(directory, 0)).toThrow(/Another gateway uses the state directory/);
    });
    await using((queue) => expect(queue.left).toEqual([]));
  });

  it('forgets the line that a kill has torn', async () => {
    await using((queue) => queue.append([{ add: [stored(1)] }]));
    appendFileSync(file(), JSON.stringify({ add: [stored(2)] }).slice(0, 40));
    await using((queue) => queue.append([{ id: 'q-1', sending: 9 }]));
    expect(await using((queue) => queue.left)).toEqual([{ ...stored(1), sentAt: 9 }]);
  });

  it('is not used when a line in the middle is damaged', async () => {
    await using((queue) => queue.append([{ add: [stored(1)] }, { add: [stored(2)] }]));
    const [first, second] = readFileSync(file(), 'utf8').split('\n');
    writeFileSync(file(), `${first}\n{"add":[{"id"\n${second}\n`);
    expect(() => new QueueFile(directory, 0)).toThrow(/line 2 is damaged/);
    // And the lock is given back.
    writeFileSync(file(), `${first}\n`);
    expect(await using((queue) => queue.left)).toEqual([stored(1)]);
  });

  it('writes what comes together with one sync, in the order in which it came', async () => {
    const records = Array.from({ length: 200 }, (_, n) => ({ add: [stored(n)] }));
    await using(async (queue) => {
      expect(queue.isBusy).toBe(false);
      const all = Promise.all(records.map((record) => queue.append([record])));
      expect(queue.isBusy).toBe(true);
      await all;
    });
    expect(await using((queue) => queue.left.map(({ id }) => id))).toEqual(
      records.map(({ add: [entry] }) => entry?.id),
    );
  });

  it('is written anew between what is appended before and after', async () => {
    await using(async (queue) => {
      await Promise.all([
        queue.append([{ add: [stored(1)] }, { add: [stored(2)] }]),
        queue.rewrite(() => [stored(2)]),
        queue.append([{ add: [stored(3)] }]),
      ]);
    });
    expect(await using((queue) => queue.left.map(({ id }) => id))).toEqual(['q-2', 'q-3']);
  });

  it('gives whatever is cut off the same as if the last records had never been written', async () => {
    const record = fc.oneof(
      fc.nat(5).map((n): QueueRecord => ({ add: [stored(n)] })),
      fc.nat(5).map((n): QueueRecord => ({ id: `q-${n}`, sending: n })),
      fc.nat(5).map((n): QueueRecord => ({ id: `q-${n}`, waiting: n })),
      fc.nat(5).map((n): QueueRecord => ({ id: `q-${n}`, awsRequestId: `aws-ä${n}` })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 12 }), fc.nat(3000), async (records, cut) => {
        const text = records.map((each) => `${JSON.stringify(each)}\n`);
        const bytes = Buffer.from(text.join(''));
        const kept = bytes.subarray(0, Math.min(cut, bytes.length));
        writeFileSync(file(), kept);
        const whole = records.slice(0, kept.toString('latin1').split('\n').length - 1);
        expect(await using((queue) => queue.left)).toEqual(
          replay(whole).map((entry) => JSON.parse(JSON.stringify(entry)) as unknown),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is forgotten', () => {
  const ended = (n: number, at: number) => ({
    ...stored(n),
    ended: { at, state: 'SUCCEEDED' as const },
  });

  it('is what ended a week ago, and never what has not', () => {
    const entries = [ended(1, 0), ended(2, 1), stored(3)];
    expect(withoutForgotten(entries, KEPT_MS).map(({ id }) => id)).toEqual(['q-2', 'q-3']);
  });

  it('is the oldest of too many', () => {
    const many = Array.from({ length: KEPT_CHANGES + 2 }, (_, n) => ended(n, KEPT_CHANGES - n));
    const kept = withoutForgotten([stored(-1), ...many], KEPT_CHANGES);
    expect(kept).toHaveLength(KEPT_CHANGES + 1);
    expect(kept.map(({ id }) => id)).toContain('q--1');
    expect(kept.at(-1)?.id).toBe(`q-${KEPT_CHANGES - 1}`);
  });
});
