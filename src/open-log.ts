import type { LevelWithSilent, Logger } from 'pino';
import { createLogger } from './log.ts';
import { createLogStream, type LogStream } from './log-stream.ts';

/** Where the process writes its log. */
export interface LogPlace {
  /** Whether a person reads it. */
  readonly isTTY?: boolean | undefined;
  readonly fd: number;
}

export interface LogOptions {
  readonly level: LevelWithSilent;
  /** Whether the audit is written to the same place. */
  readonly isShared: boolean;
  /** Told of lines that were dropped. */
  onDropped(lines: number): void;
}

type Destination = Pick<LogStream['destination'], 'write' | 'flush' | 'flushSync'>;

/** Makes lines of the log readable on their way. What makes them so is loaded for a terminal alone. */
const forPerson = async (destination: Destination): Promise<Destination> => {
  const { prettyFactory } = (await import('pino-pretty')).default;
  const show = prettyFactory({ ignore: 'pid,hostname' });
  return {
    write: (line) => destination.write(show(line)),
    flush: (done) => destination.flush(done),
    flushSync: () => destination.flushSync(),
  };
};

/**
 * Opens the log of the process: JSON, a line each; for a person at a terminal readable lines. It is written in
 * the background, unless the audit goes to the same place: records are written there at once, and would tear a
 * line that is still on its way.
 */
export const openLog = async (
  { level, isShared, onDropped }: LogOptions,
  { isTTY = false, fd }: LogPlace = process.stdout,
): Promise<Logger> => {
  const stream = createLogStream(fd, { sync: isShared });
  const { destination } = stream;
  const log = createLogger({ level }, isTTY ? await forPerson(destination) : destination);
  stream.onDropped((lines) => {
    onDropped(lines);
    log.warn({ lines }, 'lines of the log were dropped: whoever reads it does not keep up');
  });
  return log;
};
