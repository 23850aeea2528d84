import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  type GraphQLError,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Answered, AnswerRecords } from '../audit/answers.ts';
import type { GatewayContext } from '../context.ts';
import type { Clock } from '../core/clock.ts';
import { originOf, REQUEST_ID } from '../http/origin.ts';
import { refusalOf } from '../http/refused-request.ts';
import { errorsOf, type Part, watchParts } from './incremental-parts.ts';
import { operationKind } from './operation-kind.ts';
import { knownCallerOf } from './use-caller.ts';
import { hasWithheld } from './use-introspection.ts';
import { isTold } from './use-told.ts';

type Known = Partial<{ -readonly [Member in keyof Answered]: Answered[Member] }> & {
  since?: number;
  context?: Partial<GatewayContext>;
};

/** What a door says to whom it does not let in. */
const REFUSALS: ReadonlySet<number> = new Set([401, 403, 415, 429]);

const deniedIn = ({
  context,
}: Pick<Known, 'context'>): Pick<Answered, 'deniedFields' | 'places'> => ({
  places: context?.answer?.denied,
  deniedFields: context?.answer?.untold,
});

/** The same of an event, once: what ends a stream is no event, and was denied nothing. */
const takeDenied = (known: Pick<Known, 'context'>): Pick<Answered, 'deniedFields' | 'places'> => {
  const denied = deniedIn(known);
  if (known.context !== undefined) Object.assign(known.context, { answer: undefined });
  return denied;
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
  trustedProxies: number,
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
    onValidate({ params, context }) {
      const known = knownOf((context as { readonly request: Request }).request);
      known.refused = params.documentAST as DocumentNode;
      known.operationName ??= getOperationAST(known.refused)?.name?.value;
    },
    onExecute: ({ args }) => begin(args),
    onSubscribe: ({ args }) => begin(args),
  };
  const answers: AuditPlugin = {
    onResultProcess({ request, result, setResult, serverContext }) {
      if (Array.isArray(result)) return;
      if (Symbol.asyncIterator in result) {
        // In parts: what is in them comes later, and was asked for.
        const known = knownOf(request);
        known.hasData = true;
        const part = (
          errors: readonly GraphQLError[],
          hasData: boolean,
          denied: Pick<Answered, 'deniedFields' | 'places'> = {},
        ): void =>
          record.part({
            ...known,
            ...denied,
            origin: originOf(request, serverContext, trustedProxies),
            caller: knownCallerOf(request),
            errors,
            hasData,
            status: 200,
            ms: 0,
          });
        const isOfEvents = known.kind === 'subscription';
        const parts = result as AsyncIterable<Part>;
        setResult(
          watchParts(parts, {
            // An event has an answer of its own; parts have one together, which is known at its end.
            part: (given) =>
              part(errorsOf(given), given.data != null, isOfEvents ? takeDenied(known) : {}),
            last: (given) => given,
            end: () => {
              const { deniedFields } = deniedIn(known);
              if (!isOfEvents && deniedFields !== undefined) part([], false, { deniedFields });
            },
          }) as typeof result,
        );
        return;
      }
      const { data, errors } = result as ExecutionResult;
      const known = knownOf(request);
      known.errors = errors;
      // A mutation that was refused answers null, and has read nothing for it.
      known.hasData =
        data != null &&
        (known.kind !== 'mutation' || Object.values(data).some((value) => value != null));
    },
    onResponse({ request, response, serverContext }) {
      const origin = originOf(request, serverContext, trustedProxies);
      response.headers.set(REQUEST_ID, origin.request ?? '');
      // Elsewhere nothing is done; a credential may be tried there all the same.
      const isElsewhere = new URL(request.url).pathname !== path;
      if (isTold(request) || (isElsewhere && !REFUSALS.has(response.status))) return;
      const { since = clock.now(), context, ...known } = knownOf(request);
      // The page of GraphiQL.
      const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
      if (isPage && response.status < 400) return;
      record({
        ...known,
        origin,
        reason: hasWithheld(request) ? 'SUGGESTIONS' : undefined,
        refusal: known.errors === undefined ? refusalOf(request) : undefined,
        caller: knownCallerOf(request),
        status: response.status,
        ms: clock.now() - since,
        aws: context?.scope?.journal as Answered['aws'],
        // When a subscription has been opened its first event may have been executed already.
        ...(known.kind === 'subscription' ? {} : deniedIn({ context })),
      });
    },
  };
  return [operations, answers];
};
