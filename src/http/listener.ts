import type { IncomingMessage, RequestListener, ServerOptions, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { type Gateway, GRAPHQL_PATH } from '../gateway.ts';
import { tell } from '../plugins/use-told.ts';
import { REQUEST_ID, requestIdOf } from './origin.ts';
import { createBufferedRequests } from './buffered-request.ts';
import { readBody } from './read-body.ts';
import { sendResponse } from './send-response.ts';

/** How long a client may take to send a request: Node looks after the connections by itself. */
export const SERVER_OPTIONS: ServerOptions = { headersTimeout: 10_000, requestTimeout: 30_000 };

const isOperation = ({ method, url, headers }: IncomingMessage): boolean =>
  method === 'POST' &&
  url === GRAPHQL_PATH &&
  headers['content-type']?.startsWith('application/json') === true;

/**
 * Puts the gateway behind Node's HTTP server. Operations, which is nearly everything, go past the
 * streams of the fetch API: their body is read and bounded here, and a whole answer is one write.
 * Every plugin sees them as it sees all the rest, which Yoga serves.
 */
export const createListener = (gateway: Gateway, log: Logger): RequestListener => {
  const toRequest = createBufferedRequests(gateway.fetchAPI);

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // The same for whoever answers, and for whoever writes it down.
    request.headers[REQUEST_ID] = requestIdOf(request.headers[REQUEST_ID]);
    const text = await readBody(request);
    // What has not been read cannot be told from the next request.
    if (text === undefined) response.setHeader('connection', 'close');
    const taken =
      text === undefined ? undefined : gateway.fastLane.take(request.headers, text, response);
    const told = taken === undefined ? undefined : await taken;
    if (taken !== undefined && told === undefined) return;
    const context: object = { req: request, res: response };
    const forYoga = toRequest(request, response, text);
    if (told !== undefined) tell(forYoga, told);
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
