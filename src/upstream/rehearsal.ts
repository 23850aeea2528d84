import type { ClientSettings, HttpTransport } from './client-factory.ts';

const EMPTY = new TextEncoder().encode('{}');

/** Sends nothing, and answers with nothing. */
const DEAF: HttpTransport = {
  handle: () =>
    Promise.resolve({
      response: {
        statusCode: 200,
        headers: { 'content-type': 'application/json' },
        body: EMPTY,
      },
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
  requestHandler: DEAF,
};
