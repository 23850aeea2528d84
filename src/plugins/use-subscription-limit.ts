import type { IncomingMessage } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import { GatewayError } from '../core/errors.ts';
import { clientAddress } from '../http/client-address.ts';
import { rateKey } from '../limits/rate-limit.ts';
import { refusal } from './operation-cost.ts';
import { callerOf } from './use-caller.ts';

/** Seconds: one of those that are open may have ended by then. */
const RETRY_AFTER = 5;

const tooMany = (most: number): GatewayError =>
  new GatewayError(
    'THROTTLED',
    `A caller may watch ${most} things at once (MAX_SUBSCRIPTIONS). End a subscription first.`,
    { limitName: 'MAX_SUBSCRIPTIONS', limit: most, retryAfter: RETRY_AFTER },
  );

/**
 * Bounds how many subscriptions one caller has open: each is kept for as long as it is watched.
 *
 * @param most undefined is no limit.
 */
export const useSubscriptionLimit = (most: number | undefined, trustedProxies = 0): Plugin => {
  const open = new Map<string, number>();
  return {
    onSubscribe({ args, setResultAndStopExecution }) {
      if (most === undefined) return undefined;
      const { request, req } = args.contextValue as {
        readonly request: Request;
        readonly req?: IncomingMessage;
      };
      const key = rateKey(callerOf(request), req && clientAddress(req, trustedProxies));
      const count = open.get(key) ?? 0;
      if (count >= most) {
        setResultAndStopExecution(refusal(tooMany(most)));
        return undefined;
      }
      open.set(key, count + 1);
      let isOver = false;
      const end = (): void => {
        if (isOver) return;
        isOver = true;
        const left = (open.get(key) ?? 1) - 1;
        if (left > 0) open.set(key, left);
        else open.delete(key);
      };
      return {
        onSubscribeResult({ result }) {
          if (Symbol.asyncIterator in result) return { onEnd: end };
          end();
          return undefined;
        },
        // Thrown before there was a stream.
        onSubscribeError: end,
      };
    },
  };
};
