import type { ErrorDetails, GatewayError } from '../core/errors.ts';

/** Why a request is not looked at any further, and how that is told. */
export interface Refusal {
  readonly status: number;
  readonly error: GatewayError;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The header that says when to come again, as far as `details` know it. */
export const retryAfterOf = ({ retryAfter }: ErrorDetails): Readonly<Record<string, string>> =>
  retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };

/** The body of a refusal: an answer of GraphQL's form. */
export const bodyOf = ({ error }: Refusal): string =>
  JSON.stringify({ errors: [{ message: error.message, extensions: error.toExtensions() }] });

/** The head of a refusal, without what every answer has. */
export const headersOf = ({ error, headers }: Refusal): Readonly<Record<string, string>> => ({
  'content-type': 'application/graphql-response+json; charset=utf-8',
  ...retryAfterOf(error.details),
  ...headers,
});
