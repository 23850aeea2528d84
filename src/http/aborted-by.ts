import type { ServerResponse } from 'node:http';

import type { Client } from '../upstream/request-scope.ts';

const isGone = (response: ServerResponse): boolean => response.closed && !response.writableFinished;

/** Aborts when the client goes before it has its answer; has aborted when it has gone. */
export const abortedBy = (response: ServerResponse): AbortSignal => {
  const controller = new AbortController();
  const look = (): void => {
    if (isGone(response)) controller.abort();
  };
  response.once('close', look);
  look();
  return controller.signal;
};

/** Whoever waits for `response`. */
export class ResponseClient implements Client {
  readonly #response: ServerResponse;
  #signal: AbortSignal | undefined;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  get isGone(): boolean {
    return isGone(this.#response);
  }

  get signal(): AbortSignal {
    return (this.#signal ??= abortedBy(this.#response));
  }
}
