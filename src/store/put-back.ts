/** Puts removed rows back, where there is still a place for them. */
import type { Change } from './changes.ts';
import { ownTables } from './customer-tables.ts';
import type { Value, WriteDb } from './db.ts';
import { idsOf, some } from './db.ts';
import type { Journal } from './journal.ts';
import type { Kept } from './kept.ts';
import { withNameKeys } from './name-keys.ts';
import { references } from './references.ts';

type Row = Readonly<Record<string, Value>>;

interface Hands {
  readonly db: WriteDb;
  readonly journal: Journal;
  readonly kept: Kept;
}

/** These tables have one row for each value of this column. */
const unique: Readonly<Record<string, string>> = { setting: 'key', mapping: 'fingerprint', potential: 'customer_id' };

export class PutBack {
  readonly #hands: Hands;
  /** New numbers of rows that came back, by table and former number. */
  readonly #numbers = new Map<string, number>();

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  /** The number that a row has now. */
  numberOf(table: string, row: number): number {
    return this.#numbers.get(`${table} ${row}`) ?? row;
  }

  /** Rows of one table, each number once; returns how many came back. */
  async rows(table: string, changes: readonly Change[]): Promise<number> {
    const { db } = this.#hands;
    // A standing has the number of its customer.
    const numberIn = ({ first }: Change) => (table === 'standing' ? this.numberOf('customer', first) : first);
    const numbers = changes.map(numberIn);
    const taken = new Set(
      await idsOf(db, `SELECT id FROM "${table}" WHERE id IN ${db.listed('?')}`, [db.list(numbers)]),
    );
    const there = await this.#thereFor(table, changes);
    const numbered: Row[] = [];
    const others: { readonly first: number; readonly row: Row }[] = [];
    for (const change of changes) {
      const row = await this.#rowOf(change, there);
      if (row === null) continue;
      const id = numberIn(change);
      if (!taken.has(id)) numbered.push({ id, ...row });
      else if (table === 'standing') continue;
      else others.push({ first: change.first, row });
    }
    numbered.sort((a, b) => Number(a['id']) - Number(b['id']));
    for (const same of Map.groupBy(numbered, (row) => Object.keys(row).join()).values())
      await this.#hands.journal.addRows(table, Object.keys(same[0] ?? {}), same.map(Object.values<Value>));
    // The next numbers come after the rows that got theirs back.
    for (const { first, row } of others) await this.#underNextNumber(table, first, row);
    return numbered.length + others.length;
  }

  /** The row's fields with the present numbers of the rows they refer to; without those that refer to a missing row. */
  async withNumbers(change: Change): Promise<Record<string, Value>> {
    return this.#named(change, await this.#thereFor(change.table, [change]));
  }

  #named({ id, table, before }: Change, there: There): Record<string, Value> {
    const named: Record<string, Value> = { ...before };
    for (const { column, to } of referencesOf(table)) {
      const value = named[column];
      if (typeof value !== 'number') continue;
      const number = this.numberOf(to, value);
      named[column] = number;
      const isAnother =
        number === value && there.get(to)?.begun.some((one) => one.id > id && one.first <= value && value <= one.last);
      if (isAnother || !there.get(to)?.rows.has(number)) delete named[column];
    }
    return named;
  }

  /** Of the rows these changes refer to, the ones that exist. */
  async #thereFor(table: string, changes: readonly Change[]): Promise<There> {
    const there = new Map<string, { readonly rows: Set<number>; readonly begun: Begun[] }>();
    const { db } = this.#hands;
    for (const { column, to } of referencesOf(table)) {
      const wanted = changes.flatMap(({ before }) => {
        const value = before[column];
        return typeof value === 'number' ? [this.numberOf(to, value)] : [];
      });
      if (wanted.length === 0) continue;
      const known = there.get(to) ?? { rows: new Set(), begun: [] };
      there.set(to, known);
      for (const id of await idsOf(db, `SELECT id FROM "${to}" WHERE id IN ${db.listed('?')}`, [db.list(wanted)]))
        known.rows.add(id);
      const since = Math.min(...changes.map(({ id }) => id));
      for (const one of await db.all<Begun>(begunSince, [to, since, Math.max(...wanted), Math.min(...wanted)]))
        known.begun.push(one);
    }
    return there;
  }

  /** The row without its number; null when there is no place for it, which is recorded. */
  async #rowOf(change: Change, there: There): Promise<Row | null> {
    const { table, first, before } = change;
    const row = this.#named(change, there);
    const lost = referencesOf(table).some(
      ({ column, onDelete }) => onDelete === 'CASCADE' && before[column] != null && row[column] == null,
    );
    if (lost || (await this.#isDouble(table, row))) {
      if (!ownTables.has(table)) await this.#hands.kept.row(table, first, change);
      return null;
    }
    const { id: _, ...rest } = row;
    return withNameKeys(table, rest);
  }

  async #underNextNumber(table: string, number: number, row: Row): Promise<void> {
    const first = await this.#hands.journal.addRows(table, Object.keys(row), [Object.values(row)]);
    this.#numbers.set(`${table} ${number}`, first);
  }

  async #isDouble(table: string, row: Row): Promise<boolean> {
    const column = unique[table];
    if (column === undefined) return false;
    return await some(this.#hands.db, `SELECT 1 FROM "${table}" WHERE "${column}" = ?`, [row[column] ?? null]);
  }
}

/** By table, the numbers of rows that exist, and those that another row may have taken. */
type There = ReadonlyMap<string, { readonly rows: ReadonlySet<number>; readonly begun: readonly Begun[] }>;

/** A change that added rows, which are not those that had the numbers before. */
interface Begun {
  readonly id: number;
  readonly first: number;
  readonly last: number;
}

const begunSince = `SELECT change.id, row_id AS first, last_row_id AS last FROM change JOIN operation ON operation.id = operation_id
  WHERE table_name = ? AND change.kind = 'added' AND change.id > ? AND row_id <= ? AND last_row_id >= ?
    AND undoes_id IS NULL AND undone_at IS NULL`;

const referencesOf = (table: string) => references.filter((reference) => reference.table === table);
