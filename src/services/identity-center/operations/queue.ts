import { randomUUID } from 'node:crypto';
import { GatewayError } from '../../../core/errors.ts';
import { type Entry, QueueBook, toQueued, toStored } from './queue-book.ts';
import { createQueueListeners } from './queue-listeners.ts';
import type { StoredChange } from './queue-log.ts';
import type { QueueDeps } from './queue-deps.ts';
import { QueueRunner } from './queue-runner.ts';
import type { ChangeQueue } from './types.ts';

/**
 * Makes changes of assignments in the background, each once.
 *
 * What happens to a change is written to the log: that it is there, before its caller is answered;
 * that it is about to be sent, before AWS is called; its RequestId, when AWS has accepted it; how it
 * ended. So after a kill at any moment it is known of every change that it was not sent, or that it
 * was accepted, or that it may have been sent: and then AWS's own lists are read until they tell.
 */
export const createChangeQueue = (deps: QueueDeps): ChangeQueue => {
  const { clock, log } = deps;
  const book = new QueueBook();
  const listeners = createQueueListeners(book);
  const runner = new QueueRunner(deps, book, listeners);
  let order = 0;

  const enter = (stored: StoredChange): Entry => {
    const entry: Entry = {
      ...stored,
      order: order++,
      isReady: false,
      notBefore: 0,
      tries: 0,
      written: Promise.resolve(),
    };
    book.add(entry);
    return entry;
  };

  for (const stored of log.left) enter(stored);

  return {
    async add(caller, changes, session) {
      if (runner.isClosed) {
        throw new GatewayError('UPSTREAM_UNAVAILABLE', 'The gateway is ending. Try again.');
      }
      const createdAt = clock.now();
      const fresh: Entry[] = [];
      const entries = changes.map(({ isUnchecked = false, asker, self, audit, ...change }) => {
        // The same change that has not ended yet, whoever asked for it, is this one.
        const last = book.lastOpen(change);
        if (last?.change.kind === change.kind) return last;
        const id = `q-${randomUUID()}`;
        const isGrant = change.kind === 'CREATE' && change.principalType === 'GROUP';
        const more = {
          ...(isUnchecked ? ({ isUnchecked } as const) : {}),
          ...(isGrant && self !== undefined ? { self } : {}),
          asker,
          audit,
        };
        const entry = enter({ id, caller, session, change, createdAt, ...more });
        fresh.push(entry);
        return entry;
      });
      const written = fresh.length === 0 ? undefined : runner.write({ add: fresh.map(toStored) });
      for (const entry of fresh) entry.written = written ?? entry.written;
      try {
        await Promise.all(entries.map((entry) => entry.written));
      } catch (error) {
        for (const entry of fresh) book.remove(entry);
        throw error;
      }
      for (const entry of fresh) entry.isReady = true;
      runner.pump();
      return entries.map((entry) => toQueued(entry, book));
    },
    get(id) {
      const entry = book.get(id);
      return entry && toQueued(entry, book);
    },
    list: (instanceArn) =>
      book
        .all()
        .filter(({ change }) => change.instanceArn === instanceArn)
        .toSorted((a, b) => b.createdAt - a.createdAt || b.order - a.order)
        .map((entry) => toQueued(entry, book)),
    follow: (id, listener) => listeners.follow(id, listener),
    resume() {
      for (const entry of book.all()) runner.takeUp(entry);
      runner.pump();
      return Promise.resolve();
    },
    async close() {
      await runner.close();
      await log.close();
    },
  };
};
