import type { GatewayContext } from '../../context.ts';
import { contextWith } from '../../derive-context.ts';
import { isOutOfTime } from '../../core/paged-list.ts';
import { derivedScope } from '../../upstream/request-scope.ts';

/** How much of the time that is left may go into looking at entries; the rest is for the answer. */
const LOOKING = 0.8;

/** Until when entries may be looked at before they are answered, in milliseconds since the epoch. */
export const lookUntil = ({ scope, upstream }: GatewayContext): number => {
  const now = upstream.clock.now();
  return now + LOOKING * (scope.deadline - now);
};

/**
 * The same context with loaders that take nothing from before now.
 *
 * @param until when its reads end, in milliseconds since the epoch: a call that cannot be made before
 * is refused at once. The deadline of the request when left out.
 */
export const freshContext = (context: GatewayContext, until = Infinity): GatewayContext =>
  contextWith(context, {
    scope: derivedScope(context.scope, { until }),
    loaders: context.uncached(until),
  });

/** What was read; undefined when there was no time for it. */
export const inTime = async <Value>(read: Promise<Value>): Promise<Value | undefined> => {
  try {
    return await read;
  } catch (error) {
    if (isOutOfTime(error)) return undefined;
    throw error;
  }
};
