import type { AuditRecord, Begun } from './record.ts';

/** One workspace may be changed twice at a time, as far as the audit knows: by the intent, too. */
const keyOf = (begun: Begun, of: string): string =>
  'requestId' in begun ? `${begun.kind} ${begun.requestId}` : `${of} ${begun.kind} ${begun.thing}`;

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
        this.#operations.set(keyOf(each, of), begun);
      }
    } else if (type === 'interrupted') this.#intents.delete(of);
    else if (type === 'operation-ended') {
      for (const each of record.begun ?? []) this.#operations.delete(keyOf(each, of));
    } else if (type === 'continued') {
      for (const open of record.open ?? []) this.note(open);
    }
  }

  all(): readonly AuditRecord[] {
    return [...this.#intents.values(), ...this.#operations.values()];
  }
}
