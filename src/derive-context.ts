import type { GatewayContext, Loaders } from './context.ts';
import type { ChangeGuard } from './links/guard/guard.ts';

/** The same context with other loaders, and perhaps for another scope. */
export const contextWith = (
  context: GatewayContext,
  others: Pick<GatewayContext, 'loaders'> & Partial<Pick<GatewayContext, 'scope'>>,
): GatewayContext => ({ ...context, guard: context.guard, ...others });

const OPERATION = Symbol('the context of the operation');

interface Given {
  readonly [OPERATION]: GatewayContext;
}

/** What is asked of the context each time; the functions are the same for all, see `OperationContext`. */
const ASKED_EACH_TIME = {
  loaders: {
    enumerable: true,
    get(this: Given): Loaders {
      return this[OPERATION].loaders;
    },
  },
  guard: {
    enumerable: true,
    get(this: Given): ChangeGuard {
      return this[OPERATION].guard;
    },
  },
};

/** Gives `target`, which has members of its own, all those of `context`. */
export const giveContext = (target: object, context: GatewayContext): void => {
  Object.assign(target, context, { [OPERATION]: context });
  Object.defineProperties(target, ASKED_EACH_TIME);
};
