/** Rows by key with indexes, so that the sandbox reads a page of any list without a scan. */

/** The rows that share a value, in the order in which they came. */
class Index<Row> {
  readonly #valueOf: (row: Row) => string | undefined;
  readonly #buckets = new Map<string, Row[]>();

  constructor(valueOf: (row: Row) => string | undefined) {
    this.#valueOf = valueOf;
  }

  /** The rows with `value`: a live list that callers only read. */
  get(value: string): readonly Row[] {
    return this.#buckets.get(value) ?? [];
  }

  add(row: Row): void {
    const value = this.#valueOf(row);
    if (value === undefined) return;
    const bucket = this.#buckets.get(value);
    if (bucket === undefined) this.#buckets.set(value, [row]);
    else bucket.push(row);
  }

  remove(row: Row): void {
    const value = this.#valueOf(row);
    const bucket = value === undefined ? undefined : this.#buckets.get(value);
    if (value === undefined || bucket === undefined) return;
    bucket.splice(bucket.indexOf(row), 1);
    if (bucket.length === 0) this.#buckets.delete(value);
  }
}

/**
 * Rows by key, in the order in which they came. Members that the key or an index is made of must
 * not change while the row is in the table; others may.
 */
export class Table<Row> {
  readonly #keyOf: (row: Row) => string;
  readonly #rows = new Map<string, Row>();
  readonly #indexes: Index<Row>[] = [];
  #list: Row[] | undefined;

  constructor(keyOf: (row: Row) => string) {
    this.#keyOf = keyOf;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Every row: a live list that callers only read. */
  get rows(): readonly Row[] {
    return (this.#list ??= [...this.#rows.values()]);
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  /** Adds a row. @throws if its key is taken: that would be a fault in the sandbox. */
  add(row: Row): void {
    const key = this.#keyOf(row);
    if (this.#rows.has(key)) throw new Error(`Two rows with the key ${key}`);
    this.#rows.set(key, row);
    this.#list?.push(row);
    for (const index of this.#indexes) index.add(row);
  }

  /** Removes the row with `key`, if there is one, and returns it. */
  delete(key: string): Row | undefined {
    const row = this.#rows.get(key);
    if (row === undefined) return undefined;
    this.#rows.delete(key);
    this.#list = undefined;
    for (const index of this.#indexes) index.remove(row);
    return row;
  }

  /** Keeps the rows by what `valueOf` says of each; `undefined` leaves a row out. */
  index(valueOf: (row: Row) => string | undefined): Index<Row> {
    const index = new Index(valueOf);
    for (const row of this.#rows.values()) index.add(row);
    this.#indexes.push(index);
    return index;
  }
}
