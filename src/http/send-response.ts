import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** Sends what is a stream piece by piece, no faster than it is read; a reader that leaves ends it. */
const sendStream = async (body: ReadableStream<Uint8Array>, to: ServerResponse): Promise<void> => {
  const reader = body.getReader();
  const closed = new AbortController();
  to.once('close', () => {
    closed.abort();
    void reader.cancel().catch(() => undefined);
  });
  while (!to.closed) {
    const { done, value } = await reader.read();
    if (done) break;
    if (to.write(value)) continue;
    await once(to, 'drain', { signal: closed.signal }).catch(() => undefined);
  }
  to.end();
};

/** Sends an answer. One that is whole goes out with its head, in a single write. */
export const sendResponse = async (answer: Response, to: ServerResponse): Promise<void> => {
  if (to.closed || to.destroyed) return;
  const headers: Record<string, string> = {};
  // Yoga writes names as people do, and may have one twice; how the bytes are framed, and whether the
  // connection is kept, is Node's to say.
  answer.headers.forEach((value, given) => {
    const name = given.toLowerCase();
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  });
  delete headers['transfer-encoding'];
  delete headers.connection;
  const isStream = /^(text\/event-stream|multipart\/mixed)/.test(headers['content-type'] ?? '');
  if (isStream && answer.body !== null) {
    to.writeHead(answer.status, answer.statusText, headers);
    await sendStream(answer.body, to);
    return;
  }
  const text = await answer.text();
  headers['content-length'] ??= String(Buffer.byteLength(text));
  to.writeHead(answer.status, answer.statusText, headers);
  to.end(text);
};
