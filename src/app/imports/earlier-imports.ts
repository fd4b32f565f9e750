/** The files that were imported before. */
import type { ControlTotal } from '../../domain/control-totals.ts';
import type { ImportRecord } from '../../store/imports.ts';
import type { Store } from '../../store/store.ts';

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

/** What an import read, to compare with an earlier one. */
interface Reading {
  /** The file's name. */
  readonly source: string;
  readonly rows: number;
  /** How many lines were skipped: earlier versions took some of them for rows. */
  readonly skipped: number;
  readonly totals: readonly ControlTotal[];
}

/**
 * The import of the same file of orders by a version before there were control totals: it has the name and as many rows, and nothing in it is
 * younger than that import. What that version read otherwise would count twice.
 */
export function readByEarlierVersion(imports: readonly ImportRecord[], reading: Reading): ImportRecord | null {
  const last = reading.totals.reduce((latest, { to }) => (to !== null && to > latest ? to : latest), '');
  const same = imports.find(
    ({ file, totals, rows, day }) =>
      totals === null && file === reading.source && Math.abs(rows - reading.rows) <= reading.skipped && last <= day,
  );
  return same ?? null;
}
