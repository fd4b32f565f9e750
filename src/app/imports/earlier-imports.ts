/** The files that were imported before. */
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
