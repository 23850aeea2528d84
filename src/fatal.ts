import type { Logger } from 'pino';
import { systemClock } from './core/clock.ts';
import { errorForLog } from './core/error-for-log.ts';

/** How long the last line may take to be written, in milliseconds. */
const FLUSH_MS = 1000;

/**
 * Ends the process at what nobody caught: what state it has left behind is not known, and whoever
 * watches the process starts another. The log says what it was, without what came over the wire.
 */
export const endOnUncaught = (log: Logger): void => {
  let isEnding = false;
  const end = (kind: string) => (error: unknown) => {
    if (isEnding) return;
    isEnding = true;
    log.fatal(
      { kind, error: errorForLog(error) },
      'the process ends at an error that nobody caught',
    );
    const exit = (): never => process.exit(1);
    systemClock.schedule(FLUSH_MS, exit);
    log.flush(exit);
  };
  process.on('uncaughtException', end('uncaughtException'));
  process.on('unhandledRejection', end('unhandledRejection'));
};
