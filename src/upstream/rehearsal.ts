import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClientSettings, HttpTransport } from './client-factory.ts';

const EMPTY = new TextEncoder().encode('{}');

/** Sends nothing, and answers each request with an empty object. */
const NOWHERE: HttpTransport = {
  handle: () =>
    Promise.resolve({
      response: { statusCode: 200, headers: { 'content-type': 'application/json' }, body: EMPTY },
    }),
  updateHttpClientConfig: () => undefined,
  httpHandlerConfigs: () => ({}),
};

/** Of nobody. */
const IDENTITY = { accessKeyId: 'REHEARSAL', secretAccessKey: 'REHEARSAL' };

/**
 * What a client of the SDK is made with to rehearse: what it does for a call (serialize, find the endpoint,
 * sign, read the answer) is compiled by V8 when it is first done, which takes a call some milliseconds,
 * and a question that makes ten of them at once as many times that. Nothing leaves the process.
 */
export const REHEARSAL: Pick<ClientSettings, 'credentials' | 'maxAttempts' | 'requestHandler'> = {
  credentials: () => Promise.resolve(IDENTITY),
  maxAttempts: 1,
  requestHandler: NOWHERE,
};

/**
 * Takes the steps of a rehearsal, a turn of the event loop each. What needs an id in its path gets no further
 * than that, and the answers of STS would be XML: whatever fails has been gone through as far as it went.
 *
 * @param begin makes a client with `REHEARSAL`, and a step for each operation that it is to try.
 */
export const rehearse = async (begin: () => readonly (() => Promise<unknown>)[]): Promise<void> => {
  for (const step of begin()) {
    await nextTurn();
    try {
      await step();
    } catch {
      // As is said above.
    }
  }
};
