/** Which records of a table are data: not blank lines, repeated headers, headings, totals or what a report adds at its foot. */
import { anyOf } from './languages/index.ts';
import type { RawRecord } from './records.ts';
import { cleanText, headerKey } from './text.ts';

export type RowKind =
  | { readonly kind: 'data' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'skip'; readonly reason: string };

const data: RowKind = { kind: 'data' };
const blank: RowKind = { kind: 'blank' };
const totalWord = anyOf(({ totals }) => totals);
const footer = anyOf(({ footers }) => footers);

export class RowSorter {
  readonly #headers: readonly string[];
  readonly #headingsKept: boolean;
  readonly #headerStart: number;

  /** `headingsKept`: a row of one cell may be the customer above its rows. */
  constructor(headers: readonly string[], headingsKept: boolean) {
    this.#headers = headers.map(headerKey);
    this.#headerStart = (headers[0] ?? '').charCodeAt(0) | 32;
    this.#headingsKept = headingsKept;
  }

  sort(record: RawRecord): RowKind {
    const { cells } = record;
    let filled = 0;
    let first = -1;
    for (let i = 0; i < cells.length && filled < 2; i++) {
      const cell = cells[i];
      if (cell === undefined || cell === '') continue;
      filled++;
      if (first < 0) first = i;
    }
    // Nearly all rows start with two filled cells of data.
    if (filled === 2 && first === 0 && !this.#mayBeSpecial(cells)) return data;
    return this.#look(record);
  }

  #mayBeSpecial(cells: readonly string[]): boolean {
    const start = (cells[0] ?? '').charCodeAt(0) | 32;
    // t(otal), s(umme), g(rand, gesamt), r(azem); a repeated header begins as the header does; blanks need a look.
    return (
      start === 116 ||
      start === 115 ||
      start === 103 ||
      start === 114 ||
      start === 32 ||
      start > 127 ||
      start === this.#headerStart
    );
  }

  #look(record: RawRecord): RowKind {
    const texts = record.cells.map(cleanText).filter((cell) => cell !== '');
    const [first = ''] = texts;
    if (texts.length === 0) return blank;
    if (this.#isHeader(record)) return { kind: 'skip', reason: 'the header again' };
    const hasAddress = texts.some((text) => text.includes('@'));
    if (!hasAddress && totalWord.test(first)) return { kind: 'skip', reason: 'a line of totals' };
    if (texts.length > 1 || this.#headers.length < 3 || hasAddress || this.#headingsKept) return data;
    if (footer.test(first)) return { kind: 'skip', reason: 'a line of the report, not of the table' };
    return record.cells.length === 1 ? { kind: 'skip', reason: 'a single cell, not a row of the table' } : data;
  }

  #isHeader(record: RawRecord): boolean {
    const named = this.#headers.filter((header) => header !== '').length;
    if (named < 2) return false;
    let same = 0;
    record.cells.forEach((cell, at) => {
      if (cell !== '' && headerKey(cell) === this.#headers[at]) same++;
    });
    return same >= Math.max(2, named * 0.8);
  }
}
