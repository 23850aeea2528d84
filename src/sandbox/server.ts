/** The engine on a socket. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from './activity.ts';
import type { Engine } from './engine.ts';
import { firstHalf } from './http.ts';
import type { WireOutcome, WireRequest } from './http.ts';

/** No request of these APIs comes near it. */
const MAX_BODY_BYTES = 8 * 2 ** 20;

/** Longer than clients keep idle connections, so that none is closed under a request. */
const KEEP_ALIVE_MS = 120_000;

/** As sent, unlike `message.headers`, which drops some that come twice. */
const headersOf = (message: IncomingMessage): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (let i = 0; i < message.rawHeaders.length; i += 2) {
    const name = (message.rawHeaders[i] ?? '').toLowerCase();
    const value = message.rawHeaders[i + 1] ?? '';
    const before = headers[name];
    headers[name] = before === undefined ? value : `${before},${value}`;
  }
  return headers;
};

const readBody = async (message: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const requestOf = (message: IncomingMessage, body: Buffer): WireRequest => {
  const [path = '/', query = ''] = (message.url ?? '/').split(/\?(.*)/s);
  return { method: message.method ?? 'GET', path, query, headers: headersOf(message), body };
};

const send = (response: ServerResponse, outcome: WireOutcome): void => {
  if (outcome.kind === 'silent') return;
  if (outcome.kind === 'broken') {
    response.destroy();
    return;
  }
  const { status, headers, body } = outcome.answer;
  response.writeHead(status, { ...headers, 'content-length': body.byteLength });
  if (outcome.kind === 'cut') response.write(firstHalf(body), () => response.destroy());
  else response.end(body);
};

const serve = async (
  engine: Engine,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<WireOutcome['kind']> => {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const body = await readBody(message);
  if (body === undefined) {
    response.writeHead(413, { connection: 'close' }).end();
    return 'answer';
  }
  const outcome = await engine(requestOf(message, body), gone.signal);
  if (!response.destroyed) send(response, outcome);
  return outcome.kind;
};

/** Makes the server; it listens nowhere yet. */
export const createSandboxServer = (engine: Engine, activity: Activity): Server =>
  createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (message, response) => {
    let counted = true;
    activity.active += 1;
    const leave = (): void => {
      if (counted) activity.active -= 1;
      counted = false;
    };
    response.once('close', leave);
    serve(engine, message, response)
      // A request that is never answered is not being worked on.
      .then((kind) => {
        if (kind !== 'silent' || response.destroyed) return;
        leave();
        activity.silent += 1;
        response.once('close', () => (activity.silent -= 1));
      })
      // The connection broke while the body came in.
      .catch(() => response.destroy());
  });

/**
 * @param port 0 for any that is free.
 * @returns the address to point clients at.
 * @throws the system's error, if the port is taken.
 */
export const listen = (server: Server, port: number, host: string): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve(`http://${host}:${(server.address() as AddressInfo).port}`);
    });
  });

/** Ends the server and every connection to it. */
export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
