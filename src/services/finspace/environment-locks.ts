import { createKeyedLock, type KeyedLock } from '../../core/keyed-lock.ts';
import type { Upstream } from '../../upstream/types.ts';

const locks = new WeakMap<Upstream, KeyedLock>();

/**
 * Changes of one environment or user, and creations in one place, that this process makes follow each
 * other: each goes by what it has read.
 */
export const lockOf = (upstream: Upstream): KeyedLock => {
  const lock = locks.get(upstream) ?? createKeyedLock();
  locks.set(upstream, lock);
  return lock;
};
