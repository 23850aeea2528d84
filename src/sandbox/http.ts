/** A request and an answer, apart from how they travel: over a socket or within the process. */

export interface WireRequest {
  readonly method: string;
  /** As sent: still percent-encoded, without the query. */
  readonly path: string;
  /** As sent, without the question mark; empty if there is none. */
  readonly query: string;
  /** By lower-case name; a header sent twice is joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * What the transport does to the caller: answer, answer half of it and break the connection, break
 * it without an answer, or say nothing until the caller gives up.
 */
export type WireOutcome =
  | { readonly kind: 'answer' | 'cut'; readonly answer: WireAnswer }
  | { readonly kind: 'broken' }
  | { readonly kind: 'silent' };

/** Half of a body: what arrives of an answer that is cut off. */
export const firstHalf = (body: Uint8Array): Uint8Array =>
  body.subarray(0, Math.floor(body.byteLength / 2));
