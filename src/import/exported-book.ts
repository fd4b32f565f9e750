/** Reads the output of `export`: a whole book as JSON lines, or its tables as CSV, row by row as they are stored. */
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { withoutGuard } from '../domain/formula-cell.ts';
import { UserError } from '../errors.ts';
import { type Source, unpacked } from './source.ts';

type BookValue = string | number | null;

export interface BookRow {
  readonly table: string;
  readonly row: Readonly<Record<string, BookValue>>;
}

interface ExportMarks {
  readonly book: string;
  readonly salt: string;
  /** When its customers came into it; empty in exports of earlier versions. */
  readonly origins: string;
}

interface BookHead {
  /** The schema of the exported book; null for a CSV table, whose `book.csv` has it. */
  readonly schema: number | null;
  /** The identity of that book; likewise. */
  readonly marks: ExportMarks | null;
}

export interface BookExport {
  readonly head: BookHead;
  rows(): AsyncGenerator<BookRow>;
}

/** Tables of a book by name, with their columns. */
export type BookTables = ReadonlyMap<string, ReadonlySet<string>>;

/** The export in this source; null when it is none. */
export async function openExport(source: Source, tables: BookTables): Promise<BookExport | null> {
  const [start = '', second = ''] = await firstLines(source);
  const head = bookHead(start);
  if (head !== null) return { head, rows: () => jsonRows(source) };
  if (start.startsWith('book.id,')) return { head: tablesHead(second), rows: noRows };
  if (isTable(start.trim(), tables)) return { head: { schema: null, marks: null }, rows: () => csvRows(source) };
  return null;
}

/**
 * `customer.id,customer.name,…`: one table of a book. Other programs have such headers too, but neither as many of a
 * table's columns nor mostly those: the tables of the oldest books have more than two thirds of what they have now.
 */
function isTable(line: string, tables: BookTables): boolean {
  if (!/^"?[a-z_]+\.id"?(?:,"?[a-z_]+\.[a-z_]+"?)*$/.test(line)) return false;
  const headers = line.replaceAll('"', '').split(',');
  const [table = ''] = headers[0]?.split('.') ?? [];
  const columns = tables.get(table) ?? new Set();
  const known = headers.filter(
    (header) => header.startsWith(`${table}.`) && columns.has(header.slice(table.length + 1)),
  );
  return known.length > headers.length * 0.7 && known.length > columns.size * 0.6;
}

async function firstLines(source: Source): Promise<string[]> {
  const parts: Buffer[] = [];
  for await (const chunk of unpacked(source)) {
    parts.push(chunk);
    const begun = Buffer.concat(parts);
    const lines = begun.toString('utf8').split(/\r?\n/, 3);
    if (!isHead(begun)) return begun.subarray(0, 4_096).toString('utf8').split(/\r?\n/, 2);
    if (lines.length > 2 || begun.length > longestHead) return lines;
  }
  return Buffer.concat(parts).toString('utf8').split(/\r?\n/, 2);
}

/** In bytes: a moment for each of a hundred thousand customers. */
const longestHead = 8_000_000;
const isHead = (begun: Buffer) => /^(?:\{"cadence":"book"|book\.id,)/.test(begun.toString('latin1', 0, 20));

/** `book.csv` among the tables: `book.id,book.salt,book.schema,book.origins`. */
function tablesHead(line: string): BookHead {
  const [book = '', salt = '', schema = '', origins = ''] = line.replaceAll('"', '').split(',');
  return { schema: Number(schema), marks: { book, salt, origins } };
}

async function* noRows(): AsyncGenerator<BookRow> {}

function bookHead(line: string): BookHead | null {
  if (!line.startsWith('{"cadence":"book"')) return null;
  const head = parsed(line);
  const text = (name: string) => String(head[name] ?? '');
  return {
    schema: Number(head['schema']),
    marks: { book: text('book'), salt: text('salt'), origins: text('origins') },
  };
}

function parsed(line: string): Record<string, unknown> {
  try {
    return (JSON.parse(line) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}

async function* jsonRows(source: Source): AsyncGenerator<BookRow> {
  let number = 0;
  for await (const line of createInterface({ input: Readable.from(unpacked(source)), crlfDelay: Infinity })) {
    number += 1;
    if (number === 1 || line === '') continue;
    const { table, row } = parsed(line);
    if (typeof table !== 'string' || typeof row !== 'object' || row === null) throw broken(source, number);
    yield { table, row: row as BookRow['row'] };
  }
}

async function* csvRows(source: Source): AsyncGenerator<BookRow> {
  const parser = Readable.from(unpacked(source)).pipe(
    parse({ bom: true, info: true, cast: (value, { quoting }) => (value === '' && !quoting ? null : value) }),
  );
  let head: TableHead | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      if (head === null) head = tableHead(record);
      else if (record.length === head.columns.length) yield bookRow(head, record);
      else throw broken(source, info.lines);
    }
  } catch (error) {
    throw error instanceof UserError ? error : broken(source, (error as { lines?: number }).lines ?? 0);
  }
}

interface CsvRecord {
  readonly record: readonly (string | null)[];
  readonly info: { readonly lines: number };
}

interface TableHead {
  readonly table: string;
  readonly columns: readonly string[];
}

/** `customer.id,customer.name` */
function tableHead(record: CsvRecord['record']): TableHead {
  return {
    table: (record[0] ?? '').split('.')[0] ?? '',
    columns: record.map((header) => (header ?? '').split('.').slice(1).join('.')),
  };
}

function bookRow({ table, columns }: TableHead, record: CsvRecord['record']): BookRow {
  return { table, row: Object.fromEntries(columns.map((name, i) => [name, asItWas(record[i] ?? null)])) };
}

const asItWas = (cell: string | null) => (cell === null ? null : withoutGuard(cell));

function broken(source: Source, line: number): UserError {
  return new UserError(`${source.name}:${line}: this line of the export is broken`, {
    hint: 'nothing was imported; export again, or remove the line',
  });
}
