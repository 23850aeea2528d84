import {
  type Bindings,
  type ChildLoggerOptions,
  type DestinationStream,
  type Logger,
  type LoggerOptions,
  pino,
} from 'pino';
import { errorForLog } from './core/error-for-log.ts';
import { withoutSecrets } from './core/without-secrets.ts';

/** Without the custom levels that nobody has. */
type Child = (this: Logger, bindings: Bindings, more?: ChildLoggerOptions) => Logger;

/** `err` is what `serializers` make of it. */
const cleanMembers = (line: Record<string, unknown>): Record<string, unknown> => {
  if (line.err === undefined) return withoutSecrets(line);
  const { err, ...members } = line;
  return { err, ...withoutSecrets(members) };
};

/**
 * The log: JSON, a line each, without what is secret by the name of its member. Nothing here is meant to be given
 * any; this is for what is forgotten.
 */
export const createLogger = (options: LoggerOptions, destination?: DestinationStream): Logger => {
  const all: LoggerOptions = {
    ...options,
    formatters: { log: cleanMembers },
    serializers: { err: errorForLog },
  };
  const log = destination === undefined ? pino(all) : pino(all, destination);
  const child = log.child as unknown as Child;
  // What a child says on each line goes past the formatters of its parent. Its own children inherit this.
  const cleanChild: Child = function (bindings, more) {
    return child.call(this, withoutSecrets(bindings), more);
  };
  return Object.assign(log, { child: cleanChild as unknown as Logger['child'] });
};
