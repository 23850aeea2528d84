import type { Plugin } from 'graphql-yoga';

/**
 * Refuses to run an operation by GET. A GET can be sent by any page a person looks at, and is kept
 * by caches and logs; only GraphiQL's own page is served by it.
 */
export const usePostOnly = (path: string): Plugin => ({
  onRequest({ request, url, endResponse, fetchAPI }) {
    const asksForPage = request.headers.get('accept')?.includes('text/html') ?? false;
    if (request.method !== 'GET' || url.pathname !== path || asksForPage) return;
    const message = 'Send the operation by POST: GET serves only persisted operations.';
    const body = {
      errors: [{ message, extensions: { code: 'BAD_USER_INPUT', retryable: false } }],
    };
    endResponse(
      new fetchAPI.Response(JSON.stringify(body), {
        status: 405,
        headers: { allow: 'POST', 'content-type': 'application/graphql-response+json' },
      }),
    );
  },
});
