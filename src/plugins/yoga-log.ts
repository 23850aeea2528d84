import type { Logger } from 'pino';

type Level = 'debug' | 'info' | 'warn' | 'error';

/**
 * The log that Yoga writes to. It hands on every error as it was thrown, with whatever is quoted in
 * it; `createMaskError` has logged what may be known of it, so only sentences pass here.
 */
export const createYogaLog = (
  log: Logger,
): Readonly<Record<Level, (...parts: unknown[]) => void>> => {
  const write =
    (level: Level) =>
    (...parts: unknown[]): void => {
      const sentences = parts.filter((part) => typeof part === 'string');
      if (sentences.length > 0) log[level](sentences.join(' '));
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
};
