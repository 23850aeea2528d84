import { useDeferStream } from '@graphql-yoga/plugin-defer-stream';
import {
  type ASTVisitor,
  execute,
  type ExecutionArgs,
  GraphQLError,
  type ValidationContext,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import {
  asksForParts,
  errorsOf,
  type Part,
  PLACES,
  takesParts,
  withErrors,
} from './incremental-parts.ts';
import type { Metrics } from './use-metrics.ts';

/** So many places of a document may be answered later: each is kept open until it has been. */
const MAX_PLACES = 20;

/** A rule of validation: refuses documents with more `@defer` and `@stream` than are kept open. */
const fewPlaces = (context: ValidationContext): ASTVisitor => {
  let count = 0;
  return {
    Directive(node) {
      if (!PLACES.has(node.name.value)) return;
      count += 1;
      if (count !== MAX_PLACES + 1) return;
      const message = `An operation may have @defer and @stream in ${MAX_PLACES} places at most.`;
      context.reportError(new GraphQLError(message, { nodes: node }));
    },
  };
};

/**
 * Answers `@defer` and `@stream` in parts, to clients that accept `multipart/mixed` or
 * `text/event-stream`. To others the whole answer is one: the directives are a wish. The validation is
 * that of Yoga's plugin; the errors of later parts, which Yoga does not look at, are masked and counted
 * here.
 */
export const useIncremental = (
  maskError: (error: unknown) => GraphQLError,
  { errors }: Pick<Metrics, 'errors'>,
): Plugin => {
  const count = (error: GraphQLError): void => {
    const { code } = error.extensions;
    errors.inc({ code: typeof code === 'string' ? code : 'INTERNAL' });
  };
  return {
    onPluginInit({ addPlugin }) {
      // Its own context is any record; Yoga's is one.
      const deferStream: object = useDeferStream();
      addPlugin(deferStream);
    },
    onValidate({ addValidationRule }) {
      addValidationRule(fewPlaces);
    },
    onExecute({ args, setExecuteFn }) {
      const { document, contextValue } = args as ExecutionArgs & {
        readonly contextValue: { readonly request: Request };
      };
      if (!asksForParts(document)) return undefined;
      // GraphQL's own executor knows nothing of parts, and answers it all at once.
      if (!takesParts(contextValue.request)) setExecuteFn(execute);
      return {
        onExecuteDone: () => ({
          onNext({ result, setResult }) {
            const given: unknown = result;
            const part = withErrors(given as Part, maskError);
            errorsOf(part).forEach(count);
            setResult(part);
          },
        }),
      };
    },
  };
};
