import type { Clock } from '../core/clock.ts';

/** How long an issuer may take to answer, in milliseconds. */
const TIMEOUT_MS = 5000;
/** The longest answer that is read, in bytes: keys are a few hundred each. */
const MAX_BYTES = 256 * 1024;

const readBounded = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new Error(`answers more than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

/** Why `fetch` failed, as far as it says; never what came over the wire. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'fails';
  const { code } = (error.cause ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : error.message;
};

/**
 * The JSON at `url`, bounded in time and size. Redirects are not followed: who may name the keys is the
 * host that the configuration names.
 *
 * @throws Error whose message may be logged.
 */
export const fetchJson = async (url: string, clock: Clock): Promise<unknown> => {
  const control = new AbortController();
  const cancel = clock.schedule(TIMEOUT_MS, () => {
    control.abort(new Error(`does not answer within ${TIMEOUT_MS} ms`));
  });
  try {
    const response = await fetch(url, {
      redirect: 'error',
      signal: control.signal,
      headers: { accept: 'application/json' },
    });
    if (response.status !== 200 || response.body === null) {
      await response.body?.cancel();
      throw new Error(`answers ${response.status}`);
    }
    return JSON.parse(await readBounded(response.body)) as unknown;
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'answers no JSON' : reasonOf(error);
    throw new Error(reason, { cause: error });
  } finally {
    cancel();
  }
};
