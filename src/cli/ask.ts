import type { ErrorCode } from '../core/errors.ts';

/** What a command asks its questions of: a gateway, or what answers like one. */
export interface Asked {
  fetch(url: string, init: RequestInit): Response | Promise<Response>;
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: ErrorCode;
    readonly retryable: boolean;
    readonly service?: string;
    readonly region?: string;
    readonly accountId?: string;
    /** Seconds. */
    readonly retryAfter?: number;
  };
}

/** An answer of the gateway. `Data` is what the query asks for; it is not checked. */
export interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly AnswerError[];
  readonly extensions?: { readonly aws?: { readonly calls: number } };
}

/** Sends one query to a gateway in this process, over the same path as a client's. */
export const ask = async <Data>(
  gateway: Asked,
  query: string,
  variables: object,
  more: { readonly headers?: Record<string, string>; readonly signal?: AbortSignal } = {},
): Promise<Answer<Data>> => {
  const response = await gateway.fetch('http://127.0.0.1/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-aws-journal': '1', ...more.headers },
    body: JSON.stringify({ query, variables }),
    signal: more.signal ?? null,
  });
  return (await response.json()) as Answer<Data>;
};
