import { type DocumentNode, getOperationAST, type GraphQLSchema } from 'graphql';
import { compile, type Compiled } from './compile.ts';

export type { Compiled } from './compile.ts';

/** A document that has been executed so often is worth compiling. */
const OFTEN = 2;

interface Seen {
  times: number;
  /** By the operation; null is one that is not compiled. */
  readonly compiled: Map<object, Compiled | null>;
}

/**
 * The queries that have been compiled. They hang on their parsed documents, so that they are bounded
 * by what bounds those, and go with them.
 */
export class CompiledQueries {
  readonly #often: number;
  readonly #seen = new WeakMap<DocumentNode, Seen>();

  /** @param often how often a document is executed before its operations are compiled. */
  constructor(often = OFTEN) {
    this.#often = often;
  }

  /** The compiled query, if it is one; counts the execution of a valid document. */
  count(
    schema: GraphQLSchema,
    document: DocumentNode,
    operationName: string | null | undefined,
  ): Compiled | undefined {
    const seen: Seen = this.#seen.get(document) ?? { times: 0, compiled: new Map() };
    this.#seen.set(document, seen);
    seen.times += 1;
    if (seen.times <= this.#often) return undefined;
    const operation = getOperationAST(document, operationName);
    if (operation == null) return undefined;
    let compiled = seen.compiled.get(operation);
    if (compiled === undefined) {
      compiled = compile(schema, document, operation) ?? null;
      seen.compiled.set(operation, compiled);
    }
    return compiled ?? undefined;
  }

  /** The compiled query, if there is one already: its document is valid. */
  find(document: DocumentNode, operationName: string | null | undefined): Compiled | undefined {
    const compiled = this.#seen.get(document)?.compiled;
    if (compiled === undefined || compiled.size === 0) return undefined;
    const operation = getOperationAST(document, operationName);
    return (operation && compiled.get(operation)) ?? undefined;
  }
}
