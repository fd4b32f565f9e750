/** What was done after an operation and still holds: it is not to be lost when that operation is taken back. */
import type { Chains } from './chains.ts';
import { type Change, keyOf, type Touched, touchedBy } from './changes.ts';
import { ownTables } from './customer-tables.ts';
import { type Db, idsOf } from './db.ts';
import { liveChanges } from './live-changes.ts';

const none: ReadonlySet<string> = new Set();

export class Later {
  readonly #touched: Touched;
  /** By row. */
  readonly #gone: ReadonlyMap<string, Change>;

  private constructor(changes: readonly Change[]) {
    this.#touched = touchedBy(changes.filter(({ kind }) => kind === 'changed'));
    const removed = changes.filter(({ kind, table }) => kind === 'removed' && !ownTables.has(table));
    this.#gone = new Map(removed.map((change) => [keyOf(change), change]));
  }

  static async than(db: Db, operation: number, chains: Chains): Promise<Later> {
    const root = chains.rootOf(operation);
    const after = (await idsOf(db, 'SELECT id FROM operation WHERE id > ? ORDER BY id', [operation])).filter(
      (id) => chains.rootOf(id) !== root && counts(chains, id, operation),
    );
    return new Later(await liveChanges(db, chains, after));
  }

  /** The columns of a row that were changed since. */
  columnsOf(table: string, row: number): ReadonlySet<string> {
    return this.#touched.columns.get(`${table} ${row}`) ?? none;
  }

  /** The rows of a range that were changed since. */
  changedIn(table: string, first: number, last: number): number[] {
    if (ownTables.has(table)) return [];
    return rowsIn(this.#touched.columns.keys(), table, first, last);
  }

  /** The rows of a range that were taken away since. */
  goneIn(table: string, first: number, last: number): Change[] {
    return rowsIn(this.#gone.keys(), table, first, last).flatMap((row) => this.goneOf(table, row) ?? []);
  }

  goneOf(table: string, row: number): Change | null {
    return this.#gone.get(`${table} ${row}`) ?? null;
  }
}

/** What took back an operation that came later only made that one undone. */
function counts(chains: Chains, id: number, operation: number): boolean {
  return chains.stepOf(id) % 2 === 0 || chains.rootOf(id) < operation;
}

function rowsIn(keys: Iterable<string>, table: string, first: number, last: number): number[] {
  const found: number[] = [];
  for (const key of keys) {
    const at = key.lastIndexOf(' ');
    const row = Number(key.slice(at + 1));
    if (row >= first && row <= last && key.slice(0, at) === table) found.push(row);
  }
  return found;
}
