import type { GatewayError } from '../core/errors.ts';

const refusals = new WeakMap<Request, GatewayError>();

/** Says why `request` was answered without being looked at, for who writes that down. */
export const noteRefusal = (request: Request, error: GatewayError): void => {
  refusals.set(request, error);
};

/** Why `request` was answered without being looked at; undefined where it was, or nobody has said. */
export const refusalOf = (request: Request): GatewayError | undefined => refusals.get(request);
