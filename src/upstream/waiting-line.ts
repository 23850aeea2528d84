import { Lane } from './lane.ts';
import type { Priority, RequestScope } from './types.ts';

const PRIORITIES = ['mutation', 'interactive', 'bulk'] as const satisfies readonly Priority[];

/** The smaller, the more urgent. */
export const rankOf = (priority: Priority): number => PRIORITIES.indexOf(priority);

/** A call that waits. `lane` is where it stands, which may lag behind `scope.priority`. */
export interface Waiting {
  readonly scope: RequestScope;
  lane: Priority;
  gone: boolean;
}

interface Caller<T extends Waiting> {
  readonly lanes: Readonly<Record<Priority, Lane<T>>>;
  /** How many starts this caller is behind what it is due. */
  behind: number;
  /** The number of the start that it had last. */
  served: number;
}

/** The part of an equal share that a busy caller gets, whatever the priority of its calls. */
const DUE = 0.95;
/** One start in so many is bulk while bulk waits, even when one caller keeps both kinds coming. */
const BULK_TURN = 10;
/** Callers without a waiting call are forgotten when there are more than this. */
const REMEMBERED_CALLERS = 256;

/**
 * Who goes next.
 *
 * Two promises pull against each other: the urgent goes first, and nobody starves. They are kept by
 * time scale. For up to about a second of starts the order is strict: mutations, interactive reads,
 * bulk reads, and within one of these the caller that has waited longest since its last start,
 * which is a round robin, and of that caller the request that has. Meanwhile every start adds an
 * equal part, a little below a whole, to what each of the k busy callers is due. A caller who has
 * fallen behind by a second's worth of its part goes first whatever its priority, so that over ten
 * seconds each gets at least 0.8 / k even while another sends nothing but mutations. Being ahead is
 * not remembered: who used an idle quota owes nothing. And because a nightly job and a person may
 * be the same caller, one start in ten goes to bulk while bulk waits.
 *
 * A pick costs time in the number of callers, not of waiting calls: a call whose scope has meanwhile
 * become bulk is moved when it comes to the head of its lane, once.
 */
export class WaitingLine<T extends Waiting> {
  readonly #callers = new Map<string, Caller<T>>();
  #starts = 0;
  #sinceBulk = 0;
  /** How many wait, by lane. */
  readonly waiting: Record<Priority, number> = { mutation: 0, interactive: 0, bulk: 0 };

  get size(): number {
    return this.waiting.mutation + this.waiting.interactive + this.waiting.bulk;
  }

  /** Adds a call at the end of its request's calls, or in front when it has had its turn before. */
  add(item: T, inFront: boolean): void {
    const lane = this.#caller(item.scope.caller).lanes[item.lane];
    if (inFront) lane.unshift(item);
    else lane.push(item);
    this.waiting[item.lane] += 1;
  }

  /** Takes out a call that no longer wants to start. */
  remove(item: T): void {
    if (item.gone) return;
    this.#callers.get(item.scope.caller)?.lanes[item.lane].forget(item);
    this.waiting[item.lane] -= 1;
  }

  /**
   * Takes the call that starts now, or nothing when none may.
   *
   * @param bulkMay whether a bulk call may start now.
   * @param pace starts a second, which is what "a second's worth" means.
   */
  next(bulkMay: boolean, pace: number): T | undefined {
    for (const caller of this.#callers.values()) this.#settleHeads(caller);
    const busy = [...this.#callers.values()].filter((caller) => laneOf(caller, true) !== undefined);
    const able = busy.filter((caller) => laneOf(caller, bulkMay) !== undefined);
    if (able.length === 0) return undefined;
    const grace = Math.max(1, pace / busy.length);
    const [caller, lane] = this.#choose(able, bulkMay, grace);
    for (const other of busy) other.behind = Math.min(other.behind + DUE / busy.length, 3 * grace);
    caller.behind = Math.max(0, caller.behind - 1);
    caller.served = ++this.#starts;
    this.#sinceBulk = lane === 'bulk' || this.waiting.bulk === 0 ? 0 : this.#sinceBulk + 1;
    this.waiting[lane] -= 1;
    return caller.lanes[lane].shift();
  }

  /**
   * How many calls start before one that `scope` would add now, this one included, at the least:
   * by the strict order, by what its caller is due, or by the turns of bulk, whichever is first.
   */
  position(scope: RequestScope, inFront: boolean): number {
    const lane = scope.priority;
    const mine = this.#callers.get(scope.caller);
    const own = inFront ? 0 : (mine?.lanes[lane].ahead(scope.journal) ?? 0);
    const moreUrgent = PRIORITIES.slice(0, rankOf(lane));
    const before = moreUrgent.reduce((sum, other) => sum + this.waiting[other], 0);
    const ownBefore = moreUrgent.reduce((sum, other) => sum + (mine?.lanes[other].size ?? 0), own);
    let beside = own;
    let callers = 1;
    for (const caller of this.#callers.values()) {
      if (caller === mine) continue;
      beside += Math.min(caller.lanes[lane].size, own + 1);
      if (laneOf(caller, true) !== undefined) callers += 1;
    }
    const byDue = ((ownBefore + 1) * callers) / DUE;
    const byBulkTurns = lane === 'bulk' ? (beside + 1) * BULK_TURN : Number.POSITIVE_INFINITY;
    return Math.min(before + beside + 1, byDue, byBulkTurns);
  }

  #choose(able: readonly Caller<T>[], bulkMay: boolean, grace: number): [Caller<T>, Priority] {
    const owed = able.reduce((most, caller) => (caller.behind > most.behind ? caller : most));
    if (owed.behind >= grace) return [owed, laneOf(owed, bulkMay) ?? 'bulk'];
    const bulkFirst = bulkMay && this.#sinceBulk >= BULK_TURN - 1;
    const order: readonly Priority[] = bulkFirst ? ['bulk', ...PRIORITIES] : PRIORITIES;
    for (const lane of order) {
      const inLane = able.filter((caller) => caller.lanes[lane].size > 0);
      const first = inLane[0];
      if (first === undefined) continue;
      return [inLane.reduce((best, one) => (one.served < best.served ? one : best), first), lane];
    }
    return [owed, laneOf(owed, bulkMay) ?? 'bulk'];
  }

  /** Moves calls at the heads of the lanes to where their scope's priority now says. */
  #settleHeads(caller: Caller<T>): void {
    for (const lane of PRIORITIES) {
      const queue = caller.lanes[lane];
      for (let head = queue.peek(); head !== undefined; head = queue.peek()) {
        const priority = head.scope.priority;
        if (priority === lane) break;
        queue.shift();
        this.waiting[lane] -= 1;
        head.lane = priority;
        this.add(head, false);
      }
    }
  }

  #caller(name: string): Caller<T> {
    const known = this.#callers.get(name);
    if (known !== undefined) return known;
    if (this.#callers.size >= REMEMBERED_CALLERS) this.#forgetIdle();
    const caller: Caller<T> = {
      lanes: { mutation: new Lane<T>(), interactive: new Lane<T>(), bulk: new Lane<T>() },
      behind: 0,
      served: 0,
    };
    this.#callers.set(name, caller);
    return caller;
  }

  #forgetIdle(): void {
    for (const [name, caller] of this.#callers) {
      if (laneOf(caller, true) === undefined) this.#callers.delete(name);
    }
  }
}

/** The most urgent lane in which the caller has a call that may start. */
const laneOf = <T extends Waiting>(caller: Caller<T>, bulkMay: boolean): Priority | undefined =>
  PRIORITIES.find((lane) => caller.lanes[lane].size > 0 && (bulkMay || lane !== 'bulk'));
