import type { Plugin } from 'graphql-yoga';
import { operationKind } from './operation-kind.ts';

/**
 * Says of the answer to every change that nobody may keep it: it is of this moment, and may hold
 * credentials that were made for one caller.
 */
export const useNoStore = (): Plugin => {
  const changes = new WeakSet<Request>();
  return {
    onExecute({ args }) {
      const { request } = args.contextValue as { readonly request: Request };
      if (operationKind(args) === 'mutation') changes.add(request);
    },
    onResponse({ request, response }) {
      if (changes.has(request)) response.headers.set('cache-control', 'no-store');
    },
  };
};
