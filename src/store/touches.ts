import type { Day } from '../domain/day.ts';
import { type Answer, isConversation, type Touch } from '../domain/touch.ts';
import { type Db, idsOf, one, type Value, type WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { answer as answerTable, touch as table } from './schema.ts';

type MayBeLeftOut = 'imported' | 'personId' | 'beganWithId';
type NewTouch = Omit<Touch, 'id' | MayBeLeftOut> & Partial<Pick<Touch, MayBeLeftOut>>;
type TouchChange = Partial<Omit<NewTouch, 'customerId'>>;
type NewAnswer = Omit<Answer, 'id' | 'about' | 'aboutId'> & Partial<Pick<Answer, 'about' | 'aboutId'>>;

/** Touches and the answers given in them. */
export class Touches {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** A customer's touches, the latest first. */
  async of(customerId: number): Promise<Touch[]> {
    return await this.#select('WHERE customer_id = ? ORDER BY day DESC, id DESC', customerId);
  }

  /** All touches of these days, both included, the earliest first. */
  async between(from: Day, to: Day): Promise<Touch[]> {
    return await this.#select('WHERE day BETWEEN ? AND ? ORDER BY day, id', from, to);
  }

  /** Guided calls that were broken off, the latest first. */
  async unfinished(): Promise<Touch[]> {
    return await this.#select('WHERE unfinished = 1 ORDER BY id DESC');
  }

  /** Calls from the log of a telephone that nobody has said anything about yet, the earliest first. */
  async toConfirm(): Promise<Touch[]> {
    return await this.#select(
      "WHERE kind = 'call' AND outcome IS NULL AND imported = 0 AND unfinished = 0 ORDER BY day, time, id",
    );
  }

  /**
   * How many of them wait that an import of a telephone's log added, by way of the journal: today's list asks it of every
   * book, and a look at all touches would cost it more than the list. `me`: only theirs and those of nobody.
   */
  async countToConfirm(me: string | null): Promise<number> {
    const { count } = await one<{ count: number }>(
      this.#db,
      `SELECT count(*) AS count FROM import JOIN change ON change.operation_id = import.operation_id
         JOIN touch ON touch.id BETWEEN row_id AND last_row_id
       WHERE import.kind = 'calls' AND table_name = 'touch' AND change.kind = 'added'
         AND touch.kind = 'call' AND outcome IS NULL AND imported = 0 AND unfinished = 0${me === null ? '' : ' AND ("by" IS NULL OR "by" = ?)'}`,
      me === null ? [] : [me],
    );
    return Number(count);
  }

  /** The latest conversation with each of these customers who had one. */
  async lastConversationsOf(customerIds: readonly number[]): Promise<Map<number, Day>> {
    const these = `WHERE customer_id IN ${this.#db.listed('?')} ORDER BY day`;
    const touches = await this.#select(these, this.#db.list(customerIds));
    const last = new Map<number, Day>();
    for (const touch of touches) if (isConversation(touch)) last.set(touch.customerId, touch.day);
    return last;
  }

  /** The days from one on at which a card went out to these customers. */
  async cardsOf(customerIds: readonly number[], from: Day): Promise<Map<number, Day[]>> {
    const rows = await this.#db.all<{ customer: number; day: Day }>(
      `SELECT customer_id AS customer, day FROM touch
       WHERE kind = 'card' AND direction = 'outbound' AND day >= :from AND customer_id IN ${this.#db.listed(':ids')} ORDER BY day, id`,
      { from, ids: this.#db.list(customerIds) },
    );
    const days = new Map<number, Day[]>();
    for (const { customer, day } of rows) days.set(customer, [...(days.get(customer) ?? []), day]);
    return days;
  }

  /** The touch entered last; null in a book without touches. */
  async last(): Promise<Touch | null> {
    return (await this.#select('ORDER BY id DESC LIMIT 1'))[0] ?? null;
  }

  /** Who made each of these touches, by their numbers; null where nobody is named. */
  async makersOf(ids: readonly number[]): Promise<ReadonlyMap<number, string | null>> {
    if (ids.length === 0) return new Map();
    const sql = `SELECT id, "by" FROM touch WHERE id IN ${this.#db.listed('?')}`;
    return new Map(await this.#db.all<[number, string | null]>(sql, [this.#db.list(ids)], 'arrays'));
  }

  /** A customer's answers, the latest first. */
  async answersOf(customerId: number): Promise<Answer[]> {
    return await this.#db.all<Answer>(
      `SELECT ${answerTable.select()} FROM answer WHERE customer_id = ? ORDER BY day DESC, id`,
      [customerId],
    );
  }

  /** The last words noted about each of these customers: a note, or an answer of a later day. */
  async lastWords(customerIds: readonly number[]): Promise<Map<number, string>> {
    if (customerIds.length === 0) return new Map();
    const these = `customer_id IN ${this.#db.listed(':ids')}`;
    const rows = await this.#db.all<{ customer: number; text: string }>(
      `SELECT customer_id AS customer, text FROM (
         SELECT customer_id, text,
                row_number() OVER (PARTITION BY customer_id ORDER BY day DESC, noted DESC, id DESC) AS nth
         FROM (SELECT customer_id, note AS text, day, 1 AS noted, id FROM touch WHERE ${these} AND note IS NOT NULL
               UNION ALL SELECT customer_id, text, day, 0, id FROM answer WHERE ${these}) AS said
       ) AS latest WHERE nth = 1`,
      { ids: this.#db.list(customerIds) },
    );
    return new Map(rows.map(({ customer, text }) => [customer, text]));
  }

  async #select(which: string, ...values: readonly Value[]): Promise<Touch[]> {
    return (await this.#db.all<object>(`SELECT ${table.select()} FROM touch ${which}`, values)).map(table.read);
  }
}

export class WritableTouches extends Touches {
  readonly #db: WriteDb;
  readonly #journal: Journal;

  constructor(db: WriteDb, journal: Journal) {
    super(db);
    this.#db = db;
    this.#journal = journal;
  }

  async add(touch: NewTouch): Promise<number> {
    return await this.#journal.add(table, { imported: false, personId: null, beganWithId: null, ...touch });
  }

  async change(id: number, change: TouchChange): Promise<boolean> {
    return await this.#journal.change(table, id, change);
  }

  async addAnswer(answer: NewAnswer): Promise<number> {
    return await this.#journal.add(answerTable, { about: null, aboutId: null, ...answer });
  }

  async changeAnswer(id: number, text: string): Promise<boolean> {
    return await this.#journal.change(answerTable, id, { text });
  }

  async removeAnswer(id: number): Promise<void> {
    await this.#journal.remove('answer', id);
  }

  /** Removes a touch with its answers. */
  async remove(id: number): Promise<void> {
    for (const answer of await idsOf(this.#db, 'SELECT id FROM answer WHERE touch_id = ?', [id]))
      await this.removeAnswer(answer);
    await this.#journal.remove('touch', id);
  }
}
