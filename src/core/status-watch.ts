import type { Clock } from './clock.ts';

export interface StatusWatchOptions<Key, State> {
  readonly clock: Clock;
  /** Milliseconds from the beginning of one look to that of the next. */
  readonly pollMs: number;
  keyOf(key: Key): string;
  /**
   * How these are now, all of them with one look: by `keyOf`, null for what is gone, an error for
   * what could not be read. When it throws, none could be read.
   */
  look(keys: readonly Key[]): Promise<ReadonlyMap<string, State | null | Error>>;
  statusOf(state: State): string;
  /** Whether a status changes no more by itself. */
  isSettled(status: string): boolean;
  /** Told before the followers are, so that what they then read is not from before. */
  onChange?(key: Key): void;
  /** Told of a look that failed; the next comes later. */
  onFailure(error: unknown, key: Key): void;
}

/** Watches things of one kind, for as long as somebody follows one whose status is to change. */
export interface StatusWatch<Key, State> {
  /** Aborts when nothing is watched any more, because the process ends. */
  readonly closed: AbortSignal;
  isSettled(state: State): boolean;
  /**
   * Calls `listener` whenever the status is another than before, until it has settled or, with
   * null, the thing is gone: either is the last call.
   *
   * @param now how it was read last.
   * @returns what ends the following.
   */
  follow(key: Key, now: State, listener: (state: State | null) => void): () => void;
  close(): void;
}

/** The longest pause while something cannot be read. */
const LONGEST_PAUSE_MS = 15_000;

interface Follower<State> {
  status: string;
  readonly tell: (state: State | null) => void;
}

interface Entry<Key, State> {
  readonly key: Key;
  readonly followers: Set<Follower<State>>;
  failures: number;
  /** Not looked at before, after a look has failed. */
  dueAt: number;
}

/** However many follow one thing, it is looked at once a tick; nobody following, not at all. */
export const createStatusWatch = <Key, State>(
  options: StatusWatchOptions<Key, State>,
): StatusWatch<Key, State> => {
  const { clock, pollMs, keyOf } = options;
  const closing = new AbortController();
  const entries = new Map<string, Entry<Key, State>>();
  let cancel: (() => void) | undefined;
  let isTicking = false;

  const rest = (): void => {
    cancel?.();
    cancel = undefined;
  };
  const arm = (delayMs: number): void => {
    if (entries.size > 0 && !isTicking) cancel ??= clock.schedule(delayMs, () => void tick());
  };

  const tick = async (): Promise<void> => {
    cancel = undefined;
    isTicking = true;
    const startedAt = clock.now();
    // One that is followed from now on may have been read later than the look begins.
    const asked = [...entries.values()]
      .filter(({ dueAt }) => dueAt <= startedAt)
      .map((entry) => ({ entry, followers: [...entry.followers] }));
    if (asked.length > 0) await lookAt(asked);
    isTicking = false;
    arm(Math.max(0, startedAt + pollMs - clock.now()));
  };

  const lookAt = async (
    asked: readonly {
      readonly entry: Entry<Key, State>;
      readonly followers: readonly Follower<State>[];
    }[],
  ): Promise<void> => {
    const found = await options
      .look(asked.map(({ entry }) => entry.key))
      .catch((error: unknown) => error as Error);
    for (const { entry, followers } of asked) {
      const state = found instanceof Error ? found : found.get(keyOf(entry.key));
      if (state instanceof Error || state === undefined) fail(entry, state);
      else for (const follower of followers) inform(entry, follower, state);
    }
  };

  const fail = (entry: Entry<Key, State>, error: unknown): void => {
    entry.failures += 1;
    entry.dueAt = clock.now() + Math.min(LONGEST_PAUSE_MS, pollMs * 2 ** entry.failures);
    options.onFailure(error, entry.key);
  };

  const inform = (
    entry: Entry<Key, State>,
    follower: Follower<State>,
    state: State | null,
  ): void => {
    entry.failures = 0;
    const status = state === null ? undefined : options.statusOf(state);
    const isLast = status === undefined || options.isSettled(status);
    if (!entry.followers.has(follower) || (status === follower.status && !isLast)) return;
    if (status !== undefined) follower.status = status;
    if (isLast) leave(entry, follower);
    options.onChange?.(entry.key);
    follower.tell(state);
  };

  const leave = (entry: Entry<Key, State>, follower: Follower<State>): void => {
    entry.followers.delete(follower);
    if (entry.followers.size > 0 || entries.get(keyOf(entry.key)) !== entry) return;
    entries.delete(keyOf(entry.key));
    if (entries.size === 0) rest();
  };

  return {
    closed: closing.signal,
    isSettled: (state) => options.isSettled(options.statusOf(state)),
    follow(key, now, tell) {
      if (closing.signal.aborted) return () => undefined;
      const id = keyOf(key);
      const entry: Entry<Key, State> = entries.get(id) ?? {
        key,
        followers: new Set(),
        failures: 0,
        dueAt: 0,
      };
      entries.set(id, entry);
      const follower = { status: options.statusOf(now), tell };
      entry.followers.add(follower);
      arm(pollMs);
      return () => leave(entry, follower);
    },
    close() {
      closing.abort();
      entries.clear();
      rest();
    },
  };
};
