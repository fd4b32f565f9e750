/** The place that a book is moved to: it fills table by table, and is a book only when all of it is there. */
import { createHash } from 'node:crypto';
import { UsageError, UserError } from '../errors.ts';
import { columnNames } from './columns.ts';
import { type Db, some, type Value } from './db.ts';
import type { Engine } from './engine.ts';
import { unswept } from './erasures.ts';
import { readMeta, removeMeta, writeMeta } from './meta.ts';
import { type MoveMark, moveStamp } from './move-state.ts';
import { references } from './references.ts';
import { tables } from './schema.ts';

export type RawRow = readonly Value[];

/** Rows of a table, the first ones by their key, with a hash of all their values. */
export interface TableDigest {
  readonly rows: number;
  readonly hash: string;
}

/** What belongs to the engine and its files, and not to the book: how far its search index has read, for one. */
const ofEngine = [moveStamp, 'search', 'writes', unswept];

export interface MovedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Its rows in the order of their key. */
  readonly sql: string;
}

/** All tables, each after those that its rows refer to. */
export function movedTables(): readonly MovedTable[] {
  const inOrder = new Set<string>();
  const put = (name: string) => {
    const others = references.filter(({ table, to }) => table === name && to !== name).map(({ to }) => to);
    for (const other of name === 'change' ? [...others, 'operation'] : others) put(other);
    inOrder.add(name);
  };
  for (const { name } of tables) put(name);
  return [...inOrder].map((name) => {
    const columns = columnNames(tables.find((one) => one.name === name) ?? { name, columns: {} });
    const where = name === 'stamp' ? `WHERE name NOT IN (${ofEngine.map((one) => `'${one}'`).join(', ')})` : '';
    const list = columns.map((column) => `"${column}"`).join(', ');
    return { name, columns, sql: `SELECT ${list} FROM "${name}" ${where} ORDER BY "${columns[0]}"` };
  });
}

/** The hash of rows, in their order. */
export class RowsHash {
  readonly #hash = createHash('sha256');
  readonly #table: string;
  rows = 0;

  constructor(table: string) {
    this.#table = table;
  }

  add(rows: readonly RawRow[]): void {
    for (const row of rows) {
      const text = JSON.stringify(row);
      if (text.includes('\\u0000') && row.some((value) => String(value).includes('\0'))) throw this.#unfit(row);
      this.#hash.update(text).update('\n');
    }
    this.rows += rows.length;
  }

  /** So far. */
  digest(): TableDigest {
    return { rows: this.rows, hash: this.#hash.copy().digest('hex') };
  }

  #unfit([key]: RawRow): UserError {
    return new UserError(
      `${this.#table} ${key} has a text with a character of the code 0, which a server cannot store`,
      {
        hint: 'write that text again without it (cadence edit, cadence note --edit), then move',
      },
    );
  }
}

async function digestOf(db: Db, { name, sql }: MovedTable): Promise<TableDigest> {
  const hash = new RowsHash(name);
  for await (const rows of db.each<RawRow>(sql, [], 'arrays')) hash.add(rows);
  return hash.digest();
}

export class Arrival {
  readonly path: string;
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.path = engine.path;
  }

  /** Makes the place ready for this book, or goes on with it; false when all of it is here already. */
  async begin(mark: MoveMark): Promise<boolean> {
    const moveState = await this.#engine.moveState();
    if (moveState === 'moved') throw this.#taken('held a book that was moved elsewhere');
    if (moveState === 'none') return await this.#beginAnew(mark);
    const begun = JSON.parse((await readMeta(this.#engine, moveStamp)) ?? '{}') as Partial<MoveMark>;
    if (begun.book !== mark.book) throw this.#taken(`has a part of another book, ${begun.place}`);
    return true;
  }

  async digest(table: MovedTable): Promise<TableDigest> {
    return await digestOf(this.#engine, table);
  }

  /** Empties tables, the last first: their rows refer to those before. */
  async clear(cleared: readonly MovedTable[]): Promise<void> {
    await this.#engine.transaction(async (db) => {
      for (const { name } of cleared.toReversed())
        await db.run(name === 'stamp' ? `DELETE FROM stamp WHERE name <> '${moveStamp}'` : `DELETE FROM "${name}"`);
    });
  }

  async add({ name, columns }: MovedTable, rows: readonly RawRow[]): Promise<void> {
    await this.#engine.transaction((db) => db.insertMany(name, columns, rows));
  }

  /** From now on it is the book. */
  async finish(): Promise<void> {
    await this.#engine.transaction(
      async (db) => {
        await removeMeta(db, moveStamp);
        await this.#engine.dialect.fullText.forget(db);
        await this.#engine.setMoveState(db, 'none');
      },
      { durable: true },
    );
  }

  async #beginAnew(mark: MoveMark): Promise<boolean> {
    if ((await readMeta(this.#engine, 'book')) === mark.book) return false;
    for (const { name } of movedTables())
      if (name !== 'stamp' && (await some(this.#engine, `SELECT 1 FROM "${name}" LIMIT 1`)))
        throw this.#taken('has a book already');
    await this.#engine.transaction(async (db) => {
      await writeMeta(db, moveStamp, JSON.stringify(mark));
      await this.#engine.setMoveState(db, 'arriving');
    });
    return true;
  }

  #taken(why: string): UsageError {
    return new UsageError(`${this.path} ${why}: a book moves into an empty place only`, {
      hint: 'name another file, or another schema of the server: ?schema=NAME',
    });
  }
}
