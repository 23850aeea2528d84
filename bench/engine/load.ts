import { type Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { openConnection } from './connection.ts';

/** What a stretch of load gave; times in milliseconds. */
export interface Load {
  readonly wallMs: number;
  readonly times: readonly number[];
}

const AT_ONCE = 8;

/** Sends one request and reads the whole answer. */
export const send = (
  agent: Agent,
  url: URL,
  method: 'POST' | 'PUT',
  body: string,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method,
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${url.href} answered ${response.statusCode ?? 0}: ${text}`));
        });
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

/** Keeps eight connections busy with the same request for so long. */
export const putLoad = async (url: string, body: string, forMs: number): Promise<Load> => {
  const times: number[] = [];
  const startedAt = performance.now();
  const one = async (): Promise<void> => {
    const connection = openConnection(new URL(url), body);
    while (performance.now() - startedAt < forMs) {
      const sentAt = performance.now();
      await connection.ask();
      times.push(performance.now() - sentAt);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return { wallMs: performance.now() - startedAt, times };
};

/**
 * Asks so often, whether or not answers have come, up to eight at once. A time is counted from when its
 * request was due, if all connections were busy then: who is slow does not get fewer questions for it.
 */
export const putPacedLoad = async (
  url: string,
  body: string,
  forMs: number,
  perSecond: number,
): Promise<Load> => {
  const times: number[] = [];
  const startedAt = performance.now();
  let asked = 0;
  const one = async (): Promise<void> => {
    const connection = openConnection(new URL(url), body);
    for (;;) {
      const dueMs = (asked++ / perSecond) * 1000;
      if (dueMs >= forMs) break;
      const early = startedAt + dueMs - performance.now();
      if (early > 0) await pause(early);
      const since = early > 0 ? performance.now() : startedAt + dueMs;
      await connection.ask();
      times.push(performance.now() - since);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return { wallMs: performance.now() - startedAt, times };
};
