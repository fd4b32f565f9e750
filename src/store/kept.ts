/** What an undo leaves as it is because it was changed since: customers or settings, and which of their fields. */
import type { KeptRow } from '../domain/operation.ts';
import { type Change, withImages } from './changes.ts';
import { ownerColumn } from './customer-tables.ts';
import type { Db } from './db.ts';
import type { Later } from './later.ts';

export class Kept {
  readonly #db: Db;
  readonly #rows = new Map<string, { table: string; id: number; name: string; fields: Set<string> }>();

  constructor(db: Db) {
    this.#db = db;
  }

  get size(): number {
    let fields = 0;
    for (const row of this.#rows.values()) fields += Math.max(1, row.fields.size);
    return fields;
  }

  /** In the order of tables and numbers. */
  all(): KeptRow[] {
    const rows = [...this.#rows.values()].map((row) => ({ ...row, fields: [...row.fields].sort() }));
    return rows.sort((a, b) => (a.table < b.table ? -1 : a.table > b.table ? 1 : a.id - b.id));
  }

  /** Fields of a row that stay as they are. */
  async fields(change: Change, columns: readonly string[], later: Later): Promise<void> {
    const { table, first } = change;
    const image = { ...change.before, ...(await this.#imageOf(later.goneOf(table, first))) };
    const row = await this.#of(table, first, image, change.customer);
    for (const field of table === row.table ? columns : [table]) row.fields.add(field);
  }

  /** A row that stays, or is gone: as it was last. */
  async row(table: string, id: number, gone: Change | null): Promise<void> {
    const row = await this.#of(table, id, await this.#imageOf(gone), gone?.customer ?? null);
    if (table !== row.table) row.fields.add(table);
  }

  async #imageOf(gone: Change | null): Promise<Change['before']> {
    const [found] = gone === null ? [] : await withImages(this.#db, [gone]);
    return found?.before ?? {};
  }

  /** The entry for the row's customer, or for a row without one. */
  async #of(table: string, id: number, image: Readonly<Record<string, unknown>>, customer: number | null) {
    const about = await this.#aboutOf(table, id, customer);
    const key = `${about.table} ${about.id}`;
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const name = await this.#nameOf(about, about.table === table ? image : {});
    const row = { ...about, name, fields: new Set<string>() };
    this.#rows.set(key, row);
    return row;
  }

  async #aboutOf(table: string, id: number, customer: number | null): Promise<{ table: string; id: number }> {
    const owner = ownerColumn(table);
    if (owner === null || table === 'customer') return { table, id };
    const now = await this.#db.get<{ id: number }>(`SELECT "${owner}" AS id FROM "${table}" WHERE id = ?`, [id]);
    const whose = now?.id ?? customer;
    return whose === null ? { table, id } : { table: 'customer', id: whose };
  }

  async #nameOf({ table, id }: { table: string; id: number }, image: Readonly<Record<string, unknown>>) {
    const label = table === 'customer' || table === 'caller' ? 'name' : table === 'setting' ? 'key' : 'id';
    const row = await this.#db.get<{ name: unknown }>(`SELECT "${label}" AS name FROM "${table}" WHERE id = ?`, [id]);
    return String(row?.name ?? image[label] ?? id);
  }
}
