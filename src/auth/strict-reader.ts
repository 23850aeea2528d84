import { ConfigError } from '../config-error.ts';

/**
 * Reads JSON that a person has written. What is not known is an error, too: a misspelt member of a file
 * that says who may come in must not be passed over.
 */
export class StrictReader {
  readonly #value: unknown;
  readonly #path: string;

  /** @param path where the value is, for messages. */
  constructor(value: unknown, path: string) {
    this.#value = value;
    this.#path = path;
  }

  /** @throws ConfigError that says where, and what would be right. */
  fail(expected: string): never {
    throw new ConfigError(`${this.#path} must be ${expected}.`);
  }

  /** The members of an object that has no others than `names`; `undefined` for those left out. */
  object<Name extends string>(names: readonly Name[]): (name: Name) => StrictReader | undefined {
    const members = this.#members();
    const known: readonly string[] = names;
    const unknown = Object.keys(members).find((name) => !known.includes(name));
    if (unknown !== undefined) {
      throw new ConfigError(
        `${this.#path} has a member "${unknown}" that is not known: ${names.join(', ')} are.`,
      );
    }
    return (name) =>
      Object.hasOwn(members, name)
        ? new StrictReader(members[name], `${this.#path}.${name}`)
        : undefined;
  }

  /** The members of an object that may have any. */
  map<Value>(read: (value: StrictReader) => Value): ReadonlyMap<string, Value> {
    return new Map(
      Object.entries(this.#members()).map(([name, value]) => [
        name,
        read(new StrictReader(value, `${this.#path}["${name}"]`)),
      ]),
    );
  }

  list<Value>(read: (value: StrictReader) => Value): readonly Value[] {
    if (!Array.isArray(this.#value)) return this.fail('a list');
    return this.#value.map((value, index) =>
      read(new StrictReader(value, `${this.#path}[${index}]`)),
    );
  }

  /** A text, or a list of texts. */
  texts(): readonly string[] {
    return typeof this.#value === 'string' ? [this.text()] : this.list((value) => value.text());
  }

  /** A text that is not empty, and of the form that `expected` says. */
  text(pattern = /\S/, expected = 'a text that is not empty'): string {
    if (typeof this.#value === 'string' && pattern.test(this.#value)) return this.#value;
    return this.fail(expected);
  }

  /** A whole number. */
  number(least: number, most: number): number {
    const value = this.#value;
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) {
      return value as number;
    }
    return this.fail(`a whole number from ${least} to ${most}`);
  }

  #members(): Readonly<Record<string, unknown>> {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.fail('an object');
    }
    return value as Record<string, unknown>;
  }
}
