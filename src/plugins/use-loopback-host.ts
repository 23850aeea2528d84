import type { Plugin } from 'graphql-yoga';

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** Whether `host`, as the header of a request has it, is a name of this machine for itself. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/**
 * Answers only those who call it by a loopback name. Without authentication that name is the door: a
 * web page whose own name is made to point to 127.0.0.1 (DNS rebinding) would else read everything
 * through the browser of whoever looks at it.
 */
export const useLoopbackHost = (): Plugin => ({
  onRequest({ request, url, endResponse, fetchAPI }) {
    if (isLoopback(request.headers.get('host') ?? url.host)) return;
    const message = 'Call this gateway as 127.0.0.1, [::1] or localhost.';
    const extensions = { code: 'FORBIDDEN', retryable: false, argument: 'host' };
    endResponse(
      new fetchAPI.Response(JSON.stringify({ errors: [{ message, extensions }] }), {
        status: 403,
        headers: { 'content-type': 'application/graphql-response+json' },
      }),
    );
  },
});
