import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { FetchAPI } from 'graphql-yoga';
import { abortedBy } from './aborted-by.ts';

/** What Yoga says of a body that is too long. */
const tooLarge = (): GraphQLError =>
  new GraphQLError('Request body too large', {
    extensions: { http: { status: 413 }, code: 'REQUEST_ENTITY_TOO_LARGE' },
  });

/** Makes requests for Yoga out of such of Node's whose body has been read: no stream is made of it. */
export const createBufferedRequests = ({ Request, URL }: FetchAPI) => {
  let lastUrl = new URL('http://localhost/');

  class BufferedRequest extends Request {
    readonly #url: string;
    readonly #text: string | undefined;
    readonly #response: ServerResponse;
    #signal: AbortSignal | undefined;

    constructor(
      url: string,
      headers: IncomingMessage['headers'],
      text: string | undefined,
      response: ServerResponse,
    ) {
      super(url, { method: 'POST', headers: headers as Record<string, string> });
      this.#url = url;
      this.#text = text;
      this.#response = response;
    }

    /** Null keeps Yoga from measuring it once more, through streams. */
    override get body() {
      return null;
    }

    override get signal(): AbortSignal {
      return (this.#signal ??= abortedBy(this.#response));
    }

    /** The server adapter asks for this before it reads `url`: mostly it is the same again. */
    get parsedUrl(): InstanceType<typeof URL> {
      if (lastUrl.href !== this.#url) lastUrl = new URL(this.#url);
      return lastUrl;
    }

    override text(): Promise<string> {
      if (this.#text === undefined) return Promise.reject(tooLarge());
      return Promise.resolve(this.#text);
    }

    override async json(): Promise<unknown> {
      return JSON.parse(await this.text());
    }
  }

  /** @param text the body; undefined is one that is too long. */
  return (request: IncomingMessage, response: ServerResponse, text: string | undefined): Request =>
    new BufferedRequest(
      `http://${request.headers.host ?? 'localhost'}${request.url ?? '/'}`,
      request.headers,
      text,
      response,
    );
};
