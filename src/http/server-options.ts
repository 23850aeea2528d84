import type { Server, ServerOptions } from 'node:http';
import type { Socket } from 'node:net';

/**
 * How long a client may take to send a request, and how much its head may hold: Node looks after the
 * connections by itself. A load balancer keeps its connections for a minute, so they are kept a little
 * longer here: whoever closes first must be the one that sends.
 */
export const SERVER_OPTIONS: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5000,
  maxHeaderSize: 16_384,
  // Else the first of two `Authorization` headers would count, where a proxy may have checked the other.
  joinDuplicateHeaders: true,
  // The listener refuses what has none: Node would, and tell nobody.
  requireHostHeader: false,
};

/** Of one request; a browser sends twenty. What comes after them is dropped by Node, not kept. */
const MAX_HEADERS = 100;
/** So many at once; the next is closed at once, so that those that are there are served. */
const MAX_CONNECTIONS = 2000;

/** How long a client may take nothing of what it is sent, in milliseconds. */
const SENDING_MS = 30_000;

/**
 * Bounds what `ServerOptions` cannot. A reader that does not read is cut off: what it has been sent and
 * does not take stays in memory for as long as its connection does. A connection on which nothing
 * happens because an answer is being worked on is left alone.
 */
export const boundServer = (server: Server, sendingMs = SENDING_MS): Server => {
  server.maxHeadersCount = MAX_HEADERS;
  server.maxConnections = MAX_CONNECTIONS;
  server.timeout = sendingMs;
  server.on('timeout', (socket: Socket) => {
    if (socket.writableLength > 0) socket.destroy();
  });
  return server;
};
