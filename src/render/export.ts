/** The whole book in the forms that an import accepts. */
import { stringify } from 'csv-stringify/sync';
import { formulaSafe } from '../domain/formula-cell.ts';
import { escapeControls } from '../domain/plain.ts';

type Cell = string | number | null;

/** The first line of an export in JSON lines; `schema` is the schema of the book it was made from. */
interface ExportHead {
  readonly cadence: 'book';
  readonly schema: number;
  readonly book: string;
  readonly salt: string;
  readonly origins: string;
}

export function headLine(head: ExportHead): string {
  return line(head);
}

export function rowLine(table: string, row: Readonly<Record<string, Cell>>): string {
  return line({ table, row });
}

function line(value: unknown): string {
  return `${escapeControls(JSON.stringify(value))}\n`;
}

/** The header row of a table, `customer.id,customer.name`, by which `import` recognizes an export. */
export function tableHeader(table: string, columns: readonly string[]): string {
  return stringify([columns.map((column) => `${table}.${column}`)]);
}

/** Texts are quoted, so that an empty one differs from a missing one. */
export function tableRow(columns: readonly string[], row: Readonly<Record<string, Cell>>): string {
  const cells = columns.map((column) => row[column] ?? null);
  return stringify([cells.map((cell) => (typeof cell === 'string' ? formulaSafe(cell) : cell))], {
    quoted_string: true,
  });
}
