import type { FinalizeHandler, MetadataBearer, MiddlewareStack } from '@smithy/types';

export interface Counted {
  /** Requests sent, retries included: `Operation`, counted. */
  readonly byOperation: Readonly<Record<string, number>>;
  readonly calls: number;
  readonly throttled: number;
}

interface Watched<In extends object, Out extends object> {
  readonly middlewareStack: MiddlewareStack<In, Out>;
}

/** How AWS's services say "slow down". */
const THROTTLES = new Set(['ThrottlingException', 'TooManyRequestsException']);

/** Counts attempts inside the SDK's retries, where their caller does not see them. */
export const createCounter = () => {
  const byOperation: Record<string, number> = {};
  let calls = 0;
  let throttled = 0;
  return {
    /** @param service how the benchmark calls the service. */
    watch<In extends object, Out extends MetadataBearer, C extends Watched<In, Out>>(
      service: string,
      client: C & Watched<In, Out>,
    ): C {
      client.middlewareStack.add(
        (next: FinalizeHandler<In, Out>, context): FinalizeHandler<In, Out> =>
          async (args) => {
            const name = `${service}.${(context.commandName ?? '').replace(/Command$/, '')}`;
            byOperation[name] = (byOperation[name] ?? 0) + 1;
            calls += 1;
            try {
              return await next(args);
            } catch (error) {
              if (error instanceof Error && THROTTLES.has(error.name)) throttled += 1;
              throw error;
            }
          },
        { step: 'finalizeRequest', priority: 'low', name: 'countAttempts' },
      );
      return client;
    },
    counted: (): Counted => ({ byOperation, calls, throttled }),
  };
};
