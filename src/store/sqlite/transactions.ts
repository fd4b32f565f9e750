/** The transactions of one connection, and how long each waits for other processes. */
import type Database from 'better-sqlite3';
import { CannotWrite, InUse } from '../../errors.ts';
import type { Db, FirstStatement, KeepOptions, TransactionOptions, Work, WriteDb } from '../db.ts';
import { moveStamp, moveStateIn, notHere } from '../move-state.ts';
import { Turns } from '../turns.ts';
import type { Waiting } from '../waiting.ts';
import { explain, explaining } from './errors.ts';
import { holderOf, inodeOf } from './holder.ts';
import { statementsOver } from './statements.ts';
import { untilFree } from './waiting.ts';
import { markerOver } from './write-marks.ts';

interface Surroundings {
  readonly path: string;
  readonly waiting: Waiting;
  /** Why nothing can be written; null when it can. */
  readonly frozen: CannotWrite | null;
  /** Milliseconds that SQLite itself waits when a single statement is blocked. */
  readonly shortly: number;
  /** It may be a book that was moved away or is arriving. */
  readonly moving: boolean;
}

export class Transactions {
  readonly reading: Db;
  readonly #writing: WriteDb;
  readonly #database: Database.Database;
  readonly #around: Surroundings;
  /** Of the file as it was opened; null of a book in memory. */
  readonly #inode: number | null;
  /** Leaves a mark of the write before it is committed. */
  readonly #mark: () => void;
  #readsOld = false;
  readonly #turns = new Turns();

  constructor(database: Database.Database, around: Surroundings) {
    this.#database = database;
    this.#around = around;
    this.#inode = inodeOf(around.path);
    this.#mark = around.path === ':memory:' || around.frozen !== null ? () => {} : markerOver(database);
    const { reading, writing } = statementsOver(database, (work) => this.guarded(work));
    this.reading = reading;
    this.#writing = writing;
  }

  /** A damaged page, a full disk or a missing disk may show at any statement, long after the book was opened. */
  guarded<T>(work: () => T): T {
    return explaining(this.#around.path, work);
  }

  script(sql: string): void {
    this.guarded(() => this.#database.exec(sql));
  }

  async transaction<T>(work: Work<T>, options?: TransactionOptions): Promise<T> {
    return await this.#turns.after(async () => await this.#transaction(work, options));
  }

  async keep(work: (db: WriteDb) => Promise<void>, options: KeepOptions): Promise<void> {
    await this.#turns.keep(async () => await this.#keep(work, options));
  }

  async atOneMoment<T>(work: () => Promise<T>): Promise<T> {
    this.script('BEGIN');
    return await this.#begun(work);
  }

  /** Runs work that needs the whole file, as soon as no other process has it. */
  async whenNobodyElse(attempt: () => void, patience = this.#around.waiting.patience): Promise<void> {
    const { path, waiting, shortly } = this.#around;
    this.#database.pragma('busy_timeout = 0');
    try {
      await untilFree(path, waiting, patience, attempt);
    } finally {
      this.#database.pragma(`busy_timeout = ${shortly}`);
    }
  }

  /** Takes the write lock at once. */
  async #transaction<T>(
    work: Work<T>,
    { impatient = false, durable = false, forReading = false, first = [] }: TransactionOptions = {},
  ): Promise<T> {
    const { path, frozen, waiting } = this.#around;
    if (frozen !== null && !forReading) throw frozen;
    if (frozen === null && inodeOf(path) !== this.#inode) throw replaced(path);
    if (durable) sync(this.#database, 'FULL');
    try {
      await this.#lock(impatient ? this.#readerPatience : waiting.patience);
      return await this.#begun(() => this.#marked(async (db) => await work(db, await this.#first(first))));
    } finally {
      if (durable) sync(this.#database, 'NORMAL');
    }
  }

  async #first(statements: readonly FirstStatement[]): Promise<readonly number[]> {
    const counts: number[] = [];
    for (const { sql, values } of statements)
      counts.push(
        sql.startsWith('SELECT') ? (await this.reading.all(sql, values)).length : await this.#writing.run(sql, values),
      );
    return counts;
  }

  async #keep(work: (db: WriteDb) => Promise<void>, { needed, forReading = false }: KeepOptions): Promise<void> {
    if (this.#database.inTransaction) return await work(this.#writing);
    const mayTry = this.#around.frozen === null || forReading;
    const refusal = mayTry ? await this.#refusalOf(work) : null;
    if (mayTry && refusal === null) return;
    if ((await needed?.()) === true) await this.#transaction(work, { forReading: true });
    else if (refusal !== null) this.#readOld(refusal);
  }

  /** Why the work was not done; null when it was. */
  async #refusalOf(work: (db: WriteDb) => Promise<void>): Promise<InUse | CannotWrite | null> {
    try {
      await this.#lock(this.#readsOld ? 0 : this.#readerPatience);
      await this.#begun(() => this.#marked(work));
      return null;
    } catch (error) {
      const explained = explain(error, this.#around.path);
      if (explained instanceof InUse || explained instanceof CannotWrite) return explained;
      throw explained;
    }
  }

  /** Skipped while another process keeps writing; the user is told once. */
  #readOld(refusal: InUse | CannotWrite): void {
    const { path, waiting } = this.#around;
    if (!this.#readsOld && refusal instanceof InUse) waiting.onOld(holderOf(path));
    if (!this.#readsOld && refusal instanceof CannotWrite) waiting.onReadOnly(refusal);
    this.#readsOld = true;
  }

  async #lock(patience: number): Promise<void> {
    await this.whenNobodyElse(() => this.#database.exec('BEGIN IMMEDIATE'), patience);
    if (!this.#around.moving) this.#mustBeHere();
  }

  /** Another process may have moved the book since this one opened it. */
  #mustBeHere(): void {
    const state = moveStateIn(Number(this.#database.pragma('user_version', { simple: true })));
    if (state === 'none') return;
    const mark = this.#database.prepare('SELECT value FROM stamp WHERE name = ?').pluck().get(moveStamp);
    this.#database.exec('ROLLBACK');
    throw notHere(this.#around.path, state, typeof mark === 'string' ? mark : null);
  }

  async #marked<T>(work: (db: WriteDb) => Promise<T>): Promise<T> {
    const result = await work(this.#writing);
    this.guarded(this.#mark);
    return result;
  }

  async #begun<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      this.script('COMMIT');
      return result;
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      throw explain(error, this.#around.path);
    }
  }

  get #readerPatience(): number {
    const { readerPatience, patience } = this.#around.waiting;
    return Math.min(readerPatience, patience);
  }
}

/** Writes to a file that lost its name are gone with this process; earlier ones stay in the log next to it. */
function replaced(path: string): CannotWrite {
  return new CannotWrite(`${path} was replaced or removed while this command had it open`, {
    hint: 'does a service sync its folder? nothing more was stored; cadence doctor says what became of what was stored before',
  });
}

/**
 * With a log, NORMAL waits for the disk only at checkpoints; FULL at each commit. Without `fullfsync`, macOS answers
 * before the data is on the disk. SQLite ignores this inside a transaction.
 */
function sync(database: Database.Database, how: 'FULL' | 'NORMAL'): void {
  database.pragma(`synchronous = ${how}`);
  database.pragma(`fullfsync = ${how === 'FULL' ? 'ON' : 'OFF'}`);
}
