import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import type { Sample } from './overload.ts';

/** Of the timer that tells how late the event loop is, in milliseconds. */
const RESOLUTION_MS = 10;
const NANOSECONDS = 1e6;

/** Looks at this process: each look is about the time since the last one. */
export const sampleProcess = (): (() => Sample) => {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  // Told apart here and not by `reset`, after which Node leaves out the first turn of the loop: that may be the
  // one that stood still.
  let count = 0;
  let sum = 0;
  return () => {
    const before = { count, sum };
    count = delay.count;
    sum = count === 0 ? 0 : delay.mean * count;
    const turns = count - before.count;
    // Nothing was measured where the event loop has not come round: it is late by all of that time.
    const meanMs =
      turns === 0 ? Infinity : (sum - before.sum) / turns / NANOSECONDS - RESOLUTION_MS;
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    return { delayMs: Math.max(0, meanMs), heapShare: used / limit };
  };
};
