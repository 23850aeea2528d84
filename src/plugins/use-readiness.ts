import type { Plugin } from 'graphql-yoga';
import { GatewayError } from '../core/errors.ts';
import type { Life } from '../http/overload.ts';
import type { Knowledge } from '../links/knowledge.ts';
import type { StsClient } from '../services/sts/client.ts';
import { createRequestScope } from '../upstream/request-scope.ts';
import type { RequestScope, Upstream } from '../upstream/types.ts';

const PROBE_DEADLINE_MS = 5000;

const LIVES = {
  overloaded: 'The gateway has more to do than it can.',
  draining: 'The gateway is ending.',
} as const;

/** Which services are not, as far as the last answers say. */
const unavailable = (upstream: Upstream): object => {
  const services = upstream.services().filter(({ state }) => state !== 'AVAILABLE');
  if (services.length === 0) return {};
  return {
    unavailable: services.map(({ service, region, state }) => ({ service, region, state })),
  };
};

/**
 * `GET /health/ready`: 200 when the gateway's own credentials work, 503 with the reason when they do
 * not, and which services do not answer. AWS is asked (`GetCallerIdentity`, which every identity may call)
 * until it has answered once, and again whenever the last answer said that the credentials have expired.
 *
 * @param look reads what nearly every answer begins with; nobody waits for it, and what it meets shows in
 *   the services.
 */
export const useReadiness = (
  upstream: Upstream,
  sts: StsClient,
  knowledge: Knowledge,
  look: (scope: RequestScope) => Promise<unknown>,
  life: () => Life = () => 'ok',
): Plugin => {
  let isProven = false;
  const openScope = () =>
    createRequestScope({
      caller: 'readiness',
      clock: upstream.clock,
      deadlineMs: PROBE_DEADLINE_MS,
    });
  const lookAround = async (): Promise<void> => {
    const scope = openScope();
    await look(scope).catch(() => undefined);
    scope.dispose();
  };
  const probe = async (): Promise<string | undefined> => {
    const scope = openScope();
    if (!isProven) void lookAround();
    try {
      knowledge.accountId = (await upstream.call(scope, sts.getCallerIdentity, {})).Account;
      isProven = true;
      return undefined;
    } catch (error) {
      if (error instanceof GatewayError) return error.message;
      throw error;
    } finally {
      scope.dispose();
    }
  };

  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      if (request.method !== 'GET' || url.pathname !== '/health/ready') return;
      const now = life();
      if (now !== 'ok') {
        endResponse(fetchAPI.Response.json({ ready: false, reason: LIVES[now] }, { status: 503 }));
        return;
      }
      const isDue = !isProven || !upstream.readiness().ready;
      const reason = isDue ? await probe() : undefined;
      const ready = reason === undefined;
      const body = { ready, ...(ready ? unavailable(upstream) : { reason }) };
      endResponse(fetchAPI.Response.json(body, { status: ready ? 200 : 503 }));
    },
  };
};
