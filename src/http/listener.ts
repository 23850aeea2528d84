import type { IncomingMessage, RequestListener, ServerOptions, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { GatewayError } from '../core/errors.ts';
import { type Gateway, GRAPHQL_PATH } from '../gateway.ts';
import { recognize } from '../plugins/use-caller.ts';
import { tell } from '../plugins/use-told.ts';
import { createBufferedRequests } from './buffered-request.ts';
import { readBody } from './read-body.ts';
import { sendResponse } from './send-response.ts';

/** How long a client may take to send a request: Node looks after the connections by itself. */
export const SERVER_OPTIONS: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  // Else the first of two `Authorization` headers would count, where a proxy may have checked the other.
  joinDuplicateHeaders: true,
};

const isOperation = ({ method, url, headers }: IncomingMessage): boolean =>
  method === 'POST' &&
  url === GRAPHQL_PATH &&
  headers['content-type']?.startsWith('application/json') === true;

/**
 * Puts the gateway behind Node's HTTP server. Operations, which is nearly everything, go past the
 * streams of the fetch API: their body is read and bounded here, and a whole answer is one write.
 * Every plugin sees them as it sees all the rest, which Yoga serves. Who asks is found out first: not a
 * byte of a body is read for whom nobody knows.
 */
export const createListener = (gateway: Gateway, log: Logger): RequestListener => {
  const toRequest = createBufferedRequests(gateway.fetchAPI);

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const found = gateway.whoSends(request);
    const who = found instanceof Promise ? await found : found;
    // A client that has gone sends nothing more, and nobody would be told.
    if (request.destroyed) return;
    const isKnown = !(who instanceof GatewayError);
    const text = isKnown ? await readBody(request) : '';
    // What has not been read cannot be told from the next request.
    if (text === undefined || !isKnown) response.setHeader('connection', 'close');
    const taken =
      text === undefined || !isKnown
        ? undefined
        : gateway.fastLane.take(request.headers, text, response, who);
    const told = taken === undefined ? undefined : await taken;
    if (taken !== undefined && told === undefined) return;
    const forYoga = toRequest(request, response, text);
    recognize(forYoga, who);
    if (told !== undefined) tell(forYoga, told);
    const context: object = { req: request, res: response };
    const answer = await gateway.handleRequest(forYoga, context);
    await sendResponse(answer, response);
  };

  return (request, response) => {
    if (!isOperation(request)) {
      void gateway(request, response);
      return;
    }
    serve(request, response).catch((error: unknown) => {
      // A client that went away, in all likelihood; whatever it is, this connection is over.
      log.debug({ type: error instanceof Error ? error.name : typeof error }, 'request broke off');
      response.destroy();
    });
  };
};
