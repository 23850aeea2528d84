/**
 * Loaded into the gateway's process before its program (`node --import`): the program runs as it
 * ships, and its parent may ask over the IPC channel what it has used.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ProcessUse } from './rig.ts';

const SAMPLE_MS = 250;
const MB = 2 ** 20;

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
let peakHeap = 0;
const sample = (): void => {
  peakHeap = Math.max(peakHeap, process.memoryUsage().heapUsed);
};
setInterval(sample, SAMPLE_MS).unref();

process.on('message', (what) => {
  if (what === 'heap') {
    globalThis.gc?.();
    process.send?.(process.memoryUsage().heapUsed / MB);
    return;
  }
  if (what !== 'use') return;
  sample();
  const { user, system } = process.cpuUsage();
  const use: ProcessUse = {
    // In kilobytes, whatever the system's own unit is.
    peakRssMb: (process.resourceUsage().maxRSS * 1024) / MB,
    peakHeapMb: peakHeap / MB,
    cpuSeconds: (user + system) / 1e6,
    longestBlockMs: delay.max / 1e6,
  };
  delay.reset();
  process.send?.(use);
});
// The program ends when it is done, not when its parent is.
process.channel?.unref();
