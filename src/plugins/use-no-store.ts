import type { Plugin } from 'graphql-yoga';
import { operationKind } from './operation-kind.ts';

/**
 * Says of the answer to every change, and of every answer that has an address of its own, that nobody may keep it: it is of this moment, and may hold
 * credentials that were made for one caller. The head of a stream of events is sent before what it is
 * about is known, so nobody may keep any stream.
 */
export const useNoStore = (): Plugin => {
  const changes = new WeakSet<Request>();
  return {
    onExecute({ args }) {
      const { request } = args.contextValue as { readonly request: Request };
      if (operationKind(args) === 'mutation' || request.method === 'GET') changes.add(request);
    },
    onResponse({ request, response }) {
      const isStream = /^(text\/event-stream|multipart\/mixed)/.test(
        response.headers.get('content-type') ?? '',
      );
      if (isStream || changes.has(request)) response.headers.set('cache-control', 'no-store');
    },
  };
};
