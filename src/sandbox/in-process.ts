/** The engine without a socket: an HTTP handler that an SDK client takes as `requestHandler`. */
import { Readable } from 'node:stream';
import { buildQueryString, HttpResponse } from '@smithy/core/protocols';
import type { HttpRequest } from '@smithy/core/protocols';
import type { HttpHandlerOptions } from '@smithy/types';
import type { Activity } from './activity.ts';
import type { Engine } from './engine.ts';
import { firstHalf } from './http.ts';
import type { WireAnswer, WireOutcome, WireRequest } from './http.ts';

/** What the SDK's clients ask of a request handler. */
export interface SandboxRequestHandler {
  readonly metadata: { readonly handlerProtocol: string };
  handle(request: HttpRequest, options?: HttpHandlerOptions): Promise<{ response: HttpResponse }>;
  destroy(): void;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): object;
}

/** The errors of a real connection, with the codes by which clients know them. */
const connectionError = (code: string, message: string): Error =>
  Object.assign(new Error(message), { code });

const requestOf = (request: HttpRequest): WireRequest => {
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  const body: unknown = request.body;
  return {
    method: request.method,
    path: request.path,
    query: buildQueryString(request.query),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body:
      typeof body === 'string'
        ? Buffer.from(body)
        : body instanceof Uint8Array
          ? body
          : Buffer.alloc(0),
  };
};

const brokenBody = (body: Uint8Array): Readable =>
  Readable.from(
    (function* () {
      yield firstHalf(body);
      throw connectionError('ECONNRESET', 'aborted');
    })(),
  );

const responseOf = ({ status, headers, body }: WireAnswer, cut: boolean): HttpResponse =>
  new HttpResponse({
    statusCode: status,
    headers: { ...headers, 'content-length': String(body.byteLength) },
    body: cut ? brokenBody(body) : body,
  });

/** Waits for `answer`, but no longer than until the signal aborts. */
const unlessAborted = <T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> =>
  new Promise((resolve, reject) => {
    const give = (): void => {
      reject(Object.assign(new Error('Request aborted'), { name: 'AbortError' }));
    };
    if (signal?.aborted === true) give();
    signal?.addEventListener('abort', give, { once: true });
    answer
      .then(resolve, reject)
      // A caller's signal may outlive thousands of requests: none may leave a listener on it.
      .finally(() => signal?.removeEventListener('abort', give));
  });

/** What becomes of a request that is never answered. */
const never = new Promise<never>(() => undefined);

/** Makes the handler. Several clients may share it. */
export const createRequestHandler = (engine: Engine, activity: Activity): SandboxRequestHandler => {
  const ask = async (request: HttpRequest, signal?: AbortSignal): Promise<WireOutcome> => {
    activity.active += 1;
    try {
      return await engine(requestOf(request), signal);
    } finally {
      activity.active -= 1;
    }
  };

  const exchange = async (
    request: HttpRequest,
    signal?: AbortSignal,
  ): Promise<{ response: HttpResponse }> => {
    const outcome = await ask(request, signal);
    if (outcome.kind === 'silent') return never;
    if (outcome.kind === 'broken') throw connectionError('ECONNRESET', 'socket hang up');
    return { response: responseOf(outcome.answer, outcome.kind === 'cut') };
  };

  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle(request, options) {
      const signal = options?.abortSignal as AbortSignal | undefined;
      return unlessAborted(exchange(request, signal), signal);
    },
    destroy() {
      // There is nothing to close: no socket was opened.
    },
    updateHttpClientConfig() {
      // There is nothing to configure either.
    },
    httpHandlerConfigs: () => ({}),
  };
};
