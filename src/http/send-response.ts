import type { ServerResponse } from 'node:http';
import type { Clock } from '../core/clock.ts';
import { drained } from './bound-sending.ts';

/**
 * Sends what is a stream piece by piece, no faster than it is read; a reader that leaves ends it, and
 * one that does not read is cut off.
 */
const sendStream = async (
  body: ReadableStream<Uint8Array>,
  to: ServerResponse,
  clock: Clock,
): Promise<void> => {
  const reader = body.getReader();
  to.once('close', () => void reader.cancel().catch(() => undefined));
  while (!to.closed) {
    const { done, value } = await reader.read();
    if (done) break;
    if (!to.write(value)) await drained(to, clock);
  }
  to.end();
};

/** Sends an answer. One that is whole goes out with its head, in a single write. */
export const sendResponse = async (
  answer: Response,
  to: ServerResponse,
  clock: Clock,
): Promise<void> => {
  if (to.closed || to.destroyed) return;
  const headers: Record<string, string> = {};
  answer.headers.forEach((value, name) => (headers[name] = value));
  const isStream = headers['content-type'] === 'text/event-stream';
  if (isStream && answer.body !== null) {
    to.writeHead(answer.status, answer.statusText, headers);
    to.emit('streaming');
    await sendStream(answer.body, to, clock);
    return;
  }
  const text = await answer.text();
  headers['content-length'] ??= String(Buffer.byteLength(text));
  to.writeHead(answer.status, answer.statusText, headers);
  to.end(text);
};
