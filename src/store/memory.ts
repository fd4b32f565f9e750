import type { Day } from '../domain/day.ts';
import type { Fact, Question } from '../domain/memory.ts';
import type { Journal, Value } from './journal.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

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
    const rows = await (await this.#sqlite.kysely())
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

  /** Everything that is about a day, of all customers. */
  async dated(): Promise<Fact[]> {
    return this.#sqlite
      .prepare(
        `SELECT id, customer_id AS customerId, kind, text, day, noted_on AS notedOn FROM fact
         WHERE day IS NOT NULL ORDER BY day, id`,
      )
      .all() as Fact[];
  }

  /** A customer's questions, those not yet asked first. */
  async questionsOf(customerId: number): Promise<Question[]> {
    const rows = await (await this.#sqlite.kysely())
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

  /** The texts of all facts of these customers. */
  async factTextsOf(customerIds: readonly number[]): Promise<Map<number, Set<string>>> {
    const rows = this.#sqlite
      .prepare('SELECT customer_id, text FROM fact WHERE customer_id IN (SELECT value FROM json_each(?))')
      .all([JSON.stringify(customerIds)]) as { customer_id: number; text: string }[];
    const texts = new Map<number, Set<string>>();
    for (const { customer_id, text } of rows) texts.set(customer_id, (texts.get(customer_id) ?? new Set()).add(text));
    return texts;
  }

  /** Adds facts in bulk. */
  addFacts(facts: Iterable<Omit<Fact, 'id'>>): void {
    const columns = ['customer_id', 'kind', 'text', 'day', 'noted_on'] as const;
    this.#journal().addMany('fact', columns, factRows(facts));
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

function* factRows(facts: Iterable<Omit<Fact, 'id'>>): Generator<Value[]> {
  for (const { customerId, kind, text, day, notedOn } of facts) yield [customerId, kind, text, day, notedOn];
}
