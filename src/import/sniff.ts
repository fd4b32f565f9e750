/**
 * Determines a file's delimiter, quote, escape, and header row: its beginning is parsed in each possible way, and the
 * best table wins.
 */

import { asciiFigures } from '../domain/figures.ts';
import { UserError } from '../errors.ts';
import { headerHits } from './headers.ts';
import type { CsvDialect, RawRecord } from './raw-record.ts';
import { readRecords } from './records.ts';
import { cleanText, isAbsent } from './text.ts';
import { parseDate } from './values/dates.ts';
import { parseAmount } from './values/money.ts';

/** The position of the header and the rows of a table. */
export interface TableLayout {
  /** Physical line of the header row; null when there is none. */
  readonly headerLine: number | null;
  readonly headers: readonly string[];
  /** The first record after the header; without one, the first of the table. */
  readonly firstDataLine: number;
  /** The number of columns in most records. */
  readonly width: number;
  /** Records after the header, as far as the beginning of the file has them. */
  readonly sample: readonly RawRecord[];
}

const delimiters = [',', ';', '\t', '|', ':', '\u001f'] as const;
/** How many records are searched for a header row. */
const headerSearch = 30;
export const sniffedRecords = 400;
/** Twice as many as the longest exports of a contact management have. */
const mostColumns = 2000;

/** `whole`: `head` is the whole file, so that its last record is complete. */
export async function sniffLayout(
  name: string,
  head: Buffer,
  whole: boolean,
  forced: { delimiter: string | null; noHeader?: boolean },
): Promise<TableLayout & { readonly dialect: CsvDialect }> {
  const text = head.toString();
  refuseBinary(name, text);
  const hint = /^"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|$)/i.exec(text)?.[1] ?? null;
  const tried = forced.delimiter ?? hint;
  const read: Sniffed[] = [];
  for (const delimiter of tried === null ? delimiters : [tried])
    read.push(await readWith(delimiter, text, head, whole));
  const { dialect, records } = read.reduce((best, next) => (next.score > best.score + 0.001 ? next : best));
  const rows = hint === null ? records : records.slice(1);
  if (rows.every(isBlank)) throw new UserError(`${name} has no rows`, { hint: 'export the list again' });
  for (const { cells } of rows) refuseWide(name, cells);
  return { dialect, ...findHeader(rows, forced.noHeader ?? false) };
}

interface Sniffed {
  readonly score: number;
  readonly dialect: CsvDialect;
  readonly records: readonly RawRecord[];
}

/** A colon or a unit separator is more often inside cells than between them. */
const unlikely = new Set([':', '\u001f']);

async function readWith(delimiter: string, text: string, head: Buffer, whole: boolean): Promise<Sniffed> {
  const dialect = quoting(text, delimiter);
  const records = await sampleOf(head, whole, dialect);
  return { score: tableScore(records) - (unlikely.has(delimiter) ? 3 : 0), dialect, records };
}

function refuseBinary(name: string, text: string): void {
  const sample = text.slice(0, 8192);
  const strange = sample.match(/[\x00-\x08\x0e-\x1a\x1c-\x1e\ufffd]/g)?.length ?? 0;
  if (strange > 8 && strange > sample.length * 0.02) {
    throw new UserError(`${name} is not a text file`, { hint: 'export the list as CSV UTF-8 and import that file' });
  }
}

/** Working out what tens of thousands of columns are about takes seconds, and they are no list. */
export function refuseWide(name: string, cells: readonly unknown[]): void {
  if (cells.length <= mostColumns) return;
  const filled = cells.filter((cell) => cell !== '' && cell !== null).length;
  if (filled <= mostColumns) return;
  const [has, most] = [filled, mostColumns].map((number) => number.toLocaleString('en-US'));
  throw new UserError(`${name} has ${has} columns; a list of customers has ${most} at most`, {
    hint: 'export the columns that are about the customers or orders, one row for each',
  });
}

async function sampleOf(head: Buffer, whole: boolean, dialect: CsvDialect): Promise<RawRecord[]> {
  const records: RawRecord[] = [];
  async function* once() {
    yield head.subarray(0, 64 * 1024);
  }
  for await (const batch of readRecords(once(), dialect)) records.push(...batch);
  const complete = whole && head.length <= 64 * 1024;
  if (!complete && records.length > 1) records.pop();
  return records.slice(0, sniffedRecords);
}

/** The quality of these records as a table: known headers first, then rows of one width. */
function tableScore(records: readonly RawRecord[]): number {
  const rows = records.filter((record) => !isBlank(record));
  const width = commonWidth(rows);
  const hits = Math.max(0, ...rows.slice(0, headerSearch).map((row) => headerHits(row.cells.map(cleanText))));
  const fitting =
    rows.filter((row) => row.broken === null && row.cells.length === width).length / Math.max(rows.length, 1);
  return width === 1 ? hits * 0.5 + 0.1 : hits * 2 + fitting * 3 + Math.min(width, 20) * 0.02;
}

function commonWidth(rows: readonly RawRecord[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    // A row with one cell is more often a title or a blank line than data.
    counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + (row.cells.length === 1 ? 0.4 : 1));
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}

function isBlank(record: RawRecord): boolean {
  return record.cells.every((cell) => cell === '' || cleanText(cell) === '');
}

/** The quote and the escape of the text; a doubled double quote unless it clearly is another. */
function quoting(text: string, delimiter: string): CsvDialect {
  const sample = text.slice(0, 64 * 1024);
  const d = delimiter.replace(/[|\\^$.*+?()[\]{}]/g, '\\$&');
  const starts = (quote: string) => sample.match(new RegExp(`(?:^|${d}|[\\r\\n])${quote}`, 'g'))?.length ?? 0;
  const double = starts('"');
  const quote = double === 0 && quotesSingly(sample, d, starts("'")) ? "'" : '"';
  const escapes = (quote === "'" || double > 0) && backslashed(sample, quote, d);
  return { delimiter, quote, escape: escapes ? '\\' : quote };
}

/**
 * Whether single quotes, `opened` of which begin a cell, are the file's quotes: all are closed, and they are needed.
 */
function quotesSingly(sample: string, d: string, opened: number): boolean {
  if (opened === 0) return false;
  const closed = sample.match(new RegExp(`(?:^|${d}|[\\r\\n])'(?:[^']|''|\\\\')*'(?=${d}|[\\r\\n]|$)`, 'g')) ?? [];
  if (closed.length !== opened) return false;
  const needed = new RegExp(`^(?:${d}|[\\r\\n])?'[\\s\\S]*(?:${d}|''|\\\\'|[\\r\\n])[\\s\\S]*'$`);
  return opened >= sample.split(/\r\n|\r|\n/).length / 2 || closed.some((cell) => needed.test(cell));
}

/** `\"` inside a cell and never `""`. */
function backslashed(sample: string, quote: string, d: string): boolean {
  if (!new RegExp(`\\\\${quote}(?!${d}|[\\r\\n]|$)|\\\\${quote}${quote}`).test(sample)) return false;
  return !new RegExp(`[^\\\\${d}\\r\\n]${quote}${quote}[^${d}\\r\\n${quote}]`).test(sample);
}

/** Finds the header row among the first records of a table, in any format. */
export function findHeader(records: readonly RawRecord[], noHeader: boolean): TableLayout {
  const filled = records.filter((record) => !isBlank(record));
  const width = commonWidth(filled);
  const search = filled.slice(0, headerSearch);
  const hits = search.map((record) => (isOfValues(record) ? 0 : headerHits(record.cells.map(cleanText))));
  const most = Math.max(0, ...hits);
  const first = search.find((record) => record.cells.length >= Math.max(1, width * 0.7)) ?? search[0];
  if (first === undefined) return { headerLine: null, headers: [], firstDataLine: 1, width: 1, sample: [] };
  const known = search[hits.indexOf(most)];
  const header =
    most >= 3 || (most === 2 && (known?.cells.length ?? 0) <= 3) ? known : looksLikeHeader(first) ? first : undefined;
  if (noHeader || header === undefined) {
    const names = Array.from({ length: width }, () => '');
    return { headerLine: null, headers: names, firstDataLine: first.line, width, sample: from(filled, first.line) };
  }
  const sample = filled.filter((record) => record.line > header.line);
  return {
    headerLine: header.line,
    headers: header.cells.map((cell) => cleanText(cell).replace(/^[*\s]+|(?<![*:\s])[*:\s]+$/g, '')),
    firstDataLine: header.line + 1,
    width: header.cells.length,
    sample,
  };
}

function from(records: readonly RawRecord[], line: number): RawRecord[] {
  return records.filter((record) => record.line >= line);
}

/** A totals line begins with a word that headers have too; half of its cells are figures. */
function isOfValues(record: RawRecord): boolean {
  const cells = record.cells.map(cleanText).filter((cell) => cell !== '');
  return record.broken !== null || cells.filter(looksLikeValue).length * 2 >= cells.length;
}

/** Only words: a row with an address, a number or a date is data. */
function looksLikeHeader(record: RawRecord): boolean {
  const cells = record.cells.map(cleanText).filter((cell) => cell !== '');
  return (
    cells.length > 0 && record.broken === null && cells.every((cell) => cell.length <= 80 && !looksLikeValue(cell))
  );
}

function looksLikeValue(text: string): boolean {
  const cell = asciiFigures(text);
  if (/^[^\s@]+@[^\s@.]+\.\S+$/.test(cell) || isAbsent(cell)) return true;
  if (parseAmount(cell).kind === 'amount' || parseAmount(cell).kind === 'ambiguous') return true;
  const date = parseDate(cell, { order: null, today: '2000-01-01' });
  return date.kind === 'day' || date.kind === 'ambiguous' || /^\+?[\d\s().\-/]{6,}$/.test(cell);
}
