/* eslint-disable max-lines -- what every plugin does to a plain query, once more in the same order */
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import type { AnswerRecords } from '../audit/answers.ts';
import type { Caller } from '../auth/caller.ts';
import type { ContextDeps } from '../context.ts';
import type { Compiled, CompiledQueries } from '../engine/compiled-queries.ts';
import type { Documents } from '../engine/documents.ts';
import { checkVariables } from '../limits/check-variables.ts';
import { introspects } from '../limits/check-document.ts';
import type { Limits } from '../limits/limits.ts';
import { type RateLimit, rateKey } from '../limits/rate-limit.ts';
import { askedId } from '../persisted/persisted-operations.ts';
import { mayIntrospect } from '../plugins/use-introspection.ts';
import type { Persisted } from '../plugins/use-persisted.ts';
import type { Safety } from '../safety.ts';
import type { Costs } from '../plugins/operation-cost.ts';
import { openContext } from '../plugins/operation-context.ts';
import type { Metrics } from '../plugins/use-metrics.ts';
import { readRequestOptions, type RequestOptions } from '../request-options.ts';
import { REQUEST_ID } from './origin.ts';
import { ResponseClient } from './aborted-by.ts';
import { createAnswerBatch } from './answer-batch.ts';
import { clientAddress } from './client-address.ts';

export interface FastLaneDeps {
  readonly safety: Safety;
  readonly rate: RateLimit;
  /** How many proxies stand in front. */
  readonly trustedProxies: number;
  readonly context: ContextDeps;
  readonly documents: Documents;
  readonly queries: CompiledQueries;
  readonly metrics: Metrics;
  readonly maskError: (error: unknown) => GraphQLError;
  readonly schema: GraphQLSchema;
  readonly costs: Costs;
  /** What every answer has. */
  readonly headersOfAll: (
    headers: IncomingHttpHeaders,
    isKnown: boolean,
  ) => Readonly<Record<string, string>>;
  readonly record: AnswerRecords;
}

/** How an answer ends: sent, or a result that is to be told by Yoga, since it holds errors. */
export type FastAnswer = 'sent' | ExecutionResult;

/** Answers without Yoga what Yoga would answer alike. */
export interface FastLane {
  /**
   * Takes an operation if it is a query that has been compiled, asked in the plainest way.
   *
   * @param caller who asks: whoever has read the headers has found that out.
   * @returns undefined when Yoga has to; else how it ends, or will: a result has errors, masked, and Yoga
   * has to put it into an answer.
   */
  take(
    headers: IncomingHttpHeaders,
    text: string,
    response: ServerResponse,
    caller: Caller,
  ): FastAnswer | Promise<FastAnswer> | undefined;
  /** Writes what is ready: to be called before anything that may take long. */
  flush(): void;
  /** From now on each answer is the last on its connection. */
  drain(): void;
}

/** What comes of what a client accepts; everything else is for Yoga to choose. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '*/*': 'application/json; charset=utf-8',
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
};

const CONTENT_TYPES = new Set(['application/json', 'application/json; charset=utf-8']);

/** Headers that a plugin may want to look at: a request that has one is not a plain one. */
const NOT_PLAIN = ['cookie', 'origin', 'content-encoding', 'x-aws-dry-run'];

interface Operation {
  readonly query: string;
  readonly operationName: string | null | undefined;
  readonly variables: Record<string, unknown> | null | undefined;
}

const MEMBERS = new Set(['query', 'operationName', 'variables', 'documentId', 'extensions']);

type Body = Partial<Operation> & { readonly documentId?: unknown; readonly extensions?: unknown };

/** The text that is asked for: itself, or by the id of one that is registered. */
const textOf = (body: Body, persisted: Persisted | undefined): string | undefined => {
  const { query, documentId, extensions } = body;
  if (documentId == null && extensions == null) return persisted?.only === true ? undefined : query;
  const id = query == null ? askedId(body) : undefined;
  return id === undefined ? undefined : persisted?.operations.find(id);
};

const readOperation = (text: string, persisted: Persisted | undefined): Operation | undefined => {
  let body: Body | null;
  try {
    body = JSON.parse(text) as Body | null;
  } catch {
    return undefined;
  }
  if (typeof body !== 'object' || body === null) return undefined;
  for (const member in body) if (!MEMBERS.has(member)) return undefined;
  const { operationName, variables } = body;
  const query = textOf(body, persisted);
  if (typeof query !== 'string') return undefined;
  if (operationName != null && typeof operationName !== 'string') return undefined;
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) {
    return undefined;
  }
  return { query, operationName, variables };
};

const readOptions = (headers: IncomingHttpHeaders): RequestOptions | undefined => {
  const get = (name: string): string | null => {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
  };
  try {
    return readRequestOptions({ get });
  } catch {
    return undefined;
  }
};

/** A document that has been compiled was within its limits: only the variables are others each time. */
const areWithin = (limits: Limits, variables: Operation['variables']): boolean => {
  try {
    checkVariables(variables, limits);
    return true;
  } catch {
    return false;
  }
};

/** Characters; a request that is longer takes a while to read. */
const SHORT_TEXT = 16_384;
/** Bytes; an answer that is longer took a while. */
const SHORT_ANSWER = 16_384;

interface Found {
  readonly document: DocumentNode;
  readonly compiled: Compiled;
}

export const createFastLane = (deps: FastLaneDeps): FastLane => {
  const {
    safety,
    rate,
    trustedProxies,
    context,
    documents,
    queries,
    metrics,
    maskError,
    schema,
    costs,
  } = deps;
  const { clock } = context.upstream;
  const batch = createAnswerBatch((error) =>
    context.log.error({ err: error }, 'an answer could not be written'),
  );
  /** What was answered at once, within the millisecond, shortly and without errors, the last time. */
  const quick = new WeakSet<Compiled>();
  const noteQuick = (compiled: Compiled, isQuick: boolean): void => {
    if (!isQuick) quick.delete(compiled);
    else if (!quick.has(compiled)) quick.add(compiled);
  };

  const findCompiled = ({ query, operationName }: Operation): Found | undefined => {
    const document = documents.get(query);
    const compiled = document && queries.find(document, operationName);
    return compiled === undefined ? undefined : { document: document!, compiled };
  };

  let lastOfAll: Readonly<Record<string, string>> = {};
  let lastPairs: readonly string[] = [];
  /** Names and values in turn, as Node writes them quickest: mostly they are those of the last answer. */
  const pairsOfAll = (headers: IncomingHttpHeaders): readonly string[] => {
    const ofAll = deps.headersOfAll(headers, true);
    if (ofAll !== lastOfAll) {
      lastOfAll = ofAll;
      lastPairs = Object.entries(ofAll).flat();
    }
    return lastPairs;
  };

  const send = (
    result: ExecutionResult,
    type: string,
    headers: IncomingHttpHeaders,
    requestId: string,
    response: ServerResponse,
  ): number => {
    const body = JSON.stringify(result);
    const bytes = Buffer.byteLength(body);
    const pairs = [
      'content-type',
      type,
      'content-length',
      String(bytes),
      ...pairsOfAll(headers),
      REQUEST_ID,
      requestId,
    ];
    batch.add({ response, headers: pairs, body, bytes });
    return bytes;
  };

  const take: FastLane['take'] = (headers, text, response, caller) => {
    const type = MEDIA_TYPES[headers.accept ?? '*/*'];
    if (type === undefined || !CONTENT_TYPES.has(headers['content-type'] ?? '')) return undefined;
    for (const name of NOT_PLAIN) if (headers[name] !== undefined) return undefined;
    const operation = readOperation(text, safety.persisted);
    const found = operation && findCompiled(operation);
    const options = found && readOptions(headers);
    if (options === undefined) return undefined;
    if (!areWithin(safety.limits, operation!.variables)) return undefined;
    // Who does not see every account is answered by Yoga, which takes out what is hidden.
    if (!context.rowRules.rightsOf(caller).seesAll) return undefined;
    const { document, compiled } = found!;
    if (introspects(document) && !mayIntrospect(safety.introspection, caller)) return undefined;
    const from = clientAddress(response.req, trustedProxies);
    const key = rate.isOn ? rateKey(caller, from) : '';
    if (!rate.hasRoom(key)) return undefined;
    const { operationName, variables: variableValues } = operation!;
    const opened = openContext(
      context,
      options,
      { client: new ResponseClient(response) },
      'query',
      caller,
    );
    const args = { schema, document, operationName, variableValues };
    const { permissions } = opened.context;
    opened.context.trace?.name({ document, operationName });
    const since = clock.now();
    // The listener has seen to it that there is a sane one.
    const requestId = headers[REQUEST_ID] as string;
    const record = ({ data, errors }: ExecutionResult): void =>
      deps.record({
        origin: { request: requestId, from },
        caller,
        kind: 'query',
        document,
        hasData: data != null,
        operationName: operationName ?? getOperationAST(document)?.name?.value,
        variables: variableValues,
        errors,
        places: opened.context.answer.denied,
        deniedFields: opened.context.answer.untold,
        status: 200,
        ms: clock.now() - since,
        aws: opened.scope.journal,
      });
    if (!quick.has(compiled)) batch.flush();
    const begun = costs.begin(args, opened.scope, options, permissions);
    if ('answer' in begun) {
      opened.dispose(begun.answer);
      rate.take(key);
      record(begun.answer);
      return begun.answer;
    }
    const executed = compiled({ contextValue: opened.context, variableValues });
    if (executed === undefined) {
      opened.abandon();
      // Nothing was asked; Yoga begins anew.
      begun.done({ errors: [] });
      return undefined;
    }
    rate.take(key);
    metrics.queries.begun();
    let isLate = false;
    const finish = (result: ExecutionResult): FastAnswer => {
      const tookMs = clock.now() - since;
      metrics.queries.took(tookMs / 1000);
      opened.dispose(result);
      begun.done(result);
      if (result.errors !== undefined) {
        noteQuick(compiled, false);
        const masked = { ...result, errors: result.errors.map(maskError) };
        record(masked);
        return opened.withJournal(masked);
      }
      record(result);
      if (response.closed) return 'sent';
      const bytes = send(opened.withJournal(result), type, headers, requestId, response);
      const isQuick = !isLate && tookMs < 1 && bytes <= SHORT_ANSWER;
      noteQuick(compiled, isQuick);
      // It took its time, and those before it waited for it.
      if (!isQuick) batch.flush();
      return 'sent';
    };
    if (!(executed instanceof Promise)) return finish(executed);
    isLate = true;
    return executed.then(finish);
  };

  return {
    flush: () => batch.flush(),
    drain: () => batch.drain(),
    take(headers, text, response, caller) {
      if (text.length > SHORT_TEXT) batch.flush();
      return take(headers, text, response, caller);
    },
  };
};
