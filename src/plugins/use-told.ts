import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';

const results = new WeakMap<Request, ExecutionResult>();

/** Says what has come of the operation of `request`, masked as an executed one is. */
export const tell = (request: Request, result: ExecutionResult): void => {
  results.set(request, result);
};

/** Whether that has been said, and so everything else of the operation by whoever executed it. */
export const isTold = (request: Request): boolean => results.has(request);

/** Takes the result of an operation that has been executed already, and makes the answer of it. */
export const useTold = (): Plugin => ({
  onParams({ request, setResult }) {
    const result = results.get(request);
    if (result !== undefined) setResult(result);
  },
});
