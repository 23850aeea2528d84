import { randomUUID } from 'node:crypto';
import type { Clock } from '../core/clock.ts';
import { NotRecorded } from '../core/not-recorded.ts';
import { type AuditRecord, isSignedIn } from './record.ts';
import type { AuditSink } from './sink.ts';

/** How long what could not be written waits for the next try. */
const RETRY_MS = 1000;
/** What waits to be written, of what nobody waits for: an outage of the disk fills no memory. */
const MOST_WAITING = 10_000;
/** The same while it is of those who have signed in: nobody else's flood takes their place. */
const MOST_WAITING_OF_KNOWN = 20_000;

/** What of a record its writer knows; the rest is given to it. */
export type NewRecord = Omit<AuditRecord, 'id' | 'at'> & { readonly id?: string };

export interface WriterOptions {
  readonly sink: AuditSink;
  readonly clock: Clock;
  onTrouble(message: string, error: unknown): void;
}

/** Writes records: some before anything else happens, the others as soon as it can be. */
export class AuditWriter {
  readonly #options: WriterOptions;
  #waiting: AuditRecord[] = [];
  #lost = 0;
  #work: Promise<void> | undefined;
  #cancel: (() => void) | undefined;
  #isInTrouble = false;

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  /**
   * Returns when the record is safe.
   *
   * @throws NotRecorded when it is not, and will not be.
   */
  async durable(record: NewRecord): Promise<AuditRecord> {
    const made = this.#make(record);
    try {
      await this.#options.sink.append([made]);
    } catch (error) {
      this.#trouble(error);
      throw new NotRecorded(error);
    }
    return made;
  }

  /** Returns when the record is safe, or waits for the next try: it is never given up. */
  async settled(record: NewRecord): Promise<AuditRecord> {
    const made = this.#make(record);
    try {
      await this.#options.sink.append([made]);
    } catch (error) {
      this.#waiting.push(made);
      this.#trouble(error);
      this.#retryLater();
    }
    return made;
  }

  /**
   * Writes the record soon, however often that has to be tried. What came of a change is never given
   * up; of the rest, what is too much while nothing can be written is counted instead.
   */
  note(record: NewRecord): AuditRecord {
    const made = this.#make(record);
    const isOfChange = made.type === 'outcome' || made.type === 'operation-ended';
    const most = isSignedIn(made.who) ? MOST_WAITING_OF_KNOWN : MOST_WAITING;
    if (!isOfChange && this.#waiting.length >= most) this.#lost += 1;
    else this.#waiting.push(made);
    this.#pump();
    return made;
  }

  /** Returns when all is written that waits, or cannot be. */
  async flush(): Promise<void> {
    this.#pump();
    while (this.#work !== undefined) await this.#work;
  }

  async close(): Promise<void> {
    await this.flush();
    this.#rest();
    const { length } = this.#waiting;
    if (length + this.#lost > 0) {
      const message = `${length + this.#lost} records of the audit could not be written`;
      this.#options.onTrouble(message, undefined);
    }
    await this.#options.sink.close();
  }

  #make(record: NewRecord): AuditRecord {
    const at = new Date(this.#options.clock.now()).toISOString();
    return { id: randomUUID(), at, ...record };
  }

  #pump(): void {
    if (this.#work !== undefined || this.#waiting.length === 0) return;
    this.#rest();
    this.#work = this.#writeAll().finally(() => {
      this.#work = undefined;
      // What came since the last look; what failed waits for its time.
      if (this.#cancel === undefined) this.#pump();
    });
  }

  #retryLater(): void {
    this.#cancel ??= this.#options.clock.schedule(RETRY_MS, () => this.#pump());
  }

  #rest(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (this.#lost > 0) {
        this.#waiting.push(this.#make({ type: 'lost', count: this.#lost }));
        this.#lost = 0;
      }
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#options.sink.append(batch);
        this.#isInTrouble = false;
      } catch (error) {
        this.#waiting = [...batch, ...this.#waiting];
        this.#trouble(error);
        this.#retryLater();
        return;
      }
    }
  }

  /** Said once, and again only after it has worked: a full disk is not to fill the log, too. */
  #trouble(error: unknown): void {
    if (this.#isInTrouble) return;
    this.#isInTrouble = true;
    this.#options.onTrouble('The audit cannot be written', error);
  }
}
