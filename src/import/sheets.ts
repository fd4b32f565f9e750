/** Spreadsheets (.xlsx and .ods) as tables. Only this file knows the library that reads them. */
import { UserError } from '../errors.ts';
import { type Archive, archiveText, documentKind, locked, openArchive, wholeOf, workbookPart } from './archive.ts';
import type { Encoding } from './encoding.ts';
import { headerHits } from './headers.ts';
import type { RawRecord } from './raw-record.ts';
import type { TableLayout } from './sniff.ts';
import { findHeader, sniffedRecords } from './sniff.ts';
import { asWorkbook, type Source } from './source.ts';
import type { FileTable } from './table.ts';
import { cleanText } from './text.ts';

/** A cell's value, by its type. Dates are in UTC, whatever the machine's zone. */
export type SheetCell = string | number | boolean | Date | null;

/** A sheet with content. */
export interface SheetChoice {
  readonly name: string;
  /** The cells of its header row, or of its first row. */
  readonly headers: readonly string[];
}

/** Picks one of several sheets; null to choose by content. */
export type ChooseSheet = (sheets: readonly SheetChoice[]) => Promise<SheetChoice | null>;

interface Workbook {
  /** The user's name for the file. */
  readonly name: string;
  /** The names of the sheets that are not hidden. */
  readonly sheets: readonly string[];
  /** The rows of a sheet from the top, without empty ones; at most `most`. */
  rows(sheet: string, most?: number): AsyncGenerator<{ readonly line: number; readonly cells: readonly SheetCell[] }>;
}

/** Opens a spreadsheet and settles on a sheet: the requested one, else a chosen one, else the first that is a table. */
export async function openSheet(source: Source, wanted: string | null, choose: ChooseSheet): Promise<SheetTable> {
  const archive = await openArchive(source.name, await wholeOf(source));
  const workbook = await openWorkbook(source.name, archive);
  const found: SheetTable[] = [];
  for (const name of workbook.sheets) {
    const sheet = await sheetOf(workbook, name, false);
    if (sheet !== null) found.push(sheet);
  }
  const [first] = found;
  if (first === undefined) throw new UserError(`${source.name} has no rows`, { hint: 'export the list again' });
  if (wanted !== null) return theSheet(source.name, found, wanted);
  if (found.length === 1) return first;
  const likely = found.find((sheet) => headerHits(sheet.layout.headers.map(cleanText)) >= 2) ?? first;
  const chosen = await choose([likely, ...found.filter((sheet) => sheet !== likely)].map(choiceOf));
  if (chosen !== null) return found.find((sheet) => sheet.sheet === chosen.name) ?? likely;
  likely.others = found.filter((sheet) => sheet !== likely).map(({ sheet }) => sheet);
  return likely;
}

function choiceOf(table: SheetTable): SheetChoice {
  const { headers, sample } = table.layout;
  const named = headers.filter((header) => header !== '');
  return { name: table.sheet, headers: named.length > 0 ? named : (sample[0]?.cells ?? []) };
}

function theSheet(name: string, found: readonly SheetTable[], wanted: string): SheetTable {
  const sheet =
    found.find((one) => one.sheet === wanted) ??
    found.find((one) => one.sheet.toLowerCase() === wanted.toLowerCase()) ??
    (/^\d+$/.test(wanted) ? found[Number(wanted) - 1] : undefined);
  if (sheet !== undefined) return sheet;
  throw new UserError(`${name} has no sheet “${wanted}” with rows in it`, {
    hint: `its sheets are: ${found.map((one) => one.sheet).join(', ')}`,
  });
}

class SheetTable implements FileTable {
  readonly name: string;
  readonly layout: TableLayout;
  readonly sheet: string;
  readonly delimiter = null;
  /** Further sheets with rows. */
  others: readonly string[] = [];
  readonly #workbook: Workbook;
  #bytes = 0;

  constructor(workbook: Workbook, sheet: string, layout: TableLayout) {
    this.#workbook = workbook;
    this.name = workbook.name;
    this.sheet = sheet;
    this.layout = layout;
  }

  /** The same sheet, with all rows as data. */
  async withoutHeader(): Promise<SheetTable> {
    return (await sheetOf(this.#workbook, this.sheet, true)) ?? this;
  }

  async *records(purpose: 'read' | 'look ahead'): AsyncGenerator<readonly RawRecord[]> {
    const counting = purpose === 'read';
    if (counting) this.#bytes = 0;
    let records: RawRecord[] = [];
    for await (const row of this.#workbook.rows(this.sheet)) {
      const record = recordOf(row, this.layout.width);
      if (counting) this.#bytes += record.cells.reduce((sum, cell) => sum + cell.length + 1, 0);
      records.push(record);
      if (records.length < batchSize) continue;
      yield records;
      records = [];
    }
    if (records.length > 0) yield records;
  }

  bytes(): number {
    return this.#bytes;
  }

  encoding(): Encoding {
    return 'utf-8';
  }

  warnings(): readonly string[] {
    if (this.others.length === 0) return [];
    return [
      `read the sheet “${this.sheet}”; the file also has ${this.others.map((name) => `“${name}”`).join(', ')} (--sheet NAME reads another)`,
    ];
  }
}

const batchSize = 500;

async function sheetOf(workbook: Workbook, name: string, noHeader: boolean): Promise<SheetTable | null> {
  const records: RawRecord[] = [];
  for await (const row of workbook.rows(name, sniffedRecords)) records.push(recordOf(row, 0));
  return records.length === 0 ? null : new SheetTable(workbook, name, findHeader(records, noHeader));
}

/** A sheet does not say where a row ends: missing cells are filled up to the table's width. */
function recordOf(row: { readonly line: number; readonly cells: readonly SheetCell[] }, width: number): RawRecord {
  const cells = row.cells.map(cellText);
  while (cells.length > width && cells.at(-1) === '') cells.pop();
  while (cells.length < width) cells.push('');
  return { line: row.line, cells, broken: null };
}

/** A cell in the unambiguous form of a CSV file. */
export function cellText(cell: SheetCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return typeof cell === 'number' ? numberText(cell) : dateText(cell);
}

/** 15 digits, like spreadsheets; never with an exponent, and with a fourth decimal when three could be thousands. */
function numberText(number: number): string {
  const rounded = Number(number.toPrecision(15));
  if (!Number.isFinite(rounded)) return '';
  if (Number.isInteger(rounded)) return BigInt(rounded).toString();
  const text = Math.abs(rounded) < 1e-6 ? rounded.toFixed(20).replace(/(?<!0)0+$/, '') : String(rounded);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** Cells with only a time of day count from this day, or from the one before. */
const firstDay = Date.UTC(1900, 0, 1);

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString();
  const time = text.slice(11, 16);
  if (date.getTime() < firstDay) return time;
  return time === '00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`;
}

async function openWorkbook(name: string, archive: Archive): Promise<Workbook> {
  const kind = documentKind(archive);
  if (kind !== 'xlsx' && kind !== 'ods')
    throw new UserError(`${name} is a document that cadence cannot read (such as .numbers, .xlsb or .docx)`, {
      hint: asWorkbook,
    });
  try {
    return kind === 'xlsx' ? await openXlsx(name, archive) : await openOds(name, archive);
  } catch (error) {
    throw unreadable(name, error);
  }
}

/**
 * Parts that the library unpacks as a whole. Reading them completely beforehand proves that they are as large as
 * stated; worksheets are read row by row, within the library's own limit.
 */
const unpackedWhole = /^(?:xl\/[^/]+|content\.xml|styles\.xml)$/;

async function proveSizes(archive: Archive): Promise<void> {
  for (const path of archive.paths.filter((path) => unpackedWhole.test(path)))
    for await (const _part of archive.read(path));
}

async function openXlsx(name: string, archive: Archive): Promise<Workbook> {
  const { streamXlsxRows } = await import('hucre/xlsx');
  await proveSizes(archive);
  const directory = archive.paths.find((path) => workbookPart.test(path)) ?? '';
  const sheets = visibleSheets(await archiveText(archive, directory));
  const rowsOf = async function* (sheet: string, most?: number) {
    try {
      const options = { sheet, ...(most === undefined ? {} : { maxRows: most }) };
      for await (const { index, values } of streamXlsxRows(archive.bytes, options))
        if (values.some((value) => value !== null)) yield { line: index + 1, cells: values };
    } catch (error) {
      throw unreadable(name, error);
    }
  };
  const only = sheets.length === 1 ? new Begun(rowsOf(sheets[0] ?? '')) : null;
  return {
    name,
    sheets,
    rows: (sheet, most) => {
      if (only === null || only.isOver) return rowsOf(sheet, most);
      return most === undefined ? only.all() : only.first(most);
    },
  };
}

/**
 * Rows whose first ones were looked at: reading continues where the look ended. Starting again would read the texts of
 * all cells once more, which take most of a workbook's memory.
 */
class Begun<Row> {
  /** It was read; reading the rows again starts from the beginning. */
  isOver = false;
  readonly #rows: AsyncGenerator<Row>;
  readonly #seen: Row[] = [];

  constructor(rows: AsyncGenerator<Row>) {
    this.#rows = rows;
  }

  async *first(most: number): AsyncGenerator<Row> {
    yield* this.#seen.slice(0, most);
    while (this.#seen.length < most) {
      const next = await this.#rows.next();
      if (next.done) return;
      this.#seen.push(next.value);
      yield next.value;
    }
  }

  async *all(): AsyncGenerator<Row> {
    this.isOver = true;
    yield* this.#seen.splice(0);
    yield* this.#rows;
  }
}

/** Asking the library for the names would read the texts of all cells: 100 MB for 100,000 rows. */
export function visibleSheets(workbookXml: string): string[] {
  const sheets = [...workbookXml.matchAll(/<(?:\w+:)?sheet\s([^<>]*)>/g)].map(([, attributes = '']) => attributes);
  return sheets
    .filter((attributes) => !/\bstate\s*=\s*["'](?:hidden|veryHidden)["']/.test(attributes))
    .map((attributes) => decoded(/\bname\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes)?.slice(1).join('') ?? ''));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The library reads an .ods as a whole: it repeats rows as the file says, and stops at 20 million cells. */
async function openOds(name: string, archive: Archive): Promise<Workbook> {
  const { readOds } = await import('hucre/ods');
  await proveSizes(archive);
  const { sheets } = await readOds(archive.bytes);
  return {
    name,
    sheets: sheets.map((sheet) => sheet.name),
    async *rows(wanted, most = Number.POSITIVE_INFINITY) {
      let line = 0;
      let given = 0;
      for (const cells of sheets.find((sheet) => sheet.name === wanted)?.rows ?? []) {
        line++;
        if (cells.every((value) => value === null || value === '')) continue;
        if (++given > most) return;
        yield { line, cells };
      }
    },
  };
}

function unreadable(name: string, cause: unknown): UserError {
  if (cause instanceof UserError) return cause;
  const kind = cause instanceof Error ? cause.name : '';
  if (kind === 'EncryptedFileError') return locked(name);
  return new UserError(`${name} cannot be read as a spreadsheet`, { hint: asWorkbook, cause });
}
