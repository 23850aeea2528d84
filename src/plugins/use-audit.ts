import { type ExecutionArgs, type ExecutionResult, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Answered, AnswerRecords } from '../audit/answers.ts';
import type { GatewayContext } from '../context.ts';
import type { Clock } from '../core/clock.ts';
import { originOf, REQUEST_ID } from '../http/origin.ts';
import { operationKind } from './operation-kind.ts';
import { knownCallerOf } from './use-caller.ts';
import { isTold } from './use-told.ts';

type Known = Partial<{ -readonly [Member in keyof Answered]: Answered[Member] }> & {
  since?: number;
  context?: Partial<GatewayContext>;
};

type AuditPlugin = Plugin<object, object, GatewayContext>;

/**
 * Has every request to the gateway written down once it is answered, whoever has refused it, and says
 * its id in `x-request-id`.
 *
 * @returns what notes the operation, to be the first that does anything with one; and what records the
 * answer, to be the last of all, so that it sees what the others have made of it.
 */
export const useAudit = (
  record: AnswerRecords,
  clock: Clock,
  path: string,
): readonly [operations: AuditPlugin, answers: AuditPlugin] => {
  const requests = new WeakMap<Request, Known>();
  const knownOf = (request: Request): Known => {
    const known = requests.get(request) ?? {};
    requests.set(request, known);
    return known;
  };
  const begin = (args: ExecutionArgs & { readonly contextValue: { request: Request } }): void => {
    const { document, operationName, contextValue } = args;
    const known = knownOf(contextValue.request);
    known.document = document;
    known.operationName = operationName ?? getOperationAST(document)?.name?.value;
    known.variables = args.variableValues;
    known.kind = operationKind(args);
    // Its scope comes with the context, later.
    known.context = contextValue as unknown as Partial<GatewayContext>;
  };

  const operations: AuditPlugin = {
    onRequest({ request }) {
      knownOf(request).since = clock.now();
    },
    onParams({ request, params }) {
      if (typeof params.operationName === 'string') {
        knownOf(request).operationName = params.operationName;
      }
    },
    onExecute: ({ args }) => begin(args),
    onSubscribe: ({ args }) => begin(args),
  };
  const answers: AuditPlugin = {
    onResultProcess({ request, result }) {
      if (Array.isArray(result)) return;
      if (Symbol.asyncIterator in result) {
        // In parts: what is in them comes later, and was asked for.
        knownOf(request).hasData = true;
        return;
      }
      const { data, errors } = result as ExecutionResult;
      const known = knownOf(request);
      known.errors = errors;
      known.hasData = data != null;
    },
    onResponse({ request, response, serverContext }) {
      const origin = originOf(request, serverContext);
      response.headers.set(REQUEST_ID, origin.request ?? '');
      if (new URL(request.url).pathname !== path || isTold(request)) return;
      const { since = clock.now(), context, ...known } = knownOf(request);
      // The page of GraphiQL.
      if (response.headers.get('content-type')?.startsWith('text/html') === true) return;
      record({
        ...known,
        origin,
        caller: knownCallerOf(request),
        status: response.status,
        ms: clock.now() - since,
        aws: context?.scope?.journal as Answered['aws'],
      });
    },
  };
  return [operations, answers];
};
