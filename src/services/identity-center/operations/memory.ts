import { LRUCache } from 'lru-cache';
import type { AsyncOperationModel } from '../models.ts';

/**
 * What is known of operations: an operation is about one target for good, so each is described once
 * to learn what it is about, however often it is come upon.
 */
export interface OperationMemory {
  get(requestId: string): AsyncOperationModel | undefined;
  /** The RequestIds of all that are remembered. */
  requestIds(): ReadonlySet<string>;
  /** Keeps the newest that was seen of an operation, and does not forget what it is about. */
  keep(operation: AsyncOperationModel): void;
}

/** More than AWS runs at a time by far; each is less than a kilobyte. */
const REMEMBERED = 5000;

export const createOperationMemory = (): OperationMemory => {
  const known = new LRUCache<string, AsyncOperationModel>({ max: REMEMBERED });
  return {
    get: (requestId) => known.get(requestId),
    requestIds: () => new Set(known.keys()),
    keep(operation) {
      if (operation.detail !== undefined) known.set(operation.requestId, operation);
    },
  };
};
