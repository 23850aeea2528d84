import { safeText } from './safe-text.ts';

/**
 * What a log line holds of an error that nobody expected: enough to find the place, and nothing that
 * came over the wire. The SDK hangs whole requests and answers on its errors, and parsers quote what
 * they could not read.
 */
export const errorForLog = (error: unknown): object => {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message: safeText(message),
    stack: stack?.split('\n').filter((line) => /^\s+at /.test(line)),
    ...(cause === undefined ? {} : { cause: errorForLog(cause) }),
  };
};
