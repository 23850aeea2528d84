/**
 * The cheapest client there can be for one request that is sent again and again: a socket, and as much of
 * HTTP/1.1 as says where an answer ends. On a machine that the client shares with what it measures, what
 * `node:http` costs it is as much as a small query costs the gateway, and the largest answers more: all
 * fast servers look alike then.
 */
import { connect } from 'node:net';

const NOTHING: Buffer = Buffer.alloc(0);
const HEAD_END = Buffer.from('\r\n\r\n');
/** JSON has no line of its own that would look like it. */
const CHUNKS_END = Buffer.from('0\r\n\r\n');

/** One keep-alive connection. */
export interface Connection {
  /** Sends the request and waits for the whole answer; rejects unless it is 200. */
  ask(): Promise<void>;
  close(): void;
}

/** Where an answer that begins with this head ends: after so many bytes, or with the last chunk. */
const endOf = (head: string, headBytes: number): number | 'chunks' => {
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return 'chunks';
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(head) ?? [];
  if (length === undefined) throw new Error(`an answer without an end: ${head}`);
  return headBytes + Number(length);
};

/** The same request for `url`, as many times as it is asked for. */
export const openConnection = (url: URL, body: string): Connection => {
  const head = [
    `POST ${url.pathname} HTTP/1.1`,
    `host: ${url.host}`,
    'content-type: application/json',
    'accept: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: keep-alive',
  ].join('\r\n');
  const request = Buffer.from(`${head}\r\n\r\n${body}`);
  const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
  let waiting: { resolve: () => void; reject: (error: Error) => void } | undefined;
  let start = NOTHING;
  let end: number | 'chunks' | undefined;
  let read = 0;
  /** The last bytes of an answer in chunks, whose end may come in two parts. */
  let tail = NOTHING;
  let failed: Error | undefined;
  const fail = (error: Error): void => {
    failed ??= error;
    waiting?.reject(failed);
    waiting = undefined;
    socket.destroy();
  };
  const isWhole = (chunk: Buffer): boolean => {
    let more = chunk;
    if (end === undefined) {
      more = start = Buffer.concat([start, chunk]);
      const headEnd = start.indexOf(HEAD_END);
      if (headEnd < 0) return false;
      const text = start.toString('latin1', 0, headEnd);
      if (!text.startsWith('HTTP/1.1 200 ')) throw new Error(start.toString('utf8'));
      end = endOf(text, headEnd + HEAD_END.length);
      start = NOTHING;
    }
    read += more.length;
    if (end !== 'chunks') return read >= end;
    tail = Buffer.concat([tail, more.subarray(-CHUNKS_END.length)]).subarray(-CHUNKS_END.length);
    return tail.equals(CHUNKS_END);
  };
  socket.on('data', (chunk: Buffer) => {
    try {
      if (!isWhole(chunk)) return;
    } catch (error) {
      fail(error as Error);
      return;
    }
    end = undefined;
    read = 0;
    tail = NOTHING;
    const { resolve } = waiting ?? {};
    waiting = undefined;
    resolve?.();
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error(`${url.href} closed the connection`)));
  return {
    ask: () =>
      new Promise((resolve, reject) => {
        if (failed !== undefined) {
          reject(failed);
          return;
        }
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
};
