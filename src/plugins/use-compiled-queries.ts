import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { CompiledQueries } from '../engine/compiled-queries.ts';

/**
 * Executes queries that come often as they were compiled. What is not compiled, and what a compiled
 * query does not take on, goes to the executor that was there.
 */
export const useCompiledQueries = (queries: CompiledQueries): Plugin => ({
  onExecute({ args: given, executeFn, setExecuteFn }) {
    const args = given as ExecutionArgs;
    const compiled = queries.count(args.schema, args.document, args.operationName);
    if (compiled === undefined) return;
    setExecuteFn((now: ExecutionArgs) => compiled(now) ?? (executeFn(now) as unknown));
  },
});
