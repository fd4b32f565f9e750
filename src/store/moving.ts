/** Moves the whole book to another place, journal and all: in portions, so that a move that broke off goes on. */
import { UserError } from '../errors.ts';
import { type Arrival, type MovedTable, movedTables, type RawRow, RowsHash, type TableDigest } from './arrival.ts';
import type { Db, WriteDb } from './db.ts';
import type { Engine } from './engine.ts';
import { readMeta, writeMeta } from './meta.ts';
import { type MoveMark, moveStamp, notHere } from './move-state.ts';

/** Rows in each portion: each is a transaction of the new place. */
const portion = 10_000;

export interface MoveWatch {
  readonly day: string;
  /** Called when the new place is ready, unless this book was marked as moved before. */
  readonly before: () => Promise<void>;
  /** Called with the rows that are there so far. */
  readonly onRows: (rows: number) => void;
}

/** What was moved: every table with its rows, and the hash that both places have. */
export interface MovedBook {
  readonly tables: readonly (TableDigest & { readonly table: string })[];
  /** How many of the rows an earlier try had brought there. */
  readonly before: number;
}

/**
 * The book at hand is marked as moved before the other one becomes the book: after a break in between, neither can be
 * written to, and the same move finishes it. Null when the book was moved there before.
 */
export async function moveInto(engine: Engine, arrival: Arrival, watch: MoveWatch): Promise<MovedBook | null> {
  const book = (await readMeta(engine, 'book')) ?? '';
  const isMoved = (await engine.moveState()) === 'moved';
  if (isMoved) await mustGoOn(engine, arrival);
  if (!(await arrival.begin({ book, place: engine.path, day: watch.day }))) {
    if (isMoved) return null;
    throw new UserError(`${arrival.path} is a copy of this book`, {
      hint: 'a book moves into an empty place: name another one, or remove that copy if nobody works in it',
    });
  }
  const moved = isMoved ? await copied(engine, arrival, watch) : await copiedAndMarked(engine, arrival, watch, book);
  await arrival.finish();
  return moved;
}

/** A book that was moved is finished where it went: anywhere else there would be two of it. */
async function mustGoOn(engine: Engine, { path }: Arrival): Promise<void> {
  const mark = (await readMeta(engine, moveStamp)) ?? '{}';
  if ((JSON.parse(mark) as Partial<MoveMark>).place !== path) throw notHere(engine.path, 'moved', mark);
}

async function copiedAndMarked(engine: Engine, arrival: Arrival, watch: MoveWatch, book: string): Promise<MovedBook> {
  await watch.before();
  const work = async (db: WriteDb) => {
    await db.lock();
    const moved = await copied(db, arrival, watch);
    const mark: MoveMark = { book, place: arrival.path, day: watch.day };
    await writeMeta(db, moveStamp, JSON.stringify(mark));
    await engine.setMoveState(db, 'moved');
    return moved;
  };
  return await engine.transaction(work, { durable: true });
}

async function copied(db: Db, arrival: Arrival, { onRows }: MoveWatch): Promise<MovedBook> {
  const all = movedTables();
  const moved: (TableDigest & { table: string })[] = [];
  let [rows, before] = [0, 0];
  for (const [at, table] of all.entries()) {
    const move = new TableMove(db, arrival, table);
    before += await move.copy(
      async () => await arrival.clear(all.slice(at)),
      (count) => onRows(rows + count),
    );
    rows += move.hash.rows;
    moved.push({ table: table.name, ...(await move.verified()) });
  }
  return { tables: moved, before };
}

class TableMove {
  hash: RowsHash;
  readonly #db: Db;
  readonly #arrival: Arrival;
  readonly #table: MovedTable;

  constructor(db: Db, arrival: Arrival, table: MovedTable) {
    this.#db = db;
    this.#arrival = arrival;
    this.#table = table;
    this.hash = new RowsHash(table.name);
  }

  /** Returns how many rows were there from before. `clear` empties the table, and those that refer to it. */
  async copy(clear: () => Promise<void>, onRows: (rows: number) => void): Promise<number> {
    const there = await this.#arrival.digest(this.#table);
    if (there.rows === 0 || (await this.#hasSame(there))) {
      await this.#add(there.rows, onRows);
      return there.rows;
    }
    await clear();
    await this.#add(0, onRows);
    return 0;
  }

  /** Reads all of it back. */
  async verified(): Promise<TableDigest> {
    const [here, there] = [this.hash.digest(), await this.#arrival.digest(this.#table)];
    if (here.hash === there.hash && here.rows === there.rows) return here;
    throw new UserError(`what arrived at ${this.#arrival.path} is not what is here: the table ${this.#table.name}`, {
      hint: 'nothing was changed here; does something else write there? Then try the same command again',
    });
  }

  /** Whether as many rows from the beginning are the same here: nothing has changed them since they were sent. */
  async #hasSame({ rows, hash }: TableDigest): Promise<boolean> {
    const here = new RowsHash(this.#table.name);
    for await (const some of this.#rows()) {
      here.add(some.slice(0, rows - here.rows));
      if (here.rows === rows) break;
    }
    return here.rows === rows && here.digest().hash === hash;
  }

  /** Hashes all rows, and sends those after the first `skipped`. */
  async #add(skipped: number, onRows: (rows: number) => void): Promise<void> {
    let held: RawRow[] = [];
    const send = async () => {
      if (held.length > 0) await this.#arrival.add(this.#table, held);
      held = [];
      onRows(this.hash.rows);
    };
    for await (const some of this.#rows()) {
      const isThere = Math.max(0, Math.min(some.length, skipped - this.hash.rows));
      this.hash.add(some);
      held.push(...some.slice(isThere));
      if (held.length >= portion) await send();
    }
    await send();
  }

  #rows(): AsyncIterable<readonly RawRow[]> {
    return this.#db.each<RawRow>(this.#table.sql, [], 'arrays');
  }
}
