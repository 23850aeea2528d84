import type { IncomingMessage } from 'node:http';

/** The longest body that is read, in bytes: policies are a few thousand, so this is plenty. */
export const MAX_BODY_BYTES = 1_000_000;

/**
 * The body as text; undefined when it is longer than `MAX_BODY_BYTES`, and then no more of it is read.
 *
 * @throws Error when the client goes before it has sent all of it.
 */
export const readBody = (request: IncomingMessage): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    if (Number(request.headers['content-length']) > MAX_BODY_BYTES) {
      resolve(undefined);
      return;
    }
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MAX_BODY_BYTES) {
        request.pause();
        chunks.length = 0;
        resolve(undefined);
      } else chunks.push(chunk);
    });
    request.on('end', () => {
      const [first] = chunks;
      const whole = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
      resolve(whole.toString('utf8'));
    });
    request.on('error', reject);
  });
