import type { DocumentNode, ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { compile, type Compiled } from '../engine/compile.ts';

/** A query that has come so often is worth compiling. */
const OFTEN = 3;

interface Seen {
  times: number;
  /** By the name of the operation; undefined is one that is not compiled. */
  readonly compiled: Map<string, Compiled | undefined>;
}

/**
 * Executes queries that come often as they were compiled. What is not compiled, and what a compiled
 * query does not take on, goes to the executor that was there.
 *
 * What is kept hangs on the parsed document: it is bounded by the cache of documents, and goes with it.
 */
export const useCompiledQueries = (often = OFTEN): Plugin => {
  const seen = new WeakMap<DocumentNode, Seen>();

  const compiledOf = ({ schema, document, operationName }: ExecutionArgs): Compiled | undefined => {
    let entry = seen.get(document);
    if (entry === undefined) {
      entry = { times: 0, compiled: new Map() };
      seen.set(document, entry);
    }
    entry.times += 1;
    if (entry.times < often) return undefined;
    const name = operationName ?? '';
    if (!entry.compiled.has(name)) {
      entry.compiled.set(name, compile(schema, document, operationName ?? undefined));
    }
    return entry.compiled.get(name);
  };

  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const compiled = compiledOf(args);
      if (compiled === undefined) return;
      setExecuteFn((given: ExecutionArgs) => compiled(given) ?? (executeFn(given) as unknown));
    },
  };
};
