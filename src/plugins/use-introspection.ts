import { type DocumentNode, type ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Caller } from '../auth/caller.ts';
import { GatewayError } from '../core/errors.ts';
import { introspects } from '../limits/check-document.ts';
import { refused } from '../limits/refused.ts';
import { callerOf } from './use-caller.ts';

/** The scope that lets a caller see the schema where not everybody may. */
export const INTROSPECTION_SCOPE = 'introspection';

/** @param isOpen whether everybody may. */
export const mayIntrospect = (isOpen: boolean, { scopes }: Caller): boolean =>
  isOpen || scopes.has('*') || scopes.has(INTROSPECTION_SCOPE);

const withheld = new WeakSet<Request>();

/** Whether names that GraphQL would have suggested were kept from who sent `request`. */
export const hasWithheld = (request: Request): boolean => withheld.has(request);

/** What GraphQL adds to a name that it does not know: names that it does. */
const SUGGESTION = / Did you mean [^?]*\?$/;

const withoutSuggestion = (error: GraphQLError): GraphQLError => {
  if (error.extensions.code !== 'BAD_USER_INPUT' || !SUGGESTION.test(error.message)) return error;
  const { nodes, source, positions, path, extensions } = error;
  const message = error.message.replace(SUGGESTION, '');
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
};

/**
 * Shows the schema, and names of it in errors, to those who may see it. Documents are kept for all
 * callers, so what is seen is decided for each of them anew.
 */
export const useIntrospection = (isOpen: boolean): Plugin => ({
  onValidate({ params, context }) {
    const { request } = context as { readonly request: Request };
    if (
      !introspects(params.documentAST as DocumentNode) ||
      mayIntrospect(isOpen, callerOf(request))
    )
      return;
    const message = `The schema is shown to those who have the scope ${INTROSPECTION_SCOPE}.`;
    throw refused(new GatewayError('FORBIDDEN', message, { limitName: 'INTROSPECTION' }));
  },
  onExecutionResult({ request, result, setResult }) {
    if (result === undefined || Symbol.asyncIterator in result) return;
    const { errors } = result as ExecutionResult;
    if (errors === undefined || mayIntrospect(isOpen, callerOf(request))) return;
    const told = errors.map(withoutSuggestion);
    if (told.some((error, index) => error !== errors[index])) withheld.add(request);
    setResult({ ...result, errors: told });
  },
});
