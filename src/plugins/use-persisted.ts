import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { badInput } from '../core/errors.ts';
import { askedId, type PersistedOperations } from '../persisted/persisted-operations.ts';

/** Which operations are registered, and whether others are run. */
export interface Persisted {
  readonly operations: PersistedOperations;
  readonly only: boolean;
}

const refuse = (argument: string, message: string) => (): GraphQLError =>
  new GraphQLError(message, {
    extensions: {
      ...badInput(argument, message).toExtensions(),
      http: { spec: true, status: 400 },
    },
  });

const inAddress = (request: Request): string | undefined =>
  request.method === 'GET'
    ? (new URL(request.url).searchParams.get('documentId') ?? undefined)
    : undefined;

/** Runs operations that are asked for by their id, and, where only those are, no others. */
export const usePersisted = ({ operations, only }: Persisted): Plugin =>
  usePersistedOperations({
    allowArbitraryOperations: !only,
    getPersistedOperation: (id) => operations.find(id) ?? null,
    extractPersistedOperationId: (params, request) =>
      askedId({ documentId: inAddress(request), ...params }) ?? null,
    customErrors: {
      notFound: refuse(
        'documentId',
        'No operation is registered under this id. Register it with management-graph register-documents.',
      ),
      keyNotFound: refuse(
        'query',
        only
          ? 'Ask for a registered operation by its documentId.'
          : 'Send a query, or the documentId of a registered operation.',
      ),
      persistedQueryOnly: refuse(
        'query',
        'This gateway runs registered operations only: ask for one by its documentId.',
      ),
    },
  });
