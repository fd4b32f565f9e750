/** The transactions of one connection, one after the other; and what they lock, for all who have the book open. */
import type { Role } from '../../domain/role.ts';
import { ConnectionLost, InUse, MayNot, type UserError } from '../../errors.ts';
import type { Db, FirstStatement, KeepOptions, TransactionOptions, Work, WriteDb } from '../db.ts';
import { moveStamp, moveStateIn, notHere } from '../move-state.ts';
import { Turns } from '../turns.ts';
import { type Waiting, whileOccupied } from '../waiting.ts';
import { inUse, isCutOff, isTaken, isWorthAnotherTry } from './errors.ts';
import { Leases } from './leases.ts';
import {
  aloneWithin,
  answered,
  answerIn,
  besideWithin,
  hasBook,
  latestIn,
  marked,
  numbersSoFar,
  plain,
  setting,
  whoHas,
} from './locks.ts';
import { Numbers } from './numbers.ts';
import type { ServerAnswer, Statement } from './round-trip.ts';
import type { ServerSession } from './session.ts';
import { readingOver, sendingOf, writingOver } from './statements.ts';

/** Milliseconds in which a try waits for the lock on the server, in line with the others. */
const inLine = 500;

/** How often work is done again that met other work; the last time of what is kept, it has the book alone. */
const [mostTries, mostKeeping] = [8, 3];

/** With more customers than these, the work takes the whole book. */
const mostBeside = 100;

/** After this long the server ends a transaction from which nothing comes: whoever worked in it is gone. */
const silence = { alone: '15min', beside: '1min' } as const;

export class ServerTransactions {
  readonly reading: Db;
  /** What our login may do. */
  role: Role = 'keeper';
  readonly #writing: WriteDb;
  readonly #session: ServerSession;
  readonly #waiting: Waiting;
  readonly #leases: Leases;
  readonly #numbers = new Numbers();
  /** Whether writes have their place, between the beginning and the end of a transaction; and whether others write too. */
  #writes: 'alone' | 'beside' | null = null;
  #readsOld = false;
  readonly #turns = new Turns();

  constructor(session: ServerSession, waiting: Waiting) {
    this.#session = session;
    this.#waiting = waiting;
    this.#leases = new Leases(session);
    this.reading = readingOver(session);
    const of = this;
    this.#writing = writingOver(session, this.reading, {
      numbers: this.#numbers,
      mustBeOpen() {
        if (of.#writes === null) throw new Error('writes belong inside a transaction');
      },
      get isAlone() {
        return of.#writes === 'alone';
      },
    });
  }

  async transaction<T>(work: Work<T>, options?: TransactionOptions): Promise<T> {
    return await this.#turns.after(async () => await this.#transaction(work, options));
  }

  async keep(work: (db: WriteDb) => Promise<void>, options: KeepOptions): Promise<void> {
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

  /** Takes its locks at once. What met another operation is done again from its beginning. */
  async #transaction<T>(work: Work<T>, options: TransactionOptions = {}): Promise<T> {
    const { impatient = false, durable = false, customers, once, first = [] } = options;
    // A list of all customers is the whole book.
    const few = customers !== undefined && customers.length <= mostBeside ? customers : null;
    const mode = few === null ? 'alone' : 'beside';
    for (let tries = 1; ; tries++) {
      const patience = impatient ? this.#readerPatience : this.#waiting.patience;
      const answers = await this.#lock(patience, few, { durable, once, first });
      const before = answerIn(answers);
      if (before !== null) {
        await this.#session.rollback();
        return JSON.parse(before) as T;
      }
      this.#numbers.begin();
      try {
        const counts = first.map((_, at) => answers.at(at - first.length)?.changed ?? 0);
        const result = await this.#mayingWrite(mode, async (db) => await work(db, counts));
        if (mode === 'alone') this.#session.post([numbersSoFar]);
        if (once !== undefined) this.#session.post(answered(once, result));
        await this.#commit();
        return result;
      } catch (error) {
        await this.#session.rollback();
        if (!isWorthAnotherTry(error) || tries === mostTries) throw error;
        this.#numbers.again();
      }
    }
  }

  async #mayingWrite<T>(mode: 'alone' | 'beside', work: (db: WriteDb) => Promise<T>): Promise<T> {
    const before = this.#writes;
    this.#writes = before ?? mode;
    try {
      return await work(this.#writing);
    } finally {
      this.#writes = before;
    }
  }

  async #commit(): Promise<void> {
    const { shown } = this.#session.address;
    try {
      await this.#session.commit();
    } catch (error) {
      if (!isCutOff((error as Error).cause)) throw error;
      throw new ConnectionLost(`the connection to ${shown} was lost just when the work was to be stored`, {
        hint: 'whether it was, cadence undo --list shows; if it is not there, do it again',
        cause: error,
      });
    }
  }

  /** Returns the answers to the locks and to all that went with them. */
  async #lock(
    patience: number,
    customers: readonly number[] | null,
    {
      durable,
      once,
      first,
    }: Pick<TransactionOptions, 'durable' | 'once'> & { readonly first: readonly FirstStatement[] },
  ): Promise<readonly ServerAnswer[]> {
    return await whileOccupied(this.#occupied(customers ?? []), this.#waiting, patience, async () => {
      const wait = Math.max(1, Math.min(patience, inLine));
      const marks = once === undefined ? [] : marked(once);
      this.#session.doing = customers === null ? 'alone' : 'beside';
      const own = first.map(({ sql, values }) => sendingOf(sql, values));
      const how = [...(durable === true ? [setting('synchronous_commit', 'on')] : []), ...marks, ...own];
      const alone = [hush('alone'), ...aloneWithin(wait), ...how];
      const answers =
        customers === null
          ? await this.#session.begin(committed, alone)
          : await this.#beginBeside(customers, how, wait);
      await this.#mustBeHere(answers);
      return answers;
    });
  }

  async #mustBeHere(answers: readonly ServerAnswer[]): Promise<void> {
    if (hasBook(answers)) return;
    await this.#session.rollback();
    throw await this.notHere();
  }

  /** The book was moved away, perhaps since this process opened it. */
  async notHere(): Promise<UserError> {
    const [answer] = await this.#session.send([
      { text: 'SELECT schema, value FROM edition LEFT JOIN stamp ON name = $1', values: [moveStamp] },
    ]);
    const [edition, mark = null] = answer?.rows[0] ?? [];
    return notHere(this.#session.address.shown, moveStateIn(Number(edition)), mark === null ? null : String(mark));
  }

  /** With a number for the operation that comes after all that was done to these customers. */
  async #beginBeside(
    customers: readonly number[],
    how: readonly Statement[],
    wait: number,
  ): Promise<readonly ServerAnswer[]> {
    for (;;) {
      const drawing =
        customers.length === 0 ? [] : [setting('lock_timeout', `${Math.ceil(wait)}ms`), ...this.#numbers.drawing()];
      const first = [hush('beside'), ...besideWithin(wait, customers), ...how];
      const answers = await this.#session.begin(committed, first, {
        sendings: drawing,
        told: (drawn) => this.#numbers.drew(drawn.slice(1)),
      });
      if (customers.length === 0 || (this.#numbers.operation ?? 0) > latestIn(answers)) return answers;
      await this.#session.rollback();
      this.#numbers.forgetOperation();
    }
  }

  async #keep(work: (db: WriteDb) => Promise<void>, { what, needed }: KeepOptions): Promise<void> {
    if (!mayKeep(this.role, what)) return await this.#doWithout(what, needed);
    if (this.#writes === 'alone') return await work(this.#writing);
    // Beside others only what belongs to the customers is written: the figures of before have to do.
    if (this.#writes === 'beside') return;
    const { isInside } = this.#session;
    const holder = isInside ? await this.#keptInside(what, work) : await this.#kept(what, work);
    if (holder === null) return;
    if ((await needed?.()) !== true) this.#readOld(holder);
    else if (isInside) throw inUse(this.#session.address.shown, holder, 0);
    else await this.#transaction(work);
  }

  /**
   * Does the work for all, under a lease: others go on meanwhile, and what they change under it makes it begin again. Instead
   * returns who does it already, or keeps us from it.
   */
  async #kept(what: string, work: (db: WriteDb) => Promise<void>): Promise<string | null> {
    const patience = this.#readsOld ? 0 : this.#readerPatience;
    for (let tries = 1; tries <= mostKeeping; tries++) {
      const mode = tries === mostKeeping ? 'alone' : 'beside';
      const wait = Math.max(1, Math.min(patience, inLine));
      // Working figures out may take long.
      this.#session.doing = 'alone';
      try {
        const locks = mode === 'alone' ? aloneWithin(wait) : besideWithin(wait, []);
        const holder = await this.#lease(what, mode, { patience, first: [hush('alone'), ...locks] });
        if (holder !== null) return holder;
        await this.#mayingWrite('alone', work);
        this.#leases.end();
        await this.#commit();
        return null;
      } catch (error) {
        await this.#session.rollback();
        await this.#leases.giveUp();
        if (isTaken(error)) return (await this.#holder()).name;
        if (!isWorthAnotherTry(error)) throw error;
      }
    }
    return (await this.#holder()).name;
  }

  /** Waits a moment for who has the lease; returns them if they keep it. */
  async #lease(
    what: string,
    mode: 'alone' | 'beside',
    { patience, first }: { readonly patience: number; readonly first: readonly Statement[] },
  ): Promise<string | null> {
    let holder: string | null = null;
    const begin = async () => {
      holder = await this.#leases.begin(what, mode, first);
      if (holder !== null) throw new LeaseTaken(holder);
    };
    const taken = (error: unknown) => error instanceof LeaseTaken;
    try {
      const refusal = async (waited: number) => inUse(this.#session.address.shown, holder ?? '', waited);
      await whileOccupied(
        { isBusy: taken, holder: () => holder ?? '', refusal },
        { ...this.#waiting, onWait: () => {} },
        patience,
        begin,
      );
      return null;
    } catch (error) {
      if (error instanceof InUse) return holder;
      throw error;
    }
  }

  /** The same in a transaction that reads: it goes on, whether or not others write meanwhile. */
  async #keptInside(what: string, work: (db: WriteDb) => Promise<void>): Promise<string | null> {
    await this.#session.send([plain('SAVEPOINT keeping')]);
    try {
      const locks = [...besideWithin(1, []), ...this.#leases.takenInside(what)];
      if (!hasBook(await this.#session.send(locks))) throw await this.notHere();
      await this.#mayingWrite('alone', work);
      this.#leases.end();
      await this.#session.send([plain('RELEASE SAVEPOINT keeping')]);
      return null;
    } catch (error) {
      if (!isTaken(error) && !isWorthAnotherTry(error)) throw error;
      await this.#session.send([plain('ROLLBACK TO SAVEPOINT keeping')]);
      return (await this.#holder()).name;
    }
  }

  /** A login that may not store what was worked out reads what is there; for the figures, the user is told once. */
  async #doWithout(what: KeepOptions['what'], needed: KeepOptions['needed']): Promise<void> {
    if (this.#readsOld || what !== 'figures') return;
    const who = 'only a keeper works out new ones (cadence rank)';
    if ((await needed?.()) === true)
      throw new MayNot(`${this.#session.address.shown} has customers without figures: ${who}`, {
        hint: 'ask a keeper to run cadence today',
      });
    this.#readsOld = true;
    this.#waiting.onReadOnly(new MayNot(`the figures are not up to date: ${who}`));
  }

  /** Skipped while another process keeps writing; the user is told once. */
  #readOld(holder: string): void {
    if (!this.#readsOld) this.#waiting.onOld(holder);
    this.#readsOld = true;
  }

  #occupied(customers: readonly number[]) {
    return {
      isBusy: isTaken,
      holder: async () => (await this.#holder(customers)).name,
      refusal: async (waited: number) => {
        const { shown } = this.#session.address;
        const { name, what } = await this.#holder(customers);
        return inUse(what === 'customer' ? `a customer in ${shown}` : shown, name, waited);
      },
    };
  }

  async #holder(customers: readonly number[] = []): Promise<{ readonly name: string; readonly what: string }> {
    const [answer] = await this.#session.send([whoHas(customers)]);
    const [name = 'another command', what = 'whole'] = answer?.rows[0] ?? [];
    return { name: String(name), what: String(what) };
  }

  get #readerPatience(): number {
    const { readerPatience, patience } = this.#waiting;
    return Math.min(readerPatience, patience);
  }
}

class LeaseTaken extends Error {}

/** The figures are a keeper's; words that are searched for and what is new, a caller's too. */
const mayKeep = (role: Role, what: KeepOptions['what']) =>
  role === 'keeper' || (role === 'caller' && what !== 'figures');

/** As we need it, whatever the server begins with by itself. */
const committed = 'ISOLATION LEVEL READ COMMITTED';

const hush = (mode: keyof typeof silence) => setting('idle_in_transaction_session_timeout', silence[mode]);
