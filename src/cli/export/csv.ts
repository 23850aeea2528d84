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
    for (let at = 0; at < text.length; at += 1) {
      // Whatever means nothing here is taken in one piece.
      const next = this.#at === 'quoted' ? text.indexOf('"', at) : indexOfSign(text, at);
      const end = next < 0 ? text.length : next;
      if (end > at) this.#take(text.slice(at, end));
      at = end;
      if (text[at] === '"') this.#quote();
      else if (text[at] === ',') this.#endCell();
      else if (text[at] === '\n') yield this.#endRecord();
    }
  }

  /** The last record, when no line break ends it. */
  *end(): Generator<readonly string[]> {
    if (this.#at === 'quoted') throw this.#error('a quote is not closed');
    if (this.#at !== 'start' || this.#cells.length > 0) yield this.#endRecord();
  }

  #take(piece: string): void {
    if (this.#at === 'quote') throw this.#error('something stands behind a closing quote');
    this.#cell += piece;
    if (this.#at === 'start') this.#at = 'plain';
  }

  #quote(): void {
    if (this.#at === 'quoted') {
      this.#at = 'quote';
    } else if (this.#at === 'plain') {
      this.#cell += '"';
    } else {
      if (this.#at === 'quote') this.#cell += '"';
      this.#at = 'quoted';
    }
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

/** Where the next character stands that means something outside quotes; -1 for nowhere. */
const indexOfSign = (text: string, from: number): number => {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === QUOTE || code === LF || code === CR) return at;
  }
  return -1;
};

const [COMMA, QUOTE, LF, CR] = [44, 34, 10, 13];
