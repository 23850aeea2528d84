import type { IncomingMessage } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import { GatewayError } from '../core/errors.ts';
import { clientAddress } from '../http/client-address.ts';
import { bodyOf, headersOf } from '../http/refusal.ts';
import { noteRefusal } from '../http/refused-request.ts';
import { type RateLimit, rateKey } from '../limits/rate-limit.ts';
import { callerOf } from './use-caller.ts';
import { isTold } from './use-told.ts';

/** Refuses whoever asks too often with 429, before what is asked is read. */
export const useRateLimit = (rate: RateLimit, path: string, trustedProxies = 0): Plugin => ({
  onRequest({ request, url, serverContext, endResponse, fetchAPI }) {
    if (!['POST', 'GET'].includes(request.method) || url.pathname !== path) return;
    if (isTold(request)) return;
    const { req } = serverContext as { readonly req?: IncomingMessage };
    try {
      rate.take(rateKey(callerOf(request), req && clientAddress(req, trustedProxies)));
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const refusal = { status: error.code === 'THROTTLED' ? 429 : 401, error };
      noteRefusal(request, error);
      const { status } = refusal;
      endResponse(new fetchAPI.Response(bodyOf(refusal), { status, headers: headersOf(refusal) }));
    }
  },
});
