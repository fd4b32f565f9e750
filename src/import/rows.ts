/** Which records of a table are data: not blank lines, repeated headers, headings, totals or a report's footer. */
import { headerHits } from './headers.ts';
import { anyOf, headersFor, wordsFor } from './languages/index.ts';
import type { RawRecord } from './raw-record.ts';
import { cleanText, headerKey } from './text.ts';
import { parseAmount } from './values/money.ts';

export type RowKind =
  | { readonly kind: 'data' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'skip'; readonly reason: string };

const data: RowKind = { kind: 'data' };
const blank: RowKind = { kind: 'blank' };
const totalLine: RowKind = { kind: 'skip', reason: 'a line of totals' };
const lonely: RowKind = { kind: 'skip', reason: 'a single cell, not a row of the table' };
const below: RowKind = {
  kind: 'skip',
  reason: 'of another table that begins below this one: import it from a file of its own',
};
const heading: RowKind = { kind: 'skip', reason: 'a heading above rows' };
const reportLine: RowKind = { kind: 'skip', reason: 'a line of the report, not of the table' };

const nameless: RowKind = { kind: 'skip', reason: 'the sum of rows without a name' };

const blankLabels = new Set(wordsFor((language) => language.blankLabels, '|'));
const totalWords = headersFor((language) => language.totals);
const words = wordsFor((language) => language.totals, '|')
  .toSorted((a, b) => b.length - a.length)
  .join('|');
/** `Total Nia Holt`, `Summe für Koch GmbH`, `Sous-total : Roux`. */
const totalOf = new RegExp(
  `^(?:${words})(?: (?:for|of|für|von|pour|de|para|per|di|voor|van|för|av|dla|af))?[ :–-]+(\\S.*)$`,
  'i',
);
/** `Nia Holt Total`, as a spreadsheet groups rows. */
const ofTotal = new RegExp(`[ :–-](?:${words}):?$`, 'i');
const footer = anyOf(({ footers }) => footers);
/** `2 record(s) downloaded from …`, split into cells. */
const counted = anyOf(({ counts }) => counts);
/** With a time and a year: when the report was made. */
const moment = /^(?=[\s\S]*\d{1,2}:\d{2})(?=[\s\S]*(?:19|20)\d\d)/;
const page = /^\p{L}{1,9}\.? \d+ ?(?:\/|\p{L}{1,4}) ?\d+$/u;
/** t(otal), s(umme), g(rand, gesamt), r(azem), and characters of rules. */
const special = new Set([...'tsgr=:'].map((letter) => letter.charCodeAt(0)));
const rule = /^[|:+=_*.\-–— ]{2,}$/;
/** How many rows above a line with only figures are added up to check whether it is their sum. */
const remembered = 500;

interface RowContext {
  /** A row with one cell may be the customer of the rows below. */
  readonly headingsKept: boolean;
  /** Columns that name a customer: a row may have nothing else. */
  readonly identity: readonly number[];
  /** The first rows of the table. */
  readonly sample: readonly RawRecord[];
}

export class RowSorter {
  readonly #headers: readonly string[];
  readonly #named: number;
  readonly #headerStart: number;
  readonly #context: RowContext;
  /** The usual number of filled cells in a row. */
  readonly #usual: number;
  /** The row above is blank or a title. */
  #afterGap = false;
  #isBelow = false;
  /** The remembered rows since the last totals. */
  #above: RawRecord[] = [];
  /** The only cell of the last row that has one and names whose the rows below are. */
  #group = '';

  constructor(headers: readonly string[], context: RowContext) {
    this.#headers = headers.map(headerKey);
    this.#named = this.#headers.filter((header) => header !== '').length;
    this.#headerStart = (headers[0] ?? '').charCodeAt(0) | 32;
    this.#context = context;
    this.#usual = upperQuartile(context.sample.map((record) => filledOf(record.cells)));
  }

  sort(record: RawRecord): RowKind {
    const { cells } = record;
    const filled = filledOf(cells);
    if (this.#isInTableBelow(record, filled)) return filled === 0 ? blank : below;
    const plain = filled > 1 && filled >= this.#usual && cells[0] !== '' && !this.#mayBeSpecial(cells[0] ?? '');
    const kind = plain ? data : this.#look(record, filled);
    if (kind === totalLine) this.#above = [];
    if (kind === data) this.#remember(record, filled);
    return kind;
  }

  #remember(record: RawRecord, filled: number): void {
    if (filled === 1) this.#group = record.cells.find((cell) => cell !== '') ?? '';
    if (this.#above.push(record) > remembered * 2) this.#above = this.#above.slice(-remembered);
  }

  #isInTableBelow(record: RawRecord, filled: number): boolean {
    this.#isBelow ||= this.#afterGap && this.#beginsTable(record);
    this.#afterGap = filled < 2;
    return this.#isBelow;
  }

  /** Another header row, without figures. */
  #beginsTable({ cells }: RawRecord): boolean {
    const texts = cells.map(cleanText).filter((cell) => cell !== '');
    if (texts.length < 3 || texts.some((text) => /\d|@/.test(text))) return false;
    return headerHits(texts) >= Math.max(6, texts.length * 2 - 2) && headerKey(texts[0] ?? '') !== this.#headers[0];
  }

  #mayBeSpecial(first: string): boolean {
    const start = first.charCodeAt(0) | 32;
    // A repeated header has the same first character; spaces and other scripts need a closer look.
    return start < 48 || start > 122 || start === this.#headerStart || special.has(start);
  }

  #look(record: RawRecord, filled: number): RowKind {
    const texts = record.cells.map(cleanText).filter((cell) => cell !== '');
    if (texts.length === 0) return blank;
    if (this.#isHeader(record)) return { kind: 'skip', reason: 'the header again' };
    if (texts.every((text) => rule.test(text)) && texts.some((text) => text.length > 2))
      return { kind: 'skip', reason: 'a line of dashes' };
    if (texts.some((text) => text.includes('@'))) return data;
    const sums = this.#sums(record, texts);
    if (sums !== null) return sums;
    if (filled > 1 && filled * 2 <= this.#usual && counted.test(texts.join(' '))) return reportLine;
    return filled === 1 ? this.#alone(record, texts[0] ?? '') : data;
  }

  #sums(record: RawRecord, texts: readonly string[]): RowKind | null {
    if (this.#isTotal(record, texts)) return totalLine;
    return blankLabels.has((texts[0] ?? '').toLowerCase()) ? nameless : null;
  }

  #isTotal(record: RawRecord, texts: readonly string[]): boolean {
    const [first = ''] = texts;
    if (isTotalWord(first)) return true;
    const said = texts.filter((text) => !isFigure(text));
    const [only = ''] = said;
    if (said.length > 1 || texts.length > this.#usual) return false;
    if (said.length === 0) return texts.length < this.#usual && this.#usual > 2 && this.#isSum(record);
    if (isTotalWord(only)) return true;
    const whose = totalOf.exec(only.slice(0, 200))?.[1] ?? (ofTotal.test(only) ? only.replace(ofTotal, '') : null);
    return whose !== null && (texts.length <= this.#usual - 2 || this.#isAbove(whose));
  }

  /** The group of the total is in the row above, or in the heading of the rows above. */
  #isAbove(whose: string): boolean {
    const last = this.#above.at(-1)?.cells ?? [];
    return [...last, this.#group].some((cell) => headerKey(cell) === headerKey(whose));
  }

  /** Whether the last figure of the row is the sum of those above it. */
  #isSum(record: RawRecord): boolean {
    const at = record.cells.findLastIndex((cell) => cell !== '');
    return (['.', ','] as const).some((mark) => {
      const wanted = moneyIn(record.cells[at], mark);
      let sum = 0;
      return (
        wanted !== null &&
        wanted !== 0 &&
        this.#above.toReversed().some(({ cells }) => {
          sum += moneyIn(cells[at], mark) ?? 0;
          return Math.abs(sum - wanted) < 0.005;
        })
      );
    });
  }

  /** The only filled cell of a row. */
  #alone({ cells }: RawRecord, text: string): RowKind {
    const columns = this.#headers.length;
    if (columns < 2) return data;
    const at = cells.findIndex((cell) => cleanText(cell) !== '');
    const known = this.#context.identity.includes(at);
    const apart = !known && (columns > 2 || cells.length === 1);
    if (isOfReport(text, apart)) return reportLine;
    if (this.#context.headingsKept || columns < 3 || (known && cells.length > 1)) return data;
    if (cells.length === 1) return lonely;
    return this.#usual > 2 && at === 0 ? heading : data;
  }

  /**
   * Stops at the second or third cell of most rows: normalizing a cell like a header costs more than everything else
   * for a row.
   */
  #isHeader({ cells }: RawRecord): boolean {
    if (this.#named < 2) return false;
    const wanted = Math.max(2, this.#named * 0.8);
    let left = this.#named;
    for (let at = 0; at < this.#headers.length && left >= wanted; at++) {
      const cell = cells[at] ?? '';
      if (this.#headers[at] !== '' && (cell === '' || headerKey(cell) !== this.#headers[at])) left--;
    }
    return left >= wanted;
  }
}

/** A report's text about itself; `apart`: the cell is not in a customer's column. */
function isOfReport(text: string, apart: boolean): boolean {
  if (moment.test(text) || page.test(text)) return true;
  return footer.test(text) && (apart || /\d/.test(text));
}

/** `Total`, `Sous-total :`, `Summe (3)`, `Total for March`. */
function isTotalWord(text: string): boolean {
  if (text.length > 60) return false;
  return totalWords.has(headerKey(text.replace(/(?<!\s)\s*\([^()]*\)|:$/g, ''))) || /^totals? for .+$/i.test(text);
}

function isFigure(text: string): boolean {
  return (
    parseAmount(text, '.').kind === 'amount' ||
    parseAmount(text, ',').kind === 'amount' ||
    /^-?\d+(?:[.,]\d+)? ?%$/.test(text)
  );
}

function moneyIn(cell: string | undefined, mark: '.' | ','): number | null {
  const amount = cell === undefined || cell === '' ? null : parseAmount(cell, mark);
  return amount?.kind === 'amount' ? amount.value : null;
}

function filledOf(cells: readonly string[]): number {
  let filled = 0;
  for (let i = 0; i < cells.length; i++) if (cells[i] !== '') filled++;
  return filled;
}

/** What three of four rows have at most: headings and totals, which may be as many as rows, have less. */
function upperQuartile(counts: readonly number[]): number {
  return [...counts].sort((a, b) => a - b)[Math.floor(counts.length * 0.75)] ?? 0;
}
