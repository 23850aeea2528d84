import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { ExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import type { Caller } from '../auth/caller.ts';
import { badInput, GatewayError } from '../core/errors.ts';
import { type Gateway, GRAPHQL_PATH } from '../gateway.ts';
import { recognize, type Recognized } from '../plugins/use-caller.ts';
import { tell } from '../plugins/use-told.ts';
import { REQUEST_ID, requestIdOf } from './origin.ts';
import { SUBSCRIBED } from './listener-events.ts';
import { createBufferedRequests } from './buffered-request.ts';
import { NO_OVERLOAD, type Overload } from './overload.ts';
import { readBody } from './read-body.ts';
import { bodyOf, headersOf, type Refusal } from './refusal.ts';
import { sendResponse } from './send-response.ts';

export { SERVER_OPTIONS } from './server-options.ts';

/** What is read to its end although nobody looks at it, so that the connection can be used again. */
const SMALL_BODY = 65_536;

const isOperation = ({ method, url, headers }: IncomingMessage): boolean =>
  method === 'POST' &&
  url === GRAPHQL_PATH &&
  headers['content-type']?.startsWith('application/json') === true;

/** HTTP/1.1 needs one (RFC 9112, 3.2). */
const NO_HOST: Refusal = {
  status: 400,
  error: badInput('host', 'Send the header host.'),
};

/** A proxy may be asked by the whole address, and pass it on. */
const AUTHORITY = /^https?:\/\/[^/?#]*/i;

/** Whether a request is for GraphQL at all, and not for a page or for how the process is. */
const isWork = ({ method, url: given = '' }: IncomingMessage): boolean => {
  const url = given.startsWith('/') ? given : given.replace(AUTHORITY, '');
  return url === GRAPHQL_PATH
    ? method === 'POST'
    : url.startsWith(GRAPHQL_PATH) && (method === 'POST' || method === 'GET');
};

const isBodySmall = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] === undefined &&
  Number(headers['content-length'] ?? 0) <= SMALL_BODY;

export interface ListenerOptions {
  /** Turns operations away while the process cannot keep up. */
  readonly overload?: Overload;
}

/**
 * Puts the gateway behind Node's HTTP server. Operations, which is nearly everything, go past the
 * streams of the fetch API: their body is read and bounded here, and a whole answer is one write.
 * Every plugin sees them as it sees all the rest, which Yoga serves. What its head alone refuses is
 * refused before anything of its body is read, and who asks is found out first: not a byte of a body is
 * read for whom nobody knows.
 */
export const createListener = (
  gateway: Gateway,
  log: Logger,
  { overload = NO_OVERLOAD }: ListenerOptions = {},
): RequestListener => {
  const toRequest = createBufferedRequests(gateway.fetchAPI);

  /** What Yoga has not answered to its end. */
  const open = new Set<ServerResponse>();
  // Whoever has an answer that does not say so takes the connection for one to ask on, and its next
  // request meets the end of it.
  overload.onDrain(() => {
    gateway.fastLane.drain();
    for (const response of open) response.shouldKeepAlive = false;
  });
  const done = (): void => overload.done();

  /** Follows an answer of Yoga's to its end, one in parts to its last part. */
  const follow = (request: IncomingMessage, response: ServerResponse): void => {
    // Nobody would hear that it ended.
    if (response.closed) return;
    if (overload.life() === 'draining') response.shouldKeepAlive = false;
    open.add(response);
    response.on('close', () => open.delete(response));
    if (!isWork(request)) return;
    // A subscription has no end that could be waited for.
    response.once(SUBSCRIBED, () => {
      if (response.closed) return;
      response.off('close', done);
      done();
    });
  };

  const refuse = (refusal: Refusal, request: IncomingMessage, response: ServerResponse): void => {
    const body = bodyOf(refusal);
    const requestId = requestIdOf(request.headers[REQUEST_ID]);
    gateway.record({
      origin: { request: requestId, from: gateway.addressOf(request) },
      status: refusal.status,
      refusal: refusal.error,
      ms: 0,
    });
    response.writeHead(refusal.status, {
      ...gateway.headersOfAll(request.headers, false),
      ...headersOf(refusal),
      [REQUEST_ID]: requestId,
      // As `useCors` says it.
      ...(request.headers.origin === undefined ? {} : { vary: 'origin' }),
      'content-length': Buffer.byteLength(body),
      ...(isBodySmall(request) ? {} : { connection: 'close' }),
    });
    response.end(body);
  };

  /** @param told the result of the operation, where Yoga has only to make an answer of it. */
  const serveByYoga = async (
    request: IncomingMessage,
    response: ServerResponse,
    who: Recognized,
    text: string | undefined,
    told: ExecutionResult | undefined,
  ): Promise<void> => {
    // Yoga takes longer for it than those who are ready shall wait.
    gateway.fastLane.flush();
    follow(request, response);
    const forYoga = toRequest(request, response, text);
    recognize(forYoga, who);
    if (told !== undefined) tell(forYoga, told);
    const context: object = { req: request, res: response };
    const answer = await gateway.handleRequest(forYoga, context);
    await sendResponse(answer, response);
  };

  const brokeOff = (error: unknown, response: ServerResponse): void => {
    // A client that went away, in all likelihood; whatever it is, this connection is over.
    log.debug({ type: error instanceof Error ? error.name : typeof error }, 'request broke off');
    response.destroy();
  };

  /** Nothing waits for what is at hand: most operations are answered in the turn that brings their body. */
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const fail = (error: unknown): void => brokeOff(error, response);
    const byYoga = (who: Recognized, text: string | undefined, told?: ExecutionResult): void =>
      void serveByYoga(request, response, who, text, told).catch(fail);

    const answer = (who: Caller, text: string | undefined): void => {
      if (text === undefined) {
        // What has not been read cannot be told from the next request.
        response.setHeader('connection', 'close');
        byYoga(who, text);
        return;
      }
      const taken = gateway.fastLane.take(request.headers, text, response, who);
      if (taken === 'sent') return;
      if (taken instanceof Promise) {
        taken.then((late) => (late === 'sent' ? undefined : byYoga(who, text, late))).catch(fail);
      } else byYoga(who, text, taken);
    };

    const read = (who: Recognized): void => {
      // A client that has gone sends nothing more, and nobody would be told.
      if (request.destroyed) return;
      if (who instanceof GatewayError) {
        if (!isBodySmall(request)) response.setHeader('connection', 'close');
        byYoga(who, '');
        return;
      }
      const done = (text: string | undefined): void => {
        try {
          answer(who, text);
        } catch (error) {
          fail(error);
        }
      };
      readBody(request, done, fail);
    };

    // The same for whoever answers, and for whoever writes it down.
    request.headers[REQUEST_ID] = requestIdOf(request.headers[REQUEST_ID]);
    const who = gateway.whoSends(request);
    if (who instanceof Promise) who.then(read).catch(fail);
    else read(who);
  };

  return (request, response) => {
    const { headers } = request;
    const header = (name: string): string | undefined => headers[name] as string | undefined;
    if (overload.life() === 'draining') response.setHeader('connection', 'close');
    const isCounted = isWork(request);
    if (headers.host === undefined && request.httpVersion !== '1.0') {
      response.setHeader('connection', 'close');
      refuse(NO_HOST, request, response);
      return;
    }
    const refusal = gateway.doors.check({ header }) ?? (isCounted ? overload.admit() : undefined);
    if (refusal !== undefined) {
      refuse(refusal, request, response);
      return;
    }
    // What was let in is over when its answer is, or when the client has gone.
    if (isCounted) response.on('close', done);
    if (isOperation(request)) {
      try {
        serve(request, response);
      } catch (error) {
        brokeOff(error, response);
      }
    } else {
      gateway.fastLane.flush();
      follow(request, response);
      void gateway(request, response);
    }
  };
};
