import type { Plugin } from 'graphql-yoga';
import { badInput } from '../core/errors.ts';
import { noteRefusal } from '../http/refused-request.ts';

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
    const error = badInput('content-type', message);
    noteRefusal(request, error);
    const extensions = error.toExtensions();
    endResponse(
      new fetchAPI.Response(JSON.stringify({ errors: [{ message, extensions }] }), {
        status: 415,
        headers: { 'content-type': 'application/graphql-response+json' },
      }),
    );
  },
});
