/* eslint-disable max-lines -- an entry may go from nearly each step to each other */
import { sleep } from '../../../core/clock.ts';
import { createRequestScope } from '../../../upstream/request-scope.ts';
import { sessionNameOf } from '../../../upstream/session-name.ts';
import type { RequestScope, WriteWitness } from '../../../upstream/types.ts';
import type { AsyncOperationModel } from '../models.ts';
import { type Entry, type QueueBook, toStored } from './queue-book.ts';
import type { QueueListeners } from './queue-listeners.ts';
import type { QueueDeps } from './queue-deps.ts';
import { KEPT_CHANGES, type QueueRecord, type StoredEnd, withoutForgotten } from './queue-log.ts';
import { endOf, failureOf, isOurFault, judge, undecided } from './queue-outcomes.ts';

/** How many changes of one kind are handed to the sender, or under way, at once: AWS's own cap. */
export const MOST_UNDER_WAY = 15;
/** How long one try may wait for a slot and for conflicts to pass. */
const TRY_MS = 10 * 60_000;
/** The same of one of whom it was looked at who asks: what was found must not be old when it is sent. */
const LOOKED_AT_MS = 60_000;
/** How long one look at AWS may take. */
const LOOK_MS = 60_000;
/** A request that was cut off may still reach AWS; after so long it has, or never will. */
const SETTLE_MS = 15_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** How long a change is tried again that fails for reasons that pass. */
const GIVE_UP_MS = 24 * 3_600_000;
/** Lines appended before the file is written anew. */
const MOST_LINES = 4 * KEPT_CHANGES;

/** The gateway is ending. */
class Closed extends Error {
  override readonly name = 'Closed';
}

/**
 * Takes entries from waiting to their end. A step is written down before the next one is made, except
 * where AWS's own lists tell as much; and nothing of an entry is in the file before it is in memory,
 * so that the file can be written anew from memory at any time.
 */
export class QueueRunner {
  readonly #deps: QueueDeps;
  readonly #book: QueueBook;
  readonly #listeners: QueueListeners;
  readonly #closing = new AbortController();
  readonly #underWay = { CREATE: new Set<Entry>(), DELETE: new Set<Entry>() };
  /** Those of which the sender does not tell. */
  readonly #own = new Set<Entry>();
  readonly #working = new Set<Promise<void>>();
  /** Ends timers and what is followed. */
  readonly #stops = new Set<() => void>();
  #lines = 0;

  constructor(deps: QueueDeps, book: QueueBook, listeners: QueueListeners) {
    this.#deps = deps;
    this.#book = book;
    this.#listeners = listeners;
  }

  get isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** @throws Error when they could not be written. */
  async write(...records: readonly QueueRecord[]): Promise<void> {
    this.#lines += records.length;
    await this.#deps.log.append(records);
  }

  /** Hands to the sender whatever may go now. */
  pump(): void {
    if (this.isClosed || !this.#deps.writes) return;
    for (const kind of ['CREATE', 'DELETE'] as const) {
      while (this.#underWay[kind].size < MOST_UNDER_WAY) {
        const entry = this.#book.take(kind, this.#now());
        if (entry === undefined) break;
        this.#underWay[kind].add(entry);
        this.#work(entry, () => this.#try(entry));
      }
    }
    this.#listeners.changed();
  }

  /** Goes on with an entry of an earlier process. */
  takeUp(entry: Entry): void {
    if (entry.ended !== undefined) return;
    if (entry.awsRequestId !== undefined) {
      this.#noticeOwn(entry, entry.awsRequestId);
      this.#watch(entry, entry.awsRequestId);
    } else if (entry.sentAt === undefined) entry.isReady = true;
    else {
      this.#underWay[entry.change.kind].add(entry);
      this.#work(entry, () => this.#lookFor(entry));
    }
  }

  /** Stops sending, and waits for the answers to what has been sent. */
  async close(): Promise<void> {
    this.#closing.abort(new Closed('The gateway is ending.'));
    for (const stop of this.#stops) stop();
    this.#stops.clear();
    await Promise.allSettled(this.#working);
  }

  #now(): number {
    return this.#deps.clock.now();
  }

  #work(entry: Entry, step: () => Promise<void>): void {
    const done: Promise<void> = step()
      .catch((error: unknown) => {
        if (this.isClosed) return;
        this.#deps.onTrouble(`The change ${entry.id} stands still until the next start`, error);
      })
      .finally(() => this.#working.delete(done));
    this.#working.add(done);
  }

  /** Writes down what AWS's own lists would tell as well. */
  async #note(record: QueueRecord): Promise<void> {
    try {
      await this.write(record);
    } catch (error) {
      this.#deps.onTrouble('The state directory cannot be written', error);
    }
  }

  async #inScope<T>(
    { caller, session = sessionNameOf({ id: caller, name: caller }) }: Entry,
    deadlineMs: number,
    run: (scope: RequestScope) => Promise<T>,
    witness?: WriteWitness,
  ): Promise<T> {
    const { clock } = this.#deps;
    const { signal } = this.#closing;
    const scope = createRequestScope({
      caller,
      session,
      clock,
      deadlineMs,
      signal,
      kind: 'mutation',
      witness,
    });
    try {
      return await run(scope);
    } finally {
      scope.dispose();
    }
  }

  async #try(entry: Entry): Promise<void> {
    const { id, change } = entry;
    const { sender } = this.#deps;
    entry.isReady = false;
    entry.tries += 1;
    entry.firstTryAt ??= this.#now();
    if (!(await this.#isWanted(entry))) return;
    entry.sentAt = this.#now();
    try {
      await this.write({ id, sending: entry.sentAt });
    } catch (error) {
      this.#deps.onTrouble('The state directory cannot be written', error);
      return this.#waitAgain(entry);
    }
    if (this.isClosed) return;
    try {
      const isLookedAt = entry.self !== undefined || entry.asker !== undefined;
      const longest = isLookedAt ? LOOKED_AT_MS : TRY_MS;
      const send = (scope: RequestScope) => sender.send(scope, change);
      const operation = await this.#deps.audit.send(entry, (witness) =>
        this.#inScope(entry, longest, send, witness),
      );
      await this.#accepted(entry, operation.requestId);
    } catch (error) {
      await this.#refused(entry, error);
    }
  }

  /** Looks at an entry before each time that it is sent; false when it is not to be sent now. */
  async #isWanted(entry: Entry): Promise<boolean> {
    const look = await this.#inScope(entry, LOOK_MS, (scope) =>
      this.#deps.check(scope, {
        change: entry.change,
        caller: entry.caller,
        asker: entry.asker,
        askedAt: entry.createdAt,
        self: entry.self,
        isUnchecked: entry.isUnchecked === true,
      }),
    ).then(
      (found) => ({ found }),
      (error: unknown) => ({ error }),
    );
    if (this.isClosed) return false;
    const at = this.#now();
    if ('found' in look) {
      const { found } = look;
      if (found.kind === 'WANTED') return true;
      if (found.kind === 'UNDER_WAY') await this.#accepted(entry, found.requestId);
      else if (found.kind === 'DONE') await this.#end(entry, { at, state: 'SUCCEEDED' });
      else await this.#end(entry, { at, state: 'FAILED', failure: found.failure });
    } else if (judge(look.error) === 'RETRY' && !this.#isOver(entry)) {
      await this.#waitAgain(entry);
    } else {
      // Nothing was sent, so nothing can have been made.
      await this.#end(entry, { at, state: 'FAILED', failure: failureOf(look.error) });
    }
    return false;
  }

  /** Whether it has been tried for long enough. */
  #isOver({ firstTryAt }: Entry): boolean {
    return this.#now() - (firstTryAt ?? this.#now()) >= GIVE_UP_MS;
  }

  async #refused(entry: Entry, error: unknown): Promise<void> {
    // What was on its way is looked for by the next process.
    if (this.isClosed) return;
    const verdict = judge(error);
    if (verdict === 'LOOK') return this.#lookFor(entry, error);
    if (verdict === 'RETRY' && !this.#isOver(entry)) return this.#waitAgain(entry);
    const at = this.#now();
    if (await this.#isGone(entry)) return this.#end(entry, { at, state: 'SUCCEEDED' });
    return this.#end(entry, { at, state: 'FAILED', failure: failureOf(error) });
  }

  /** Whether a deletion was refused or failed because there is nothing to delete. */
  #isGone(entry: Entry): Promise<boolean> {
    const { change } = entry;
    if (change.kind !== 'DELETE') return Promise.resolve(false);
    return this.#inScope(entry, LOOK_MS, (scope) =>
      this.#deps.readBack.isDone(scope, change),
    ).catch(() => false);
  }

  /** AWS has nothing of it: it goes back to those that wait, for a while. */
  async #waitAgain(entry: Entry): Promise<void> {
    const { id, change, tries } = entry;
    const now = this.#now();
    const pause = Math.min(LONGEST_PAUSE_MS, 2000 * 2 ** Math.min(tries, 10));
    entry.sentAt = undefined;
    entry.notBefore = now + pause;
    entry.isReady = true;
    this.#underWay[change.kind].delete(entry);
    this.#listeners.changed(id);
    const cancel = this.#deps.clock.schedule(pause, () => {
      this.#stops.delete(cancel);
      this.pump();
    });
    this.#stops.add(cancel);
    this.pump();
    await this.#note({ id, waiting: now });
  }

  /** Finds out whether AWS has a change that may have been sent, and goes on from there. */
  async #lookFor(entry: Entry, why?: unknown): Promise<void> {
    const { change, sentAt = 0 } = entry;
    const { readBack, clock } = this.#deps;
    const since = this.#now();
    for (let looks = 0; ; looks += 1) {
      try {
        const trace = await this.#inScope(entry, LOOK_MS, (scope) =>
          readBack.find(scope, change, sentAt, this.#taken(entry)),
        );
        if (trace.kind === 'OPERATION') {
          this.#noticeOwn(entry, trace.requestId);
          return await this.#accepted(entry, trace.requestId);
        }
        if (trace.kind === 'DONE') {
          this.#deps.noticed.done(change);
          return await this.#end(entry, { at: this.#now(), state: 'SUCCEEDED' });
        }
        if (this.#now() - since >= SETTLE_MS) {
          if (why === undefined || !isOurFault(why)) return await this.#waitAgain(entry);
          const failure = failureOf(why);
          return await this.#end(entry, { at: this.#now(), state: 'FAILED', failure });
        }
      } catch (error) {
        if (this.isClosed) return;
        if (judge(error) === 'FAIL' || this.#now() - since >= GIVE_UP_MS) {
          return this.#end(entry, undecided(error, this.#now()));
        }
      }
      const pause = Math.min(LONGEST_PAUSE_MS, SETTLE_MS * 2 ** Math.min(looks, 10));
      await sleep(clock, pause, this.#closing.signal);
    }
  }

  /** RequestIds that belong to other entries. */
  #taken(entry: Entry): ReadonlySet<string> {
    const others = this.#book.all().filter((other) => other !== entry);
    return new Set(others.flatMap(({ awsRequestId }) => awsRequestId ?? []));
  }

  async #accepted(entry: Entry, requestId: string): Promise<void> {
    const { id, change } = entry;
    entry.awsRequestId = requestId;
    this.#book.accepted(entry);
    this.#deps.onChange(change);
    this.#listeners.changed(id);
    this.#watch(entry, requestId);
    await this.#note({ id, awsRequestId: requestId });
  }

  /** What an entry has begun, with what it is about: the tracker looks there when AWS has forgotten it. */
  #operation({ change }: Entry, requestId: string) {
    const { kind, instanceArn, ...target } = change;
    const detail = {
      TargetId: target.accountId,
      PermissionSetArn: target.permissionSetArn,
      PrincipalType: target.principalType,
      PrincipalId: target.principalId,
    };
    return { instanceArn, kind, requestId, detail } as const;
  }

  /** The sender was not told by AWS, or it was that of an earlier process. */
  #noticeOwn(entry: Entry, requestId: string): void {
    this.#deps.noticed.operation({ ...this.#operation(entry, requestId), state: 'IN_PROGRESS' });
    this.#own.add(entry);
  }

  #watch(entry: Entry, requestId: string): void {
    const followed = this.#operation(entry, requestId);
    this.#underWay[followed.kind].add(entry);
    let isOver = false;
    const stop = this.#deps.tracker.follow(followed, (operation) => {
      isOver = true;
      if (this.#own.delete(entry)) this.#deps.noticed.operation(operation);
      this.#stops.delete(stop);
      this.#work(entry, () => this.#ended(entry, operation));
    });
    if (!isOver) this.#stops.add(stop);
  }

  async #ended(entry: Entry, operation: AsyncOperationModel): Promise<void> {
    const outcome = endOf(operation, this.#now());
    const isDone = outcome.state === 'FAILED' && (await this.#isGone(entry));
    await this.#end(entry, isDone ? { at: outcome.at, state: 'SUCCEEDED' } : outcome);
  }

  async #end(entry: Entry, outcome: StoredEnd): Promise<void> {
    const { id, change } = entry;
    entry.ended = outcome;
    this.#underWay[change.kind].delete(entry);
    this.#book.end(entry);
    this.#deps.onChange(change);
    this.#listeners.changed(id);
    this.pump();
    // First: after a kill in between it is told of twice, and the other way round it never would be.
    await this.#deps.audit.ended(entry, outcome);
    await this.#note({ id, ended: outcome });
    if (this.#lines > MOST_LINES) await this.#forget();
  }

  /** Drops what ended long ago, and writes the file anew. */
  async #forget(): Promise<void> {
    this.#lines = 0;
    const entries = this.#book.all();
    const kept = new Set(withoutForgotten(entries.map(toStored), this.#now()).map(({ id }) => id));
    for (const entry of entries) if (!kept.has(entry.id)) this.#book.remove(entry);
    await this.#deps.log.rewrite(() => this.#book.all().map(toStored));
  }
}
