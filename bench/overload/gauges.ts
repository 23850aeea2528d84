/** What the gateway says of itself while it is asked, by `/metrics`, and the machine of its memory. */
import { readFileSync } from 'node:fs';

export interface Gauges {
  readonly rssMb: number;
  readonly heapMb: number;
  /** Calls that reached AWS since the start, by what became of them. */
  readonly awsCalls: Readonly<Record<string, number>>;
}

const MB = 1024 * 1024;

/** Resident memory of a process, in MB: Linux alone says it; NaN elsewhere. */
const rssOf = (pid: number): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
};

/** @throws Error when the gateway does not answer. */
export const readGauges = async (url: string, pid: number): Promise<Gauges> => {
  const text = await (await fetch(new URL('/metrics', url))).text();
  const awsCalls: Record<string, number> = {};
  const lines = text.matchAll(/^management_graph_aws_calls_total\{.*outcome="([^"]+)"\} (\S+)$/gm);
  for (const [, outcome = '', count] of lines) {
    awsCalls[outcome] = (awsCalls[outcome] ?? 0) + Number(count);
  }
  const [, heap] = /^nodejs_heap_size_used_bytes (\S+)$/m.exec(text) ?? [];
  return { rssMb: rssOf(pid), heapMb: Number(heap) / MB, awsCalls };
};

/** What became of the calls between two looks, the rarest last. */
export const callsBetween = (before: Gauges, after: Gauges): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(after.awsCalls)
      .map(([outcome, count]) => [outcome, count - (before.awsCalls[outcome] ?? 0)] as const)
      .filter(([, count]) => count > 0)
      .toSorted(([, a], [, b]) => b - a),
  );
