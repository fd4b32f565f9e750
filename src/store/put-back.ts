/** Puts rows back that were taken away, where there is still a place for them. */
import type { Change } from './changes.ts';
import type { Value, WriteDb } from './db.ts';
import { idsOf, some } from './db.ts';
import type { Journal } from './journal.ts';
import type { Kept } from './kept.ts';
import { ownTables } from './later.ts';
import { withNameKeys } from './name-keys.ts';
import { references } from './references.ts';

type Row = Readonly<Record<string, Value>>;

interface Hands {
  readonly db: WriteDb;
  readonly journal: Journal;
  readonly kept: Kept;
}

/** Of these tables there is one row a value. */
const unique: Readonly<Record<string, string>> = { setting: 'key', mapping: 'fingerprint', potential: 'customer_id' };

export class PutBack {
  readonly #hands: Hands;
  /** The numbers of rows that came back under another one, by table and the one they had. */
  readonly #numbers = new Map<string, number>();

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  /** The number that a row has now. */
  numberOf(table: string, row: number): number {
    return this.#numbers.get(`${table} ${row}`) ?? row;
  }

  /** How many came back. Rows of one table, each number once. */
  async rows(table: string, changes: readonly Change[]): Promise<number> {
    const { db } = this.#hands;
    const numbers = changes.map(({ first }) => first);
    const taken = new Set(
      await idsOf(db, `SELECT id FROM "${table}" WHERE id IN ${db.listed('?')}`, [db.list(numbers)]),
    );
    const numbered: Row[] = [];
    let count = 0;
    for (const change of changes) {
      const row = await this.#rowOf(change);
      if (row === null) continue;
      if (!taken.has(change.first)) numbered.push({ id: change.first, ...row });
      else if (table === 'standing') continue;
      else count += await this.#underNextNumber(table, change.first, row);
    }
    numbered.sort((a, b) => Number(a['id']) - Number(b['id']));
    for (const same of Map.groupBy(numbered, (row) => Object.keys(row).join()).values())
      await this.#hands.journal.addRows(table, Object.keys(same[0] ?? {}), same.map(Object.values<Value>));
    return count + numbered.length;
  }

  /** Fields of a row with the numbers that the rows they name have now; without those that name a row which is not there. */
  async withNumbers(table: string, fields: Row): Promise<Record<string, Value>> {
    const named: Record<string, Value> = { ...fields };
    for (const { column, to } of references.filter((reference) => reference.table === table)) {
      const value = named[column];
      if (typeof value !== 'number') continue;
      named[column] = this.numberOf(to, value);
      if (!(await this.#isThere(to, this.numberOf(to, value)))) delete named[column];
    }
    return named;
  }

  /** The row without its number; null when there is no place for it, which is noted. */
  async #rowOf(change: Change): Promise<Row | null> {
    const { table, first, before } = change;
    const { id: _, ...fields } = before;
    const row = await this.withNumbers(table, table === 'standing' ? before : fields);
    const lost = references.some(
      (one) =>
        one.table === table && one.onDelete === 'CASCADE' && before[one.column] != null && row[one.column] == null,
    );
    if (lost || (await this.#isDouble(table, row))) {
      if (!ownTables.has(table)) await this.#hands.kept.row(table, first, change);
      return null;
    }
    const { id: __, ...rest } = row;
    return withNameKeys(table, rest);
  }

  async #underNextNumber(table: string, number: number, row: Row): Promise<number> {
    const first = await this.#hands.journal.addRows(table, Object.keys(row), [Object.values(row)]);
    this.#numbers.set(`${table} ${number}`, first);
    return 1;
  }

  async #isDouble(table: string, row: Row): Promise<boolean> {
    const column = unique[table];
    if (column === undefined) return false;
    return await some(this.#hands.db, `SELECT 1 FROM "${table}" WHERE "${column}" = ?`, [row[column] ?? null]);
  }

  async #isThere(table: string, id: number): Promise<boolean> {
    return await some(this.#hands.db, `SELECT 1 FROM "${table}" WHERE id = ?`, [id]);
  }
}
