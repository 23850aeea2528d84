import type { Plugin } from 'graphql-yoga';
import { operationKind } from './operation-kind.ts';

/**
 * Says of the answer to every change, and of every answer that has an address of its own, refusals too,
 * that nobody may keep it: it is of this moment, of one caller, and may hold credentials that were made
 * for it. The head of a stream of events is sent before what it is about is known, so nobody may keep any
 * stream. GraphiQL's page is the same for all.
 */
export const useNoStore = (): Plugin => {
  const changes = new WeakSet<Request>();
  return {
    onExecute({ args }) {
      const { request } = args.contextValue as { readonly request: Request };
      if (operationKind(args) === 'mutation') changes.add(request);
    },
    onResponse({ request, response }) {
      const type = response.headers.get('content-type') ?? '';
      const isStream = /^(text\/event-stream|multipart\/mixed)/.test(type);
      const hasAddress = request.method === 'GET' && !type.startsWith('text/html');
      if (isStream || hasAddress || changes.has(request)) {
        response.headers.set('cache-control', 'no-store');
      }
    },
  };
};
