import { hash } from 'node:crypto';

/** Operations that clients have registered: they are asked for by the hash of their text. */
export interface PersistedOperations {
  /** The text whose SHA-256 is `id`, in lower-case hexadecimal. */
  find(id: string): string | undefined;
  readonly size: number;
}

/** By what an operation is asked for. */
export const idOf = (text: string): string => hash('sha256', text, 'hex');

export const persistedOperations = (texts: Iterable<string>): PersistedOperations => {
  const byId = new Map<string, string>();
  for (const text of texts) byId.set(idOf(text), text);
  return { find: (id) => byId.get(id), size: byId.size };
};

interface Asked {
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

const HASH = /^(?:sha256:)?([0-9a-f]{64})$/i;

const normal = (id: unknown): string | undefined =>
  typeof id === 'string' ? (HASH.exec(id)?.[1]?.toLowerCase() ?? id) : undefined;

/**
 * The id that a request asks by: `documentId`, as the GraphQL over HTTP specification has it, with or
 * without `sha256:`; or `extensions.persistedQuery.sha256Hash`, as Apollo's and Relay's clients send it.
 */
export const askedId = ({ documentId, extensions }: Asked): string | undefined => {
  if (documentId != null) return normal(documentId);
  const { persistedQuery } = (extensions ?? {}) as { readonly persistedQuery?: unknown };
  if (typeof persistedQuery !== 'object' || persistedQuery === null) return undefined;
  return normal((persistedQuery as { readonly sha256Hash?: unknown }).sha256Hash);
};
