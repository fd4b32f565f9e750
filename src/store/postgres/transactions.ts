/** The transactions of one connection: those that write come one after the other, for all who have the book open. */
import { InUse, UserError } from '../../errors.ts';
import type { Db, KeepOptions, TransactionOptions, WriteDb } from '../db.ts';
import { moveStamp, moveStateIn, notHere } from '../move-state.ts';
import { Turns } from '../turns.ts';
import { type Waiting, whileOccupied } from '../waiting.ts';
import { inUse, isCutOff, isTaken, isWorthAnotherTry } from './errors.ts';
import type { ServerAnswer, Statement } from './round-trip.ts';
import type { ServerSession } from './session.ts';
import { readingOver, writingOver } from './statements.ts';

/** Milliseconds in which a try waits for the lock on the server, in line with the others. */
const inLine = 500;

/** How often an operation is done again that met another one. */
const mostTries = 5;

export class ServerTransactions {
  readonly reading: Db;
  readonly #writing: WriteDb;
  readonly #session: ServerSession;
  readonly #waiting: Waiting;
  /** Whether writes have their place: between the beginning and the end of a transaction. */
  #mayWrite = false;
  #readsOld = false;
  readonly #turns = new Turns();

  constructor(session: ServerSession, waiting: Waiting) {
    this.#session = session;
    this.#waiting = waiting;
    this.reading = readingOver(session);
    this.#writing = writingOver(session, this.reading, () => {
      if (!this.#mayWrite) throw new Error('writes belong inside a transaction');
    });
  }

  async transaction<T>(work: (db: WriteDb) => Promise<T>, options?: TransactionOptions): Promise<T> {
    return await this.#turns.after(async () => await this.#transaction(work, options));
  }

  async keep(work: (db: WriteDb) => Promise<void>, options?: KeepOptions): Promise<void> {
    await this.#turns.keep(async () => await this.#keep(work, options));
  }

  async atOneMoment<T>(reading: () => Promise<T>): Promise<T> {
    await this.#session.begin('ISOLATION LEVEL REPEATABLE READ');
    try {
      const result = await reading();
      await this.#commit();
      return result;
    } catch (error) {
      await this.#session.rollback();
      throw error;
    }
  }

  /** Takes the lock of the book at once. What met another operation is done again from its beginning. */
  async #transaction<T>(
    work: (db: WriteDb) => Promise<T>,
    { impatient = false, durable = false }: TransactionOptions = {},
  ): Promise<T> {
    for (let tries = 1; ; tries++) {
      await this.#lock(impatient ? this.#readerPatience : this.#waiting.patience, durable);
      try {
        const result = await this.#mayingWrite(work);
        await this.#commit();
        return result;
      } catch (error) {
        await this.#session.rollback();
        if (!isWorthAnotherTry(error) || tries === mostTries) throw error;
      }
    }
  }

  async #mayingWrite<T>(work: (db: WriteDb) => Promise<T>): Promise<T> {
    const before = this.#mayWrite;
    this.#mayWrite = true;
    try {
      return await work(this.#writing);
    } finally {
      this.#mayWrite = before;
    }
  }

  async #commit(): Promise<void> {
    const { shown } = this.#session.address;
    try {
      await this.#session.commit();
    } catch (error) {
      if (!isCutOff((error as Error).cause)) throw error;
      throw new UserError(`the connection to ${shown} was lost just when the work was to be stored`, {
        hint: 'whether it was, cadence undo --list shows; if it is not there, do it again',
        cause: error,
      });
    }
  }

  async #lock(patience: number, durable: boolean): Promise<void> {
    await whileOccupied(this.#occupied(), this.#waiting, patience, async () => {
      const how = durable ? [setting('synchronous_commit', 'on')] : [];
      const answers = await this.#session.begin('', [...how, ...lockWithin(Math.max(1, Math.min(patience, inLine)))]);
      if (isLocked(answers)) return;
      await this.#session.rollback();
      throw await this.notHere();
    });
  }

  /** The book was moved away, perhaps since this process opened it. */
  async notHere(): Promise<UserError> {
    const [answer] = await this.#session.send([
      { text: 'SELECT schema, value FROM edition LEFT JOIN stamp ON name = $1', values: [moveStamp] },
    ]);
    const [edition, mark = null] = answer?.rows[0] ?? [];
    return notHere(this.#session.address.shown, moveStateIn(Number(edition)), mark === null ? null : String(mark));
  }

  async #keep(work: (db: WriteDb) => Promise<void>, { needed }: KeepOptions = {}): Promise<void> {
    if (this.#mayWrite) return await work(this.#writing);
    const { isInside } = this.#session;
    const holder = isInside ? await this.#keptInside(work) : await this.#kept(work);
    if (holder === null) return;
    if ((await needed?.()) !== true) this.#readOld(holder);
    else if (isInside) throw inUse(this.#session.address.shown, holder, 0);
    else await this.#transaction(work);
  }

  /** Does the work; instead returns who keeps us from it. */
  async #kept(work: (db: WriteDb) => Promise<void>): Promise<string | null> {
    try {
      await this.#lock(this.#readsOld ? 0 : this.#readerPatience, false);
    } catch (error) {
      if (error instanceof InUse) return await this.#holder();
      throw error;
    }
    try {
      await this.#mayingWrite(work);
      await this.#commit();
      return null;
    } catch (error) {
      await this.#session.rollback();
      throw error;
    }
  }

  /** The same in a transaction that reads: it goes on, whether or not others write meanwhile. */
  async #keptInside(work: (db: WriteDb) => Promise<void>): Promise<string | null> {
    await this.#session.send([plain('SAVEPOINT keeping')]);
    try {
      if (!isLocked(await this.#session.send(lockWithin(1)))) throw await this.notHere();
    } catch (error) {
      if (!isTaken(error) && !isWorthAnotherTry(error)) throw error;
      await this.#session.send([plain('ROLLBACK TO SAVEPOINT keeping')]);
      return await this.#holder();
    }
    await this.#mayingWrite(work);
    return null;
  }

  /** Skipped while another process keeps writing; the user is told once. */
  #readOld(holder: string): void {
    if (!this.#readsOld) this.#waiting.onOld(holder);
    this.#readsOld = true;
  }

  #occupied() {
    return {
      isBusy: isTaken,
      holder: () => this.#holder(),
      refusal: async (waited: number) => inUse(this.#session.address.shown, await this.#holder(), waited),
    };
  }

  /** Who has the lock, by the name that their connection goes by; the server shows it to those of the same user. */
  async #holder(): Promise<string> {
    const [answer] = await this.#session.send([plain(whoHasTheLock)]);
    const name = answer?.rows[0]?.[0];
    return typeof name === 'string' && name !== '' ? name : 'another command';
  }

  get #readerPatience(): number {
    const { readerPatience, patience } = this.#waiting;
    return Math.min(readerPatience, patience);
  }
}

const plain = (text: string): Statement => ({ text, values: [] });

/** Until the transaction ends. */
const setting = (name: string, value: string): Statement => ({
  text: 'SELECT set_config($1, $2, true)',
  values: [name, value],
});

/** Without a row to lock, the book was moved away. */
const isLocked = (answers: readonly ServerAnswer[]) => answers.at(-2)?.changed === 1;

/** Each writing transaction changes the row: who read before another one wrote cannot write on what was read. */
function lockWithin(milliseconds: number): readonly Statement[] {
  return [
    setting('lock_timeout', `${Math.ceil(milliseconds)}ms`),
    plain("UPDATE lock SET version = version + 1 WHERE name = 'book'"),
    setting('lock_timeout', '0'),
  ];
}

const whoHasTheLock = `SELECT application_name FROM pg_stat_activity
  WHERE backend_xid = (SELECT xmax FROM lock WHERE name = 'book')`;
