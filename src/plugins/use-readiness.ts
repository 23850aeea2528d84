import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { type ErrorCode, GatewayError } from '../core/errors.ts';
import type { Life } from '../http/overload.ts';
import type { Knowledge } from '../links/knowledge.ts';
import type { StsClient } from '../services/sts/client.ts';
import { createRequestScope } from '../upstream/request-scope.ts';
import type { RequestScope, Upstream } from '../upstream/types.ts';

const PROBE_DEADLINE_MS = 5000;

const LIVES = { overloaded: 'OVERLOADED', draining: 'DRAINING' } as const;

/** Which services are not, as far as the last answers say; where they are asked is nobody's business. */
const unavailable = (upstream: Upstream): object => {
  const services = upstream.services().filter(({ state }) => state !== 'AVAILABLE');
  if (services.length === 0) return {};
  const once = new Map(services.map((one) => [`${one.service} ${one.state}`, one]));
  return { unavailable: [...once.values()].map(({ service, state }) => ({ service, state })) };
};

/**
 * `GET /health/ready`: 200 when the gateway's own credentials work, 503 with the reason when they do
 * not, and which services do not answer. AWS is asked (`GetCallerIdentity`, which every identity may call)
 * until it has answered once, and again whenever the last answer said that the credentials have expired;
 * once at a time, however many ask.
 *
 * Anybody may ask, so that it tells nothing but words of a table: codes, services and states. What AWS or
 * the SDK has said may name accounts, roles and hosts; that is for the log.
 *
 * @param look reads what nearly every answer begins with; nobody waits for it, and what it meets shows in
 *   the services.
 * @param load loads what calls of AWS need, while AWS answers the first.
 * @param rehearse goes through what first questions do, so that nobody waits until it is compiled. When it
 *   fails the gateway is ready all the same.
 */
export const useReadiness = (
  upstream: Upstream,
  sts: StsClient,
  knowledge: Knowledge,
  look: (scope: RequestScope) => Promise<unknown>,
  load: () => Promise<void>,
  rehearse: (scope: RequestScope) => Promise<void>,
  log: Logger,
  life: () => Life = () => 'ok',
): Plugin => {
  let isProven = false;
  /** What the log has last: the code, and what AWS or the SDK calls it. */
  let logged: string | undefined;
  let probing: Promise<ErrorCode | undefined> | undefined;
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
  let preparing: Promise<void> | undefined;
  const prepareOnce = async (): Promise<void> => {
    await load();
    const scope = openScope();
    await rehearse(scope).catch((error: unknown) => {
      log.warn({ err: error }, 'first questions were not rehearsed, and take a little longer');
    });
    scope.dispose();
  };
  const prepare = (): Promise<void> =>
    (preparing ??= prepareOnce().catch((error: unknown) => {
      preparing = undefined;
      throw error;
    }));
  const explain = (error: unknown): ErrorCode => {
    const told = error instanceof GatewayError ? error : new GatewayError('INTERNAL');
    const { code, message, details } = told;
    const cause = told === error ? told.cause : error;
    // Once for each reason: whoever watches asks every few seconds.
    const reason = `${code} ${cause instanceof Error ? cause.name : ''}`;
    if (logged !== reason) {
      log.warn({ reason: { code, message, ...details }, err: cause }, 'the gateway is not ready');
    }
    logged = reason;
    return code;
  };
  const probe = async (): Promise<ErrorCode | undefined> => {
    const scope = openScope();
    if (!isProven) void lookAround();
    try {
      const asked = upstream.call(scope, sts.getCallerIdentity, {});
      const [{ Account: accountId }] = await Promise.all([asked, prepare()]);
      knowledge.accountId = accountId;
      isProven = true;
      if (logged !== undefined) log.info('the gateway is ready');
      logged = undefined;
      return undefined;
    } catch (error) {
      return explain(error);
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
      const reason = isDue
        ? await (probing ??= probe().finally(() => (probing = undefined)))
        : undefined;
      const ready = reason === undefined;
      const body = { ready, ...(ready ? unavailable(upstream) : { reason }) };
      endResponse(fetchAPI.Response.json(body, { status: ready ? 200 : 503 }));
    },
  };
};
