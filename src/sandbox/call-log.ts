/** What the sandbox was asked: the evidence that tests and benchmarks count. */
import type { Clock } from '../core/clock.ts';

/** Who made a call, as CloudTrail would have it. */
export interface CalledBy {
  /** Of a role's session, it ends with the session's name. */
  readonly arn: string;
  readonly sourceIdentity?: string | undefined;
}

/** One request, recorded as it arrives and completed as it is answered. */
export interface CallRecord {
  /** Our name for the service, or `unknown`. */
  readonly service: string;
  readonly operation: string;
  /** Milliseconds since the epoch, on the sandbox's clock. */
  readonly at: number;
  /** How long it took, in milliseconds; 0 until it is answered. */
  ms: number;
  /** The answer's HTTP status; 0 until it is answered, or if it never was. */
  status: number;
  /** The error's name, or `fault:<kind>` if the connection was broken on purpose. */
  errorName?: string;
  /** Once the signature has proved it. */
  by?: CalledBy;
}

const DEFAULT_LIMIT = 10_000;

export class CallLog {
  readonly #clock: Clock;
  readonly #limit: number;
  #records: CallRecord[] = [];
  #throttled = 0;
  #total = 0;

  /** @param limit how many calls to remember; the oldest are forgotten. */
  constructor(clock: Clock, limit = DEFAULT_LIMIT) {
    this.#clock = clock;
    this.#limit = limit;
  }

  get records(): readonly CallRecord[] {
    return this.#records;
  }

  get throttled(): number {
    return this.#throttled;
  }

  /** Calls since the start or the last reset, the forgotten ones included. */
  get total(): number {
    return this.#total;
  }

  begin(service: string, operation: string): CallRecord {
    const record: CallRecord = { service, operation, at: this.#clock.now(), ms: 0, status: 0 };
    this.#total += 1;
    this.#records.push(record);
    // Trimmed in big steps: dropping one a call would move the whole array each time.
    if (this.#records.length > this.#limit * 2) this.#records = this.#records.slice(-this.#limit);
    return record;
  }

  end(record: CallRecord, status: number, errorName?: string): void {
    record.ms = this.#clock.now() - record.at;
    record.status = status;
    if (errorName !== undefined) record.errorName = errorName;
  }

  countThrottle(): void {
    this.#throttled += 1;
  }

  reset(): void {
    this.#records = [];
    this.#throttled = 0;
    this.#total = 0;
  }
}
