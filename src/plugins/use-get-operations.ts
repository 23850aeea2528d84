import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { badInput, GatewayError } from '../core/errors.ts';
import type { Doors } from '../http/doors.ts';
import { bodyOf, headersOf, type Refusal } from '../http/refusal.ts';
import { noteRefusal } from '../http/refused-request.ts';
import { askedId } from '../persisted/persisted-operations.ts';

/** What may be asked by GET. */
export interface GetOperations {
  /** Whether any query may, with its text and variables in the address. */
  readonly anyQuery: boolean;
  /** Whether operations are registered, which may be asked for by their id alone. */
  readonly hasPersisted: boolean;
}

/** Any of these makes a browser ask first whether a page may send it. */
const NOT_SIMPLE = [
  'x-requested-with',
  'x-graphql-yoga-csrf',
  'apollo-require-preflight',
  'authorization',
];

/** What is read of an address: each at most once. */
const PARAMETERS = ['query', 'operationName', 'variables', 'extensions', 'documentId'];
/** Those that are JSON, written into the address. */
const OBJECTS = ['variables', 'extensions'];

const postInstead = (message: string): Refusal => ({
  status: 405,
  error: badInput('method', message),
  headers: { allow: 'POST' },
});

const badRequest = (argument: string, message: string): Refusal => ({
  status: 400,
  error: badInput(argument, message),
});

const forbidden = (argument: string, message: string): Refusal => ({
  status: 403,
  error: new GatewayError('FORBIDDEN', message, { argument }),
});

/** The object that a parameter holds; undefined where it holds something else, null where nothing. */
const objectIn = (parameters: URLSearchParams, name: string): object | null | undefined => {
  try {
    const value: unknown = JSON.parse(parameters.get(name) || 'null');
    return typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const isPersisted = (parameters: URLSearchParams): boolean =>
  askedId({
    documentId: parameters.get('documentId'),
    extensions: objectIn(parameters, 'extensions'),
  }) !== undefined;

/** Why a registered query alone is served, and not this. */
const checkRegistered = (
  parameters: URLSearchParams,
  headers: Headers,
  hasPersisted: boolean,
): Refusal | undefined => {
  if (!hasPersisted || parameters.has('query') || !isPersisted(parameters)) {
    return postInstead(
      'Send the operation by POST: GET serves only persisted operations, unless GET_QUERIES is on.',
    );
  }
  if (parameters.has('variables')) {
    return postInstead(
      'Send variables by POST: GET serves operations without them, unless GET_QUERIES is on.',
    );
  }
  if (NOT_SIMPLE.some((name) => headers.has(name))) return undefined;
  return forbidden(
    'x-requested-with',
    'Send an operation by GET with the header x-requested-with, which no page can send unasked.',
  );
};

/** Why an address asks for no one query. */
const checkAny = (parameters: URLSearchParams): Refusal | undefined => {
  // Who stands in front may have looked at the other one.
  const twice = PARAMETERS.find((name) => parameters.getAll(name).length > 1);
  if (twice !== undefined) return badRequest(twice, `Send ${twice} once.`);
  if (parameters.has('query') && isPersisted(parameters)) {
    return badRequest('query', 'Send a query or the id of a registered one, not both.');
  }
  const broken = OBJECTS.find((name) => objectIn(parameters, name) === undefined);
  if (broken === undefined) return undefined;
  return badRequest(broken, `${broken} must be an object, as URL-encoded JSON.`);
};

/**
 * What may be asked by GET: never a change, which Yoga refuses once it has read the operation. An address
 * is kept by caches and logs, and a page that a person looks at can have it called. So where text is taken
 * from addresses, nothing is answered to what a browser says another site has it send, by a picture, a
 * form or a link; pages of listed origins ask with their origin. Where it is not, an address says no more
 * than which of our own queries is meant, and a header comes with it that no page can send unasked.
 * GraphiQL's own page is served by GET, too, to whoever comes from wherever: it runs nothing by itself.
 */
export const useGetOperations = (path: string, doors: Doors, may: GetOperations): Plugin => {
  const isFromElsewhere = (headers: Headers): boolean =>
    ['cross-site', 'same-site'].includes(headers.get('sec-fetch-site') ?? '') &&
    doors.originOf(headers.get('origin') ?? '') === undefined;
  const check = (parameters: URLSearchParams, headers: Headers): Refusal | undefined => {
    if (isFromElsewhere(headers)) {
      return forbidden(
        'sec-fetch-site',
        'Pages of other sites may not have anything asked by GET.',
      );
    }
    return may.anyQuery
      ? checkAny(parameters)
      : checkRegistered(parameters, headers, may.hasPersisted);
  };
  return {
    onRequest({ request, url, endResponse, fetchAPI }) {
      const asksForPage = request.headers.get('accept')?.includes('text/html') ?? false;
      if (request.method !== 'GET' || url.pathname !== path || asksForPage) return;
      // As Yoga reads them: what follows a `#` is none to `url`, and is to Yoga.
      const address = request.url;
      const parameters = new URLSearchParams(address.slice(address.indexOf('?') + 1));
      const refusal = check(parameters, request.headers);
      if (refusal === undefined) return;
      noteRefusal(request, refusal.error);
      const { status } = refusal;
      endResponse(new fetchAPI.Response(bodyOf(refusal), { status, headers: headersOf(refusal) }));
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const { request } = args.contextValue as { readonly request: Request };
      if (request.method !== 'GET') return;
      setResultAndStopExecution({
        errors: [
          new GraphQLError('Send a subscription by POST: its answer is events all the same.', {
            extensions: {
              code: 'BAD_USER_INPUT',
              argument: 'method',
              http: { status: 405, headers: { allow: 'POST' } },
            },
          }),
        ],
      });
    },
  };
};
