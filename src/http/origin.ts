import { randomUUID } from 'node:crypto';
import type { Origin } from '../audit/record.ts';
import { type AddressedRequest, clientAddress } from './client-address.ts';

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
 * @param trustedProxies how many proxies stand in front: the address is that of whoever called the
 * outermost, and not the last proxy's, which is the same for everybody.
 */
export const originOf = (
  request: Request,
  serverContext: object | undefined,
  trustedProxies: number,
): Origin => {
  const known = origins.get(request);
  if (known !== undefined) return known;
  const { req } = (serverContext ?? {}) as { readonly req?: AddressedRequest };
  const from = req?.socket === undefined ? undefined : clientAddress(req, trustedProxies);
  const id = requestIdOf(request.headers.get(REQUEST_ID));
  const origin = from === undefined ? { request: id } : { request: id, from };
  origins.set(request, origin);
  return origin;
};
