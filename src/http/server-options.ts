import type { Server, ServerOptions } from 'node:http';

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
};

/** Of one request; a browser sends twenty. What comes after them is dropped by Node, not kept. */
const MAX_HEADERS = 100;
/** So many at once; the next is closed at once, so that those that are there are served. */
const MAX_CONNECTIONS = 2000;

/** Bounds what `ServerOptions` cannot. */
export const boundServer = (server: Server): Server => {
  server.maxHeadersCount = MAX_HEADERS;
  server.maxConnections = MAX_CONNECTIONS;
  return server;
};
