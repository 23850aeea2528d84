import { createKeyedLock, type KeyedLock } from '../../core/keyed-lock.ts';
import type { Upstream } from '../../upstream/types.ts';

const locks = new WeakMap<Upstream, KeyedLock>();

/**
 * Changes of one environment or user that this process makes follow each other: each sends back
 * what it has read.
 */
export const lockOf = (upstream: Upstream): KeyedLock => {
  const lock = locks.get(upstream) ?? createKeyedLock();
  locks.set(upstream, lock);
  return lock;
};
