import type { Outcome } from './questions.ts';

/** What became of requests, and how long those took that were answered. */
export class Tally {
  readonly counts: Record<Outcome, number> = { right: 0, told: 0, shed: 0, wrong: 0, broken: 0 };
  readonly #ms: number[] = [];

  add(outcome: Outcome, ms: number): void {
    this.counts[outcome] += 1;
    // Enough for percentiles, whatever the number of requests.
    if (outcome !== 'right' && outcome !== 'told') return;
    if (this.#ms.length < 100_000) this.#ms.push(ms);
    else this.#ms[this.total % 100_000] = ms;
  }

  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  get answered(): number {
    return this.counts.right + this.counts.told;
  }

  /** The time that `share` of the answered took no longer than, in milliseconds. */
  percentile(share: number): number {
    const sorted = this.#ms.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  }

  toString(): string {
    const counts = Object.entries(this.counts).map(([name, count]) => `${name} ${count}`);
    const [half, most] = [0.5, 0.99].map((share) => Math.round(this.percentile(share)));
    return `${counts.join(', ')}; answered in ${half} ms (median), ${most} ms (99 %)`;
  }
}
