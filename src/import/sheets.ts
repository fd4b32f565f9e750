/** Spreadsheets (.xlsx and .ods) as tables. Only this file knows the library that reads the latter. */
import { UserError } from '../errors.ts';
import { type Archive, documentKind, locked, openArchive, wholeOf } from './archive.ts';
import type { Encoding } from './encoding.ts';
import { headerHits } from './headers.ts';
import type { RawRecord } from './raw-record.ts';
import { cellText, type SheetCell } from './sheet-cell.ts';
import type { TableLayout } from './sniff.ts';
import { findHeader, refuseWide, sniffedRecords } from './sniff.ts';
import { asWorkbook, type Source } from './source.ts';
import type { FileTable } from './table.ts';
import { cleanText } from './text.ts';

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
  for await (const row of workbook.rows(name, sniffedRecords)) {
    refuseWide(workbook.name, row.cells);
    records.push(recordOf(row, 0));
  }
  return records.length === 0 ? null : new SheetTable(workbook, name, findHeader(records, noHeader));
}

/** A sheet does not say where a row ends: missing cells are filled up to the table's width. */
function recordOf(row: { readonly line: number; readonly cells: readonly SheetCell[] }, width: number): RawRecord {
  const cells = row.cells.map(cellText);
  while (cells.length > width && cells.at(-1) === '') cells.pop();
  while (cells.length < width) cells.push('');
  return { line: row.line, cells, broken: null };
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

async function openXlsx(name: string, archive: Archive): Promise<Workbook> {
  const workbook = await (await import('./xlsx/workbook.ts')).openXlsx(archive);
  return {
    name,
    sheets: workbook.sheets,
    async *rows(sheet, most) {
      try {
        yield* workbook.rows(sheet, most);
      } catch (error) {
        throw unreadable(name, error);
      }
    },
  };
}

/** Parts that the library unpacks as a whole. Reading them to the end beforehand proves that they are as large as stated. */
const unpackedWhole = /^(?:content|styles)\.xml$/;

/** The library reads an .ods as a whole: it repeats rows as the file says, and stops at 20 million cells. */
async function openOds(name: string, archive: Archive): Promise<Workbook> {
  const { readOds } = await import('hucre/ods');
  for (const path of archive.paths.filter((path) => unpackedWhole.test(path)))
    for await (const _part of archive.read(path));
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
