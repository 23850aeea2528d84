import { Repeater } from 'graphql-yoga';
import type { StatusWatch } from '../core/status-watch.ts';

/**
 * Something as it stands, then again whenever its status has changed, until that has settled; null
 * at the end when it is gone. A reader that leaves ends the watching, and so does the gateway.
 *
 * @param now as it was read last, null when there is none.
 */
export const watchStatus = <Key, State>(
  watch: StatusWatch<Key, State>,
  key: Key,
  now: State | null,
): AsyncIterable<State | null> =>
  new Repeater<State | null>(async (push, stop) => {
    const leave = (): void => stop();
    const tell = (state: State | null): void => {
      void push(state);
      if (state === null || watch.isSettled(state)) stop();
    };
    const isOver = now === null || watch.isSettled(now);
    const unfollow = isOver ? undefined : watch.follow(key, now, tell);
    watch.closed.addEventListener('abort', leave, { once: true });
    tell(now);
    if (watch.closed.aborted) stop();
    await stop;
    unfollow?.();
    watch.closed.removeEventListener('abort', leave);
  });
