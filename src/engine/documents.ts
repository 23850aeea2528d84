import { hash } from 'node:crypto';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** How many parsed documents are kept, and of how many characters together. */
const MAX_DOCUMENTS = 500;
const MAX_CHARACTERS = 500_000;
/** How many texts are remembered to have come once. */
const MAX_SEEN = 2000;

/** Parsed documents by their text. */
export interface Documents {
  get(text: string): DocumentNode | undefined;
  set(text: string, document: DocumentNode): void;
}

/**
 * Keeps the documents of operations that come again. One that has come once leaves no more than a
 * hash: a client that writes values into its queries would else fill the memory with what is never
 * asked for again, and drive out what is.
 */
export const createDocuments = (): Documents => {
  const kept = new LRUCache<string, DocumentNode>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_document, text) => text.length + 1,
  });
  const seen = new LRUCache<string, true>({ max: MAX_SEEN });
  return {
    get: (text) => kept.get(text),
    set(text, document) {
      const id = hash('sha1', text, 'base64');
      if (seen.get(id) === true) kept.set(text, document);
      else seen.set(id, true);
    },
  };
};
