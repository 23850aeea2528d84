import { Fifo } from './fifo.ts';

interface Kept {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
  gone: boolean;
}

/**
 * What becomes too old for every use, in the order in which it does. Values of one lifetime become too
 * old in the order in which they came, so a line for each lifetime is enough, and nothing is sorted.
 */
export class Expiry {
  readonly #lines = new Map<number, Fifo<Kept>>();

  /** Takes note that what is kept under `id` was read at `fetchedAt` and lives for `lifetimeMs`. */
  add(id: string, fetchedAt: number, lifetimeMs: number): void {
    const line = this.#lines.get(lifetimeMs) ?? new Fifo<Kept>();
    this.#lines.set(lifetimeMs, line);
    line.push({ id, until: fetchedAt + lifetimeMs, gone: false });
  }

  /** The ids whose time has come; one may have been read again since. */
  *due(now: number): Generator<string> {
    for (const line of this.#lines.values()) {
      for (let head = line.peek(); head !== undefined && head.until <= now; head = line.peek()) {
        line.shift();
        yield head.id;
      }
    }
  }
}
