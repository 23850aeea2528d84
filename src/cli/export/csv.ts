/** CSV as RFC 4180 has it: commas, CRLF, and quotes around what holds one of these. */

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * One line.
 *
 * @param excelSafe puts an apostrophe before a value that a spreadsheet would calculate. That value
 * is then no longer exact.
 */
export const toCsvLine = (cells: readonly (string | null)[], excelSafe = false): string =>
  `${cells.map((cell) => toCell(cell ?? '', excelSafe)).join(',')}\r\n`;

const toCell = (value: string, excelSafe: boolean): string => {
  const text = excelSafe && FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * Reads CSV in pieces, however it was cut.
 *
 * @throws SyntaxError where the text is not CSV.
 */
export class CsvReader {
  #cell = '';
  #cells: string[] = [];
  /** `quote` has met a quote within quotes: the end of the cell, or the first of two. */
  #at: 'start' | 'plain' | 'quoted' | 'quote' = 'start';
  #records = 0;

  /** The records that end in `text`. */
  *push(text: string): Generator<readonly string[]> {
    for (const char of text) {
      if (this.#at === 'quoted') {
        if (char === '"') this.#at = 'quote';
        else this.#cell += char;
      } else if (char === '"' && this.#at !== 'plain') {
        if (this.#at === 'quote') this.#cell += '"';
        this.#at = 'quoted';
      } else if (char === ',') {
        this.#endCell();
      } else if (char === '\n') {
        yield this.#endRecord();
      } else if (char !== '\r') {
        if (this.#at === 'quote') throw this.#error('something stands behind a closing quote');
        this.#cell += char;
        this.#at = 'plain';
      }
    }
  }

  /** The last record, when no line break ends it. */
  *end(): Generator<readonly string[]> {
    if (this.#at === 'quoted') throw this.#error('a quote is not closed');
    if (this.#at !== 'start' || this.#cells.length > 0) yield this.#endRecord();
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = '';
    this.#at = 'start';
  }

  #endRecord(): readonly string[] {
    this.#endCell();
    const record = this.#cells;
    this.#cells = [];
    this.#records += 1;
    return record;
  }

  #error(what: string): SyntaxError {
    return new SyntaxError(`record ${this.#records + 1} is not CSV: ${what}`);
  }
}
