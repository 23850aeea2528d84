/** Requests that are sent again with the same `clientToken` are answered as they were, and not done. */
import { SandboxError, type SandboxCall, type SandboxHandler } from '../../service.ts';
import type { Handlers } from '../answer.ts';
import { callerOf } from './find.ts';

/** How long FinSpace remembers a token. */
const rememberedMs = 10 * 60_000;

interface Answered {
  readonly request: string;
  readonly output: object | Promise<object>;
  readonly until: number;
}

/**
 * The handlers, which answer a request with a token that they had before as they did then. What was
 * answered is kept in memory alone: there may be a password in it.
 */
export const idempotent = (handlers: Handlers): Handlers => {
  const answered = new Map<string, Answered>();

  const forget = (now: number): void => {
    for (const [key, { until }] of answered) if (until <= now) answered.delete(key);
  };

  const wrap =
    (operation: string, handler: SandboxHandler) =>
    (input: { clientToken?: string }, call: SandboxCall): object | Promise<object> => {
      const { clientToken, ...rest } = input;
      if (clientToken === undefined) return handler(input as never, call);
      const now = call.clock.now();
      forget(now);
      const key = `${callerOf(call).environmentId} ${operation} ${clientToken}`;
      const request = JSON.stringify(rest);
      const before = answered.get(key);
      if (before === undefined) {
        const output = handler(input as never, call);
        answered.set(key, { request, output, until: now + rememberedMs });
        return output;
      }
      if (before.request === request) return before.output;
      throw new SandboxError(
        'ConflictException',
        'The clientToken was used for another request already.',
      );
    };

  const entries = Object.entries(handlers).map(([name, handler]) => [name, wrap(name, handler)]);
  return Object.fromEntries(entries) as Handlers;
};
