/** Counts what happened within the last `windowMs`, in memory that the window bounds. */
export class RecentCount {
  readonly #windowMs: number;
  #times: number[] = [];

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  add(now: number): void {
    this.count(now);
    this.#times.push(now);
  }

  count(now: number): number {
    const recent = this.#times.findIndex((time) => time > now - this.#windowMs);
    if (recent !== 0) this.#times = recent === -1 ? [] : this.#times.slice(recent);
    return this.#times.length;
  }
}
