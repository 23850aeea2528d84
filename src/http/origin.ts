import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Origin } from '../audit/record.ts';

/** What a caller may choose as the id of its request: nothing that fills logs or forges their lines. */
const SANE = /^[\w.:-]{1,64}$/;

export const REQUEST_ID = 'x-request-id';

/** The id that a request came with, if it is a sane one; else a new one. */
export const requestIdOf = (given: string | readonly string[] | null | undefined): string =>
  typeof given === 'string' && SANE.test(given) ? given : randomUUID();

const origins = new WeakMap<Request, Origin>();

/**
 * Where `request` comes from, the same each time it is asked.
 *
 * @param serverContext what the HTTP server knows of it; none of a request that was made in this process.
 */
export const originOf = (request: Request, serverContext?: object): Origin => {
  const known = origins.get(request);
  if (known !== undefined) return known;
  const { req } = (serverContext ?? {}) as { readonly req?: IncomingMessage };
  const from = req?.socket?.remoteAddress;
  const id = requestIdOf(request.headers.get(REQUEST_ID));
  const origin = from === undefined ? { request: id } : { request: id, from };
  origins.set(request, origin);
  return origin;
};
