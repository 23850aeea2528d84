import { Agent, request } from 'node:http';
import type { Answer } from './questions.ts';

const CONNECTIONS = 512;

export interface Sender {
  send(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<Answer>;
  close(): void;
}

/** Sends by connections that are kept, as a load balancer does. */
export const createSender = (): Sender => {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  return {
    send: (url, body, headers) =>
      new Promise((resolve, reject) => {
        let began = 0;
        const sent = request(
          url,
          {
            agent,
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(body),
              ...headers,
            },
          },
          (response) => {
            let text = '';
            response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
            response.on('error', reject);
            response.on('end', () =>
              resolve({
                ms: performance.now() - began,
                status: response.statusCode ?? 0,
                retryAfter: response.headers['retry-after'],
                text,
              }),
            );
          },
        );
        // What waits for a connection waits here, and not for the gateway.
        sent.once('socket', () => (began = performance.now()));
        sent.on('error', reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
};
