/** Later changes that still hold: undoing an earlier operation must not lose them. */
import type { Chains } from './chains.ts';
import { type Change, keyOf, type TouchedRows, touchedBy } from './changes.ts';
import { ownTables } from './customer-tables.ts';
import { type Db, idsOf } from './db.ts';
import { liveChanges } from './live-changes.ts';

const none: ReadonlySet<string> = new Set();

export class Later {
  readonly #touched: TouchedRows;
  readonly #touchedRows: RowNumbers;
  /** By row. */
  readonly #gone: ReadonlyMap<string, Change>;
  readonly #goneRows: RowNumbers;

  private constructor(changes: readonly Change[]) {
    this.#touched = touchedBy(changes.filter(({ kind }) => kind === 'changed'));
    const removed = changes.filter(({ kind, table }) => kind === 'removed' && !ownTables.has(table));
    this.#gone = new Map(removed.map((change) => [keyOf(change), change]));
    this.#touchedRows = new RowNumbers(changes.filter(({ kind }) => kind === 'changed'));
    this.#goneRows = new RowNumbers(removed);
  }

  static async than(db: Db, operation: number, chains: Chains): Promise<Later> {
    const root = chains.rootOf(operation);
    const after = (await idsOf(db, 'SELECT id FROM operation WHERE id > ? ORDER BY id', [operation])).filter(
      (id) => chains.rootOf(id) !== root && chains.stepsSince(id, operation) % 2 === 0,
    );
    return new Later(await liveChanges(db, chains, after, { byNumber: true }));
  }

  /** The columns of a row changed since. */
  columnsOf(table: string, row: number): ReadonlySet<string> {
    return this.#touched.columns.get(`${table} ${row}`) ?? none;
  }

  /** The rows of a range changed since. */
  changedIn(table: string, first: number, last: number): number[] {
    if (ownTables.has(table)) return [];
    return this.#touchedRows.within(table, first, last);
  }

  /** The rows of a range removed since. */
  goneIn(table: string, first: number, last: number): Change[] {
    return this.#goneRows.within(table, first, last).flatMap((row) => this.goneOf(table, row) ?? []);
  }

  goneOf(table: string, row: number): Change | null {
    return this.#gone.get(`${table} ${row}`) ?? null;
  }
}

/** Row numbers, by table: ranges are looked up by bisection, as there may be very many of both. */
class RowNumbers {
  readonly #byTable = new Map<string, readonly number[]>();

  constructor(changes: readonly Change[]) {
    for (const [table, its] of Map.groupBy(changes, ({ table }) => table))
      this.#byTable.set(
        table,
        [...new Set(its.map(({ first }) => first))].sort((a, b) => a - b),
      );
  }

  within(table: string, first: number, last: number): number[] {
    const rows = this.#byTable.get(table) ?? [];
    return rows.slice(placeIn(rows, first), placeIn(rows, last + 1));
  }
}

/** How many of these sorted numbers are smaller. */
function placeIn(numbers: readonly number[], number: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
