import type { Server } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import { systemClock } from './core/clock.ts';
import { RETRY_AFTER } from './http/overload.ts';

/** How long requests that are under way may still take when the process is told to end. */
const DRAIN_MS = 30_000;
/** How long requests that were on their way when it was told are still answered, with 503. */
const GRACE_MS = 200;
/**
 * The same where somebody has asked within that time: whoever was told when to come again comes on the same
 * connection, which then must not be closing.
 */
const BUSY_GRACE_MS = (RETRY_AFTER + 1) * 1000;
/** How often the event loop looks at its sockets before a connection counts as idle. */
const LOOKS = 3;
/** How often connections are looked for that have nothing more to do. */
const IDLE_MS = 100;
/** Ctrl-C reaches the process twice, from the terminal and from npm: only one later is a new one. */
const SAME_SIGNAL_MS = 1000;

/**
 * Waits until whatever has arrived is read. While the process was kept busy, or had no processor, a
 * connection may have been taken by the kernel alone and a request lie in its buffer: to close such a
 * connection for idle would lose what was sent in time. One look accepts, the next reads.
 */
const hasRead = async (): Promise<void> => {
  for (let look = 0; look < LOOKS; look += 1) await nextTurn();
};

/** Closes each connection when it has nothing more to do, until there are none. */
const closeIdle = async (server: Server): Promise<void> => {
  await hasRead();
  server.closeIdleConnections();
  systemClock.schedule(IDLE_MS, () => void closeIdle(server));
};

/**
 * Takes no more requests on the first signal (SIGTERM, SIGINT), and waits for none on the second.
 *
 * @param on `drain` when told to end; `end` when the last connection is closed; `quietMs` how long nobody has
 *   asked anything.
 */
export const endOnSignal = (
  server: Server,
  log: Logger,
  on: { readonly drain: () => void; readonly end: () => void; readonly quietMs: () => number },
): void => {
  let toldAt: number | undefined;
  let isClosing = false;
  const close = (): void => {
    if (isClosing) return;
    isClosing = true;
    server.close(on.end);
    void closeIdle(server);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    if (toldAt !== undefined) {
      if (systemClock.now() - toldAt <= SAME_SIGNAL_MS) return;
      close();
      server.closeAllConnections();
      return;
    }
    toldAt = systemClock.now();
    log.info('draining');
    // Ctrl-C is of a person who has nobody to lose.
    const isBusy = signal === 'SIGTERM' && on.quietMs() < BUSY_GRACE_MS;
    on.drain();
    systemClock.schedule(DRAIN_MS, () => server.closeAllConnections());
    // A connection that seems idle may have a request on its way, which is answered that it come again.
    systemClock.schedule(isBusy ? BUSY_GRACE_MS : GRACE_MS, () => {
      void hasRead().then(close);
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal);
};
