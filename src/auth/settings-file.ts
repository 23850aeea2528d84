import { readFileSync, type Stats, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Logger } from 'pino';
import { ConfigError } from '../config-error.ts';
import type { Clock } from '../core/clock.ts';
import type { AuthSettings } from './auth-settings.ts';
import { readSettings } from './read-settings.ts';

/** How often the file is looked at, in milliseconds: a key that is taken out is refused from then on. */
const LOOK_MS = 5000;

/** What is different when a file has been written, replaced, or linked to another. */
const markOf = ({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string =>
  [dev, ino, size, mtimeMs, ctimeMs].join(' ');

const read = (path: string): { readonly text: string; readonly mark: string } => {
  try {
    // The mark first: what is written between the two is then seen at the next look.
    const mark = markOf(statSync(path));
    return { mark, text: readFileSync(path, 'utf8') };
  } catch (error) {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    throw new ConfigError(`AUTH_FILE cannot be read: ${path} (${code}).`);
  }
};

/** The settings of a file that may change. */
export interface SettingsFile {
  readonly settings: AuthSettings;
  /** Tells `onChange` of other settings as they come. Returns a function that ends it. */
  watch(clock: Clock, log: Logger, onChange: (settings: AuthSettings) => void): () => void;
}

/**
 * Reads `AUTH_FILE`.
 *
 * @throws ConfigError when it cannot be read or used. Later on, what cannot be used is logged and changes
 * nothing: neither does a slip of the pen open the gateway, nor does it lock everybody out.
 */
export const openSettingsFile = (path: string): SettingsFile => {
  const first = read(path);
  return {
    settings: readSettings(first.text, path),
    watch(clock, log, onChange) {
      let { mark } = first;
      let cancel: () => void = () => undefined;
      let isOver = false;
      const look = async (): Promise<void> => {
        const now = await stat(path).then(markOf, () => 'gone');
        if (isOver || now === mark) return;
        mark = now;
        try {
          const next = read(path);
          mark = next.mark;
          onChange(readSettings(next.text, path));
          log.info({ path }, 'AUTH_FILE has changed: its settings hold from now on');
        } catch (error) {
          if (!(error instanceof ConfigError)) throw error;
          log.error(
            { path, reason: error.message },
            'AUTH_FILE cannot be used: the old settings hold',
          );
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
    },
  };
};
