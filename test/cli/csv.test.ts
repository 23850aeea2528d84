import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvReader, toCsvLine } from '../../src/cli/export/csv.ts';
import { readCsv } from './export-support.ts';

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', '\t', '=', 'é', '𝒳', 'a') }),
  fc.string({ unit: 'binary' }),
);

describe('CSV', () => {
  it.each<[readonly (string | null)[], string]>([
    [['plain', 'two words'], 'plain,two words\r\n'],
    [['Smith, Ana', 'the "firm"'], '"Smith, Ana","the ""firm"""\r\n'],
    [['two\nlines', 'two\r\nlines', ''], '"two\nlines","two\r\nlines",\r\n'],
    [[null, ' edge '], '," edge "\r\n'],
    [['=1+1', '-1', '@x', '+2'], '=1+1,-1,@x,+2\r\n'],
  ])('writes %j as RFC 4180 has it', (cells, line) => {
    expect(toCsvLine(cells)).toBe(line);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['=A1,"x"', '"\'=A1,""x"""'],
    ['ana@kestrelbridge.example', 'ana@kestrelbridge.example'],
  ])('keeps a spreadsheet from calculating %s', (text, written) => {
    expect(toCsvLine([text], true)).toBe(`${written}\r\n`);
  });

  it('is read as it was written, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 7 }),
        (records, size) => {
          const characters = [...records.map((record) => toCsvLine(record)).join('')];
          const reader = new CsvReader();
          const read: (readonly string[])[] = [];
          for (let at = 0; at < characters.length; at += size) {
            read.push(...reader.push(characters.slice(at, at + size).join('')));
          }
          read.push(...reader.end());
          expect(read).toEqual(records);
        },
      ),
      { seed: 20_261_122 },
    );
  });

  it('may end without a line break', () => {
    expect(readCsv('a,b\n1,"2"')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it.each([
    ['a,b\n"1', /record 2 is not CSV: a quote is not closed/],
    ['"a"b,c\n', /record 1 is not CSV: something stands behind a closing quote/],
  ])('says where %j is wrong', (text, message) => {
    expect(() => readCsv(text)).toThrow(message);
  });
});
