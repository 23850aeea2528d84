import type { Plugin } from 'graphql-yoga';
import { badInput, GatewayError } from '../core/errors.ts';
import { bodyOf, headersOf, type Refusal } from '../http/refusal.ts';

/** Any of these makes a browser ask first whether a page may send it. */
const NOT_SIMPLE = [
  'x-requested-with',
  'x-graphql-yoga-csrf',
  'apollo-require-preflight',
  'authorization',
];

const postInstead = (message: string): Refusal => ({
  status: 405,
  error: badInput('method', message),
  headers: { allow: 'POST' },
});

const isPersisted = (parameters: URLSearchParams): boolean =>
  parameters.has('documentId') ||
  parameters.get('extensions')?.includes('"persistedQuery"') === true;

/**
 * What may be asked by GET: registered queries without variables. A GET can be sent by any page a person
 * looks at, and its address is kept by caches and logs: so it says no more than which of our own queries
 * is meant, and has a header that no page can send unasked. GraphiQL's own page is served by it, too.
 */
export const useGetOperations = (path: string, hasPersisted: boolean): Plugin => {
  const check = (parameters: URLSearchParams, headers: Headers): Refusal | undefined => {
    if (!hasPersisted || parameters.has('query') || !isPersisted(parameters)) {
      return postInstead('Send the operation by POST: GET serves only persisted operations.');
    }
    if (parameters.has('variables')) {
      return postInstead('Send variables by POST: GET serves operations without them.');
    }
    if (NOT_SIMPLE.some((name) => headers.has(name))) return undefined;
    const message =
      'Send an operation by GET with the header x-requested-with, which no page can send unasked.';
    return {
      status: 403,
      error: new GatewayError('FORBIDDEN', message, { argument: 'x-requested-with' }),
    };
  };
  return {
    onRequest({ request, url, endResponse, fetchAPI }) {
      const asksForPage = request.headers.get('accept')?.includes('text/html') ?? false;
      if (request.method !== 'GET' || url.pathname !== path || asksForPage) return;
      const refusal = check(url.searchParams, request.headers);
      if (refusal === undefined) return;
      const { status } = refusal;
      endResponse(new fetchAPI.Response(bodyOf(refusal), { status, headers: headersOf(refusal) }));
    },
  };
};
