import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { ConfigError } from '../config-error.ts';
import type { Clock } from '../core/clock.ts';
import { fileMark, followFile } from '../follow-file.ts';
import type { AuthSettings } from './auth-settings.ts';
import { readSettings } from './read-settings.ts';

const read = (path: string): AuthSettings => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    throw new ConfigError(`AUTH_FILE cannot be read: ${path} (${code}).`, { cause: error });
  }
  return readSettings(text, path);
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
 * @throws ConfigError when it cannot be read or used; later on, that is logged.
 */
export const openSettingsFile = (path: string): SettingsFile => {
  const mark = fileMark(path);
  return {
    settings: read(path),
    watch(clock, log, use) {
      const file = { variable: 'AUTH_FILE', path, what: 'settings', mark, use };
      return followFile({ ...file, read: () => read(path) }, clock, log);
    },
  };
};
