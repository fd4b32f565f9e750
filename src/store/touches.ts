import type { Selectable } from 'kysely';
import type { Day } from '../domain/day.ts';
import {
  type Answer,
  type Direction,
  isConversation,
  type Outcome,
  type Sentiment,
  type Touch,
  type TouchKind,
} from '../domain/touch.ts';
import type { Journal, Row } from './journal.ts';
import type { TouchTable } from './schema.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

export type NewTouch = Omit<Touch, 'id'>;
export type TouchChange = Partial<Omit<NewTouch, 'customerId'>>;
export type NewAnswer = Omit<Answer, 'id'>;

const columns = [
  'id',
  'customer_id',
  'kind',
  'direction',
  'outcome',
  'day',
  'time',
  'note',
  'purpose',
  'sentiment',
  'minutes',
  'by',
  'script',
  'unfinished',
] as const;
const answerColumns = ['id', 'touch_id', 'customer_id', 'question', 'asked', 'text', 'day'] as const;

/** Touches and what was answered in them. */
export class Touches {
  readonly #sqlite: Sqlite;
  readonly #journal: () => Journal;

  constructor(sqlite: Sqlite, journal: () => Journal) {
    this.#sqlite = sqlite;
    this.#journal = journal;
  }

  /** A customer's touches, the latest first. */
  async of(customerId: number): Promise<Touch[]> {
    const rows = await (await this.#select())
      .where('customer_id', '=', customerId)
      .orderBy('day', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map(toTouch);
  }

  /** All touches of these days, both included, the earliest first. */
  async between(from: Day, to: Day): Promise<Touch[]> {
    const rows = this.#sqlite
      .prepare(
        `SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM touch WHERE day BETWEEN ? AND ? ORDER BY day, id`,
      )
      .all([from, to]);
    return (rows as Selectable<TouchTable>[]).map(toTouch);
  }

  /** Guided calls that were broken off, the latest first. */
  async unfinished(): Promise<Touch[]> {
    return (await (await this.#select()).where('unfinished', '=', 1).orderBy('id', 'desc').execute()).map(toTouch);
  }

  /** The latest conversation with each of these customers who had one. */
  async lastConversationsOf(customerIds: readonly number[]): Promise<Map<number, Day>> {
    const { sql } = await import('kysely');
    const rows = await (await this.#select())
      .where(sql<boolean>`customer_id IN (SELECT value FROM json_each(${JSON.stringify(customerIds)}))`)
      .orderBy('day')
      .execute();
    const last = new Map<number, Day>();
    for (const touch of rows.map(toTouch)) if (isConversation(touch)) last.set(touch.customerId, touch.day);
    return last;
  }

  /** What was entered last, of whomever; null in a book without touches. */
  async last(): Promise<Touch | null> {
    const select = await this.#select();
    const row = await select.orderBy('id', 'desc').limit(1).executeTakeFirst();
    return row === undefined ? null : toTouch(row);
  }

  /** A customer's answers, the latest first. */
  async answersOf(customerId: number): Promise<Answer[]> {
    const rows = await (await this.#sqlite.kysely())
      .selectFrom('answer')
      .select(answerColumns)
      .where('customer_id', '=', customerId)
      .orderBy('day', 'desc')
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      touchId: row.touch_id,
      customerId: row.customer_id,
      question: row.question,
      asked: row.asked,
      text: row.text,
      day: row.day as Day,
    }));
  }

  /** The last thing noted of each of these customers: a note, else an answer. */
  async lastWords(customerIds: readonly number[]): Promise<Map<number, string>> {
    const noted = this.#sqlite.prepare(
      `SELECT note AS text, day, id FROM touch WHERE customer_id = ? AND note IS NOT NULL ORDER BY day DESC, id DESC LIMIT 1`,
    );
    const answered = this.#sqlite.prepare(
      `SELECT text, day, touch_id AS id FROM answer WHERE customer_id = ? ORDER BY day DESC, id DESC LIMIT 1`,
    );
    type Words = { text: string; day: string; id: number } | undefined;
    const words = new Map<number, string>();
    for (const customer of customerIds) {
      const note = noted.get([customer]) as Words;
      const answer = answered.get([customer]) as Words;
      const latest = note === undefined || (answer !== undefined && answer.day > note.day) ? answer : note;
      if (latest !== undefined) words.set(customer, latest.text);
    }
    return words;
  }

  add(touch: NewTouch): number {
    return this.#journal().add('touch', toRow(touch));
  }

  change(id: number, change: TouchChange): boolean {
    return this.#journal().change('touch', id, toRow(change));
  }

  addAnswer(answer: NewAnswer): number {
    return this.#journal().add('answer', {
      touch_id: answer.touchId,
      customer_id: answer.customerId,
      question: answer.question,
      asked: answer.asked,
      text: answer.text,
      day: answer.day,
    });
  }

  changeAnswer(id: number, text: string): boolean {
    return this.#journal().change('answer', id, { text });
  }

  removeAnswer(id: number): void {
    this.#journal().remove('answer', id);
  }

  /** Takes a touch away with its answers. */
  async remove(id: number): Promise<void> {
    const answers = await (await this.#sqlite.kysely())
      .selectFrom('answer')
      .select('id')
      .where('touch_id', '=', id)
      .execute();
    for (const answer of answers) this.removeAnswer(answer.id);
    this.#journal().remove('touch', id);
  }

  async #select() {
    return (await this.#sqlite.kysely()).selectFrom('touch').select(columns);
  }
}

function toRow(touch: Partial<NewTouch>): Row<'touch'> {
  const { customerId, unfinished, ...same } = touch;
  const row: Record<string, unknown> = { ...same };
  if (customerId !== undefined) row['customer_id'] = customerId;
  if (unfinished !== undefined) row['unfinished'] = unfinished ? 1 : 0;
  return row as Row<'touch'>;
}

function toTouch(row: Selectable<TouchTable>): Touch {
  return {
    id: row.id,
    customerId: row.customer_id,
    kind: row.kind as TouchKind,
    direction: row.direction as Direction,
    outcome: row.outcome as Outcome | null,
    day: row.day as Day,
    time: row.time,
    note: row.note,
    purpose: row.purpose,
    sentiment: row.sentiment as Sentiment | null,
    minutes: row.minutes,
    by: row.by,
    script: row.script,
    unfinished: row.unfinished === 1,
  };
}
