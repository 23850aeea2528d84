import type { Plugin } from 'graphql-yoga';

/**
 * Takes operations as JSON alone. A form can be sent by any page a person looks at, without the
 * browser asking first whether it may; JSON cannot.
 */
export const useJsonOnly = (path: string): Plugin => ({
  onRequest({ request, url, endResponse, fetchAPI }) {
    if (request.method !== 'POST' || url.pathname !== path) return;
    const type = request.headers.get('content-type') ?? '';
    if (/^application\/(graphql\+)?json\s*(;|$)/i.test(type)) return;
    const message = 'Send the operation as JSON, with the header content-type: application/json.';
    const extensions = { code: 'BAD_USER_INPUT', retryable: false, argument: 'content-type' };
    endResponse(
      new fetchAPI.Response(JSON.stringify({ errors: [{ message, extensions }] }), {
        status: 415,
        headers: { 'content-type': 'application/graphql-response+json' },
      }),
    );
  },
});
