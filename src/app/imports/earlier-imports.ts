/** The files that were imported before. */
import type { ControlTotal } from '../../domain/control-totals.ts';
import type { ImportRecord } from '../../store/imports.ts';
import type { Store, Transaction } from '../../store/store.ts';

/** The latest first. */
export async function allImports(store: Store): Promise<readonly ImportRecord[]> {
  return await store.imports.all();
}

/** An earlier import of a file of this name that joined several rows into one customer. */
export interface EarlierImport {
  readonly rows: number;
  readonly merged: number;
}

export function earlierImports(imports: readonly ImportRecord[], source: string): EarlierImport[] {
  return imports
    .filter(({ file, kind }) => file === source && kind === 'customers')
    .map(({ rows, added, updated, unchanged, rejected }) => ({
      rows,
      merged: rows - added - updated - unchanged - rejected,
    }))
    .filter(({ merged }) => merged > 0);
}

/**
 * The import of a file of orders of this name by a version before there were control totals, and the orders that other files have changed
 * since. Null where there is none.
 */
interface ImportByEarlierVersion {
  readonly record: ImportRecord;
  readonly changedSince: ReadonlySet<number>;
}

export async function importByEarlierVersion(
  book: Transaction,
  source: string,
): Promise<ImportByEarlierVersion | null> {
  const record = (await book.imports.all()).find(({ file, totals }) => totals === null && file === source);
  if (record === undefined) return null;
  return { record, changedSince: await book.imports.ordersChangedSince(record.operationId) };
}

/** What an import read, to compare with an earlier one. */
interface Reading {
  readonly rows: number;
  /** How many lines were skipped: earlier versions took some of them for rows. */
  readonly skipped: number;
  readonly totals: readonly ControlTotal[];
}

/** Whether it is the same file of orders: it has as many rows, and nothing in it is younger than that import. */
export function isSameFile({ rows, day }: ImportRecord, reading: Reading): boolean {
  const last = reading.totals.reduce((latest, { to }) => (to !== null && to > latest ? to : latest), '');
  return Math.abs(rows - reading.rows) <= reading.skipped && last <= day;
}
