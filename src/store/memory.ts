import type { Day } from '../domain/day.ts';
import type { Fact, Question } from '../domain/memory.ts';
import type { Sqlite } from './dialect/sqlite.ts';
import type { Journal } from './journal.ts';

/** Facts and goals to remember, and questions to carry into the next call. */
export class Memory {
  readonly #sqlite: Sqlite;
  readonly #journal: () => Journal;

  constructor(sqlite: Sqlite, journal: () => Journal) {
    this.#sqlite = sqlite;
    this.#journal = journal;
  }

  /** A customer's facts and goals, the latest noted first. */
  async factsOf(customerId: number): Promise<Fact[]> {
    const rows = await this.#sqlite.kysely
      .selectFrom('fact')
      .select(['id', 'customer_id', 'kind', 'text', 'day', 'noted_on'])
      .where('customer_id', '=', customerId)
      .orderBy('noted_on', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      customerId: row.customer_id,
      kind: row.kind as Fact['kind'],
      text: row.text,
      day: row.day as Day | null,
      notedOn: row.noted_on as Day,
    }));
  }

  /** A customer's questions, those not yet asked first. */
  async questionsOf(customerId: number): Promise<Question[]> {
    const rows = await this.#sqlite.kysely
      .selectFrom('question')
      .select(['id', 'customer_id', 'text', 'noted_on', 'asked_in'])
      .where('customer_id', '=', customerId)
      .orderBy('asked_in')
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      customerId: row.customer_id,
      text: row.text,
      notedOn: row.noted_on as Day,
      askedIn: row.asked_in,
    }));
  }

  addFact(fact: Omit<Fact, 'id'>): number {
    const { customerId, kind, text, day, notedOn } = fact;
    return this.#journal().add('fact', { customer_id: customerId, kind, text, day, noted_on: notedOn });
  }

  addQuestion(question: Omit<Question, 'id' | 'askedIn'>): number {
    const { customerId, text, notedOn } = question;
    return this.#journal().add('question', { customer_id: customerId, text, noted_on: notedOn, asked_in: null });
  }

  markAsked(questionId: number, touchId: number): boolean {
    return this.#journal().change('question', questionId, { asked_in: touchId });
  }
}
