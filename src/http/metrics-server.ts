import { createServer, type Server } from 'node:http';
import type { Doors } from './doors.ts';
import { bodyOf, headersOf } from './refusal.ts';
import { boundServer, SERVER_OPTIONS } from './server-options.ts';

/** What is served there, as prom-client has it. */
export interface Registry {
  readonly contentType: string;
  metrics(): Promise<string>;
}

/**
 * A server of metrics alone, by the names that the gateway is called by. A page in a browser does not get at
 * them by a name of its own.
 */
export const createMetricsServer = (registry: Registry, doors: Pick<Doors, 'check'>): Server =>
  boundServer(
    createServer({ ...SERVER_OPTIONS, requireHostHeader: true }, (request, response) => {
      const header = (name: string): string | undefined =>
        request.headers[name] as string | undefined;
      const refusal = doors.check({ header });
      if (refusal !== undefined) {
        response.writeHead(refusal.status, headersOf(refusal)).end(bodyOf(refusal));
      } else if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
        response.writeHead(404).end();
      } else {
        registry.metrics().then(
          (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
          () => response.writeHead(500).end(),
        );
      }
    }),
  );
