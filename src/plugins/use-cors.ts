import type { Plugin } from 'graphql-yoga';
import type { Doors } from '../http/doors.ts';

/** What pages of other origins may send and read, beside what the standard lets them. */
const REQUEST_HEADERS = [
  'content-type',
  'authorization',
  'x-requested-with',
  'x-graphql-yoga-csrf',
  'apollo-require-preflight',
  'x-aws-journal',
  'x-aws-max-age',
  'x-aws-dry-run',
  'x-deadline-ms',
  'x-api-key',
  'x-request-id',
  'traceparent',
  'tracestate',
].join(', ');
const ANSWER_HEADERS = 'x-aws-upstream, retry-after, x-request-id, traceparent';
/** How long a browser need not ask again, in seconds. */
const MAX_AGE = '600';

/**
 * Lets pages of the origins that are listed read answers, and nobody else: a name has to fit exactly,
 * and credentials are for those that are listed with them. `useDoors` refuses the rest.
 */
export const useCors = (doors: Doors): Plugin => ({
  onRequest({ request, endResponse, fetchAPI }) {
    if (request.method !== 'OPTIONS') return;
    const listed = doors.originOf(request.headers.get('origin') ?? '');
    if (listed === undefined || !request.headers.has('access-control-request-method')) return;
    endResponse(
      new fetchAPI.Response(null, {
        status: 204,
        headers: {
          'access-control-allow-methods': 'GET, POST',
          'access-control-allow-headers': REQUEST_HEADERS,
          'access-control-max-age': MAX_AGE,
        },
      }),
    );
  },
  onResponse({ request, response }) {
    const origin = request.headers.get('origin');
    if (origin === null) return;
    // One cache may serve several origins.
    response.headers.append('vary', 'origin');
    const listed = doors.originOf(origin);
    if (listed === undefined) return;
    response.headers.set('access-control-allow-origin', listed.origin);
    response.headers.set('access-control-expose-headers', ANSWER_HEADERS);
    if (listed.credentials) response.headers.set('access-control-allow-credentials', 'true');
  },
});
