import type { AuditRecord, BegunOperation } from './record.ts';

const keyOf = ({ kind, requestId }: BegunOperation): string => `${kind} ${requestId}`;

/** What has begun and not ended, by the records that say so: carried into the next file. */
export class OpenWork {
  readonly #intents = new Map<string, AuditRecord>();
  /** The record that began each, with that operation alone. */
  readonly #operations = new Map<string, AuditRecord>();

  note(record: AuditRecord): void {
    const { type, id, of = '' } = record;
    if (type === 'intent') this.#intents.set(id, record);
    else if (type === 'outcome') {
      this.#intents.delete(of);
      for (const each of record.begun ?? []) {
        const { at, who } = record;
        const begun = { id, at, type, of, ...(who === undefined ? {} : { who }), begun: [each] };
        this.#operations.set(keyOf(each), begun);
      }
    } else if (type === 'interrupted') this.#intents.delete(of);
    else if (type === 'operation-ended') {
      for (const each of record.begun ?? []) this.#operations.delete(keyOf(each));
    } else if (type === 'continued') {
      for (const open of record.open ?? []) this.note(open);
    }
  }

  all(): readonly AuditRecord[] {
    return [...this.#intents.values(), ...this.#operations.values()];
  }
}
