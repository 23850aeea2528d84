import { type Stats, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Logger } from 'pino';
import { ConfigError } from './config-error.ts';
import type { Clock } from './core/clock.ts';

/** How often a file is looked at, in milliseconds: what is taken out of it is refused from then on. */
export const LOOK_MS = 5000;

/** A file whose contents hold from now on whenever it has changed. */
export interface FollowedFile<Contents> {
  /** The variable that names it, for messages. */
  readonly variable: string;
  readonly path: string;
  /** What its contents are, for messages: `settings`. */
  readonly what: string;
  /** How the file was before it was first read; see `fileMark`. */
  readonly mark: string;
  /** @throws ConfigError for what cannot be used, with a cause where it cannot be read. */
  read(): Contents | Promise<Contents>;
  /** Goes by other contents, all at once. */
  use(contents: Contents): void;
}

/** What is different when a file has been written, replaced, or linked to another. */
const markOf = ({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string =>
  [dev, ino, size, mtimeMs, ctimeMs].join(' ');

/** How a file is now, before it is read: what is written later is then seen at the next look. */
export const fileMark = (path: string): string => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? 'gone' : markOf(found);
};

/**
 * Looks at a file every five seconds. Contents that cannot be used are logged and change nothing: neither
 * does a slip of the pen open the gateway, nor does it lock everybody out. What was written while it was
 * read is not used, but read again.
 *
 * @returns what ends it.
 */
export const followFile = <Contents>(
  { variable, path, what, mark: first, read, use }: FollowedFile<Contents>,
  clock: Clock,
  log: Logger,
): (() => void) => {
  let mark = first;
  let complainedOf: string | undefined;
  let cancel: () => void = () => undefined;
  let isOver = false;
  const markNow = (): Promise<string> => stat(path).then(markOf, () => 'gone');
  const look = async (): Promise<void> => {
    const now = await markNow();
    if (isOver || now === mark) return;
    try {
      const contents = await read();
      if (isOver || (await markNow()) !== now) return;
      mark = now;
      use(contents);
      log.info({ path }, `${variable} has changed: its ${what} hold from now on`);
    } catch (error) {
      // What could not be read is read again at the next look: what kept it from that may pass, and a right
      // that was taken away must not hold on for it. What was read and is wrong stays so until it changes.
      const isUnread = error instanceof ConfigError && error.cause !== undefined && now !== 'gone';
      if (!isUnread) mark = now;
      if (complainedOf === now) return;
      complainedOf = now;
      const isKnown = error instanceof ConfigError;
      const reason = isKnown ? error.message : `it cannot be read (${(error as Error).name})`;
      log.error({ path, reason }, `${variable} cannot be used: the old ${what} hold`);
    }
  };
  const again = (): void => {
    cancel = clock.schedule(LOOK_MS, () => void look().finally(() => isOver || again()));
  };
  again();
  return () => {
    isOver = true;
    cancel();
  };
};
