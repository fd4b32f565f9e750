/** The rows of a worksheet, as it is unpacked. */
import type { SheetCell } from '../sheet-cell.ts';
import { attributeOf, withoutEscapes, type XmlEvents, xmlPieces } from '../xml.ts';

/** What stands elsewhere in the workbook and is needed to read its cells. */
export interface CellFacts {
  readonly texts: readonly string[];
  /** By the number of a style: it shows a number as a day. */
  readonly isDay: readonly boolean[];
  /** Days are counted from 1904, and not from 1900. */
  readonly from1904: boolean;
}

export interface SheetRow {
  /** Counted as the program counts its rows. */
  readonly line: number;
  readonly cells: readonly SheetCell[];
}

/** Rows with something in them; at most `most`. */
export async function* sheetRows(
  pieces: AsyncIterable<Buffer>,
  facts: CellFacts,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<SheetRow> {
  const rows = new Rows(facts);
  let given = 0;
  for await (const _ of xmlPieces(pieces, rows)) {
    for (const row of rows.take()) {
      if (++given > most) return;
      yield row;
    }
  }
}

const mostRows = 1_048_576;
const mostColumns = 16_384;
/** Empty cells between others, in all rows: more were made to fill the memory. */
const mostGaps = 20_000_000;
const msPerDay = 86_400_000;

class Rows implements XmlEvents {
  readonly #facts: CellFacts;
  #done: SheetRow[] = [];
  #cells: SheetCell[] = [];
  #line = 0;
  #column = 0;
  #gaps = 0;
  #type = '';
  #style = -1;
  #text = '';
  /** Within a cell: its value or its own text. */
  #isValue = false;
  #isReading = false;

  constructor(facts: CellFacts) {
    this.#facts = facts;
  }

  /** The rows that were completed since. */
  take(): readonly SheetRow[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'c':
        this.#beginCell(attributes);
        break;
      case 'v':
      case 't':
        this.#isValue = !this.#isReading;
        break;
      case 'rPh':
        this.#isReading = true;
        break;
      case 'row':
        this.#beginRow(attributes);
        break;
    }
  }

  close(name: string): void {
    switch (name) {
      case 'c':
        this.#endCell();
        break;
      case 'v':
      case 't':
        this.#isValue = false;
        break;
      case 'rPh':
        this.#isReading = false;
        break;
      case 'row':
        if (this.#cells.some((cell) => cell !== null)) this.#done.push({ line: this.#line, cells: this.#cells });
        break;
    }
  }

  text(text: string): void {
    if (this.#isValue) this.#text += text;
  }

  #beginRow(attributes: string): void {
    const number = attributeOf(attributes, 'r');
    this.#line = number === null ? this.#line + 1 : Number(number);
    if (!(this.#line >= 1 && this.#line <= mostRows)) throw new Error(`row ${number} is outside of any sheet`);
    this.#cells = [];
    this.#column = -1;
  }

  #beginCell(attributes: string): void {
    const place = attributeOf(attributes, 'r');
    this.#column = place === null ? this.#column + 1 : columnOf(place);
    if (this.#column >= mostColumns) throw new Error(`cell ${place} is outside of any sheet`);
    this.#type = attributeOf(attributes, 't') ?? 'n';
    const style = attributeOf(attributes, 's');
    this.#style = style === null ? -1 : Number(style);
    this.#text = '';
  }

  #endCell(): void {
    const gap = this.#column - this.#cells.length;
    if (gap > 0) this.#gaps += gap;
    if (this.#gaps > mostGaps) throw new Error('the sheet has too many empty cells');
    while (this.#cells.length < this.#column) this.#cells.push(null);
    this.#cells[this.#column] = this.#value();
  }

  #value(): SheetCell {
    const text = this.#text;
    switch (this.#type) {
      case 's':
        return this.#facts.texts[Number(text)] ?? null;
      case 'b':
        return text === '1' || text.toLowerCase() === 'true';
      case 'n':
        return this.#number(text);
      case 'inlineStr':
      case 'str':
        return withoutEscapes(text);
      default:
        return text;
    }
  }

  #number(text: string): SheetCell {
    const number = text === '' ? Number.NaN : Number(text);
    if (Number.isNaN(number)) return text === '' ? null : text;
    return this.#facts.isDay[this.#style] === true ? dayOf(number, this.#facts.from1904) : number;
  }
}

/** `C7` is 2. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    const letter = (place.charCodeAt(at) & 0xdf) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** Spreadsheets count February 29, 1900, which there was not, as day 60. */
function dayOf(serial: number, from1904: boolean): Date {
  if (from1904) return new Date(Date.UTC(1904, 0, 1) + Math.round(serial * msPerDay));
  const days = serial >= 60 ? serial - 1 : serial;
  return new Date(Date.UTC(1899, 11, 31) + Math.round(days * msPerDay));
}
