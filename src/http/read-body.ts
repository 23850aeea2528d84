import type { IncomingMessage } from 'node:http';

/** The longest body that is read, in bytes: policies are a few thousand, so this is plenty. */
export const MAX_BODY_BYTES = 1_000_000;

/**
 * Reads the body, which is mostly one piece.
 *
 * @param done is called, once, with the text; with undefined when it is longer than `MAX_BODY_BYTES`, and
 * then no more of it is read.
 * @param fail is told why, when the client goes before it has sent all of it.
 */
export const readBody = (
  request: IncomingMessage,
  done: (text: string | undefined) => void,
  fail: (error: Error) => void,
): void => {
  if (Number(request.headers['content-length']) > MAX_BODY_BYTES) {
    done(undefined);
    return;
  }
  let first: Buffer | undefined;
  let more: Buffer[] | undefined;
  let length = 0;
  let isOver = false;
  request.on('data', (chunk: Buffer) => {
    if (isOver) return;
    length += chunk.length;
    if (length > MAX_BODY_BYTES) {
      request.pause();
      isOver = true;
      done(undefined);
    } else if (first === undefined) first = chunk;
    else (more ??= []).push(chunk);
  });
  request.on('end', () => {
    if (isOver) return;
    isOver = true;
    const whole =
      first !== undefined && more !== undefined ? Buffer.concat([first, ...more]) : first;
    done(whole?.toString('utf8') ?? '');
  });
  request.on('error', (error) => {
    if (!isOver) fail(error);
    isOver = true;
  });
};
