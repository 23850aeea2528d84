import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import type { Gateway } from '../gateway.ts';
import { REQUEST_ID } from './origin.ts';

/** What Node answers to what it cannot read, by its own codes; everything else is 400. */
const STATUS: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

interface Begun {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Has in the audit, too, what Node's server refuses before there is a request: a head that is too long or
 * none, what is not sent in time, and connections beyond the most there may be. It answers as Node does
 * when nobody listens.
 */
export const recordBroken = (
  server: Server,
  { record, addressOf }: Pick<Gateway, 'record' | 'addressOf'>,
): Server => {
  const begun = new WeakMap<Duplex, Begun>();
  server.on('request', (request, response) => {
    begun.set(request.socket, { request, response });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const last = begun.get(socket);
    const isUnderWay = last !== undefined && !last.response.writableFinished;
    // Whoever has gone was refused nothing.
    if (!socket.writable || error.code === 'ECONNRESET' || error.code === 'EPIPE') {
      socket.destroy(error);
      return;
    }
    const status = STATUS[error.code ?? ''] ?? 400;
    const from = isUnderWay ? addressOf(last.request) : socket.remoteAddress;
    const id = isUnderWay ? last.request.headers[REQUEST_ID] : undefined;
    record({
      origin: { ...(typeof id === 'string' ? { request: id } : {}), from },
      status,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      ms: 0,
    });
    // In the middle of an answer no other can begin.
    if (isUnderWay && last.response.headersSent) socket.destroy(error);
    else {
      const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n\r\n`;
      socket.write(head, 'latin1');
      socket.destroySoon();
    }
  });
  // Node itself would answer so, and tell nobody.
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    record({
      origin: { from: addressOf(request) },
      status: 417,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      ms: 0,
    });
    response.writeHead(417, { connection: 'close' }).end();
  });
  server.on('drop', (connection?: { readonly remoteAddress?: string | undefined }) => {
    record({
      origin: { from: connection?.remoteAddress },
      status: 503,
      errors: [{ extensions: { code: 'THROTTLED' } }],
      ms: 0,
    });
  });
  return server;
};
