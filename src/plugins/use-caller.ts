import type { Plugin } from 'graphql-yoga';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Caller } from '../auth/caller.ts';
import { type ErrorCode, GatewayError } from '../core/errors.ts';
import { type AddressedRequest, clientAddress } from '../http/client-address.ts';
import { noteRefusal } from '../http/refused-request.ts';
import { refusal } from './operation-cost.ts';

/** Who sends a request, or why that is not known. */
export type Recognized = Caller | GatewayError;

const recognized = new WeakMap<Request, Recognized>();

/** Says who sends `request`, where that has been found out before Yoga got it. */
export const recognize = (request: Request, who: Recognized): void => {
  recognized.set(request, who);
};

/**
 * Who sent `request`.
 *
 * @throws GatewayError UNAUTHENTICATED when nobody has found that out: an operation never runs for an
 * unknown caller.
 */
export const callerOf = (request: Request): Caller => {
  const who = recognized.get(request);
  if (who === undefined || who instanceof GatewayError) throw new GatewayError('UNAUTHENTICATED');
  return who;
};

/** Who sent `request`; undefined where nobody has found that out, as for other paths. */
export const knownCallerOf = (request: Request): Caller | undefined => {
  const who = recognized.get(request);
  return who instanceof GatewayError ? undefined : who;
};

/**
 * Who sends these headers, or why that is not known: at once where the authenticator knows at once.
 *
 * @throws what is no GatewayError, since that is a bug.
 */
export const whoSends = (
  authenticator: Authenticator,
  headers: Pick<Headers, 'get'>,
  from: string | undefined,
): Recognized | Promise<Recognized> => {
  const told = (error: unknown): GatewayError => {
    if (error instanceof GatewayError) return error;
    throw error;
  };
  try {
    const found = authenticator.authenticate(headers, from);
    return found instanceof Promise ? found.catch(told) : found;
  } catch (error) {
    return told(error);
  }
};

const STATUS: Partial<Readonly<Record<ErrorCode, number>>> = {
  THROTTLED: 429,
  UPSTREAM_UNAVAILABLE: 503,
};

/** How to sign in (RFC 6750, 3). Where nothing was shown there is nothing to say about it. */
const challenge = (error: GatewayError, headers: Headers): string => {
  const realm = 'Bearer realm="management-graph"';
  if (headers.get('authorization') === null && headers.get('x-api-key') === null) return realm;
  const description = error.message.replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, "'");
  return `${realm}, error="invalid_token", error_description="${description}"`;
};

const answerTo = (error: GatewayError, headers: Headers): ResponseInit => {
  const status = STATUS[error.code] ?? 401;
  const { retryAfter } = error.details;
  return {
    status,
    headers: {
      'content-type': 'application/graphql-response+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(status === 401 ? { 'www-authenticate': challenge(error, headers) } : {}),
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
  };
};

/** What anybody may ask: it tells nothing of AWS. */
const OPEN_PATHS = new Set(['/health/live', '/health/ready']);
/** It names accounts, to whoever says to take HTML, too. */
const METRICS_PATH = '/metrics';

/**
 * What is answered without knowing who asks: GraphiQL's page, as Yoga knows it, which holds nothing, so
 * that whoever looks at it gives it a token; what watches the process; and what a browser asks before it
 * asks, which shows no credentials. Everything else is closed, whatever its path: Yoga takes more than
 * one for its own.
 */
const isOpen = ({ method, headers }: Request, { pathname }: URL): boolean => {
  if (method === 'OPTIONS') return true;
  if (method !== 'GET' || pathname === METRICS_PATH) return false;
  return OPEN_PATHS.has(pathname) || (headers.get('accept')?.includes('text/html') ?? false);
};

/** What Node's server hands on beside the request; there is none in a test. */
interface ServerContext {
  readonly req?: AddressedRequest;
}

/** Finds out who asks before what it asks is read, by whatever method, and answers 401 where it cannot. */
export const useCaller = (
  authenticator: Authenticator,
  trustedProxies = 0,
): Plugin<object, ServerContext> => ({
  async onRequest({ request, url, endResponse, fetchAPI, serverContext }) {
    if (isOpen(request, url)) return;
    const { req } = serverContext;
    const from = req === undefined ? undefined : clientAddress(req, trustedProxies);
    const who = recognized.get(request) ?? (await whoSends(authenticator, request.headers, from));
    recognize(request, who);
    if (!(who instanceof GatewayError)) return;
    noteRefusal(request, who);
    const body = JSON.stringify(refusal(who));
    endResponse(new fetchAPI.Response(body, answerTo(who, request.headers)));
  },
});
