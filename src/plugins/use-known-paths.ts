import type { Plugin } from 'graphql-yoga';

const BESIDE: ReadonlySet<string> = new Set(['/health/live', '/health/ready', '/metrics']);

/**
 * Answers 404 to every other path. Yoga would take whatever ends like its endpoint for it
 * (`/graphql/`, `/x/graphql`), and what is counted, recorded and refused by the path would let it by.
 */
export const useKnownPaths = (path: string): Plugin => ({
  onRequest({ url, endResponse, fetchAPI }) {
    if (url.pathname === path || BESIDE.has(url.pathname)) return;
    endResponse(new fetchAPI.Response('', { status: 404, statusText: 'Not Found' }));
  },
});
