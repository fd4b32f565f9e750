import type { Fact, Question } from '../domain/memory.ts';
import type { Db, WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { fact as factTable, question as questionTable } from './schema.ts';

/** Facts and goals to remember, and questions to carry into the next call. */
export class Memory {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** A customer's facts and goals, the latest noted first. */
  async factsOf(customerId: number): Promise<Fact[]> {
    return await this.#db.all<Fact>(
      `SELECT ${factTable.select()} FROM fact WHERE customer_id = ? ORDER BY noted_on DESC, id DESC`,
      [customerId],
    );
  }

  /** Everything that is about a day, of all customers. */
  async dated(): Promise<Fact[]> {
    return await this.#db.all<Fact>(`SELECT ${factTable.select()} FROM fact WHERE day IS NOT NULL ORDER BY day, id`);
  }

  /** A customer's questions, those not yet asked first. */
  async questionsOf(customerId: number): Promise<Question[]> {
    return await this.#db.all<Question>(
      `SELECT ${questionTable.select()} FROM question WHERE customer_id = ? ORDER BY asked_in, id`,
      [customerId],
    );
  }

  /** The texts of all facts of these customers. */
  async factTextsOf(customerIds: readonly number[]): Promise<Map<number, Set<string>>> {
    const rows = await this.#db.all<{ customer: number; text: string }>(
      'SELECT customer_id AS customer, text FROM fact WHERE customer_id IN (SELECT value FROM json_each(?))',
      [JSON.stringify(customerIds)],
    );
    const texts = new Map<number, Set<string>>();
    for (const { customer, text } of rows) texts.set(customer, (texts.get(customer) ?? new Set()).add(text));
    return texts;
  }
}

export class WritableMemory extends Memory {
  readonly #journal: Journal;

  constructor(db: WriteDb, journal: Journal) {
    super(db);
    this.#journal = journal;
  }

  /** Adds facts in bulk. */
  async addFacts(facts: Iterable<Omit<Fact, 'id'>>): Promise<void> {
    await this.#journal.addMany(factTable, ['customerId', 'kind', 'text', 'day', 'notedOn'], facts);
  }

  async addFact(fact: Omit<Fact, 'id'>): Promise<number> {
    return await this.#journal.add(factTable, fact);
  }

  async addQuestion(question: Omit<Question, 'id' | 'askedIn'>): Promise<number> {
    return await this.#journal.add(questionTable, { ...question, askedIn: null });
  }

  async markAsked(questionId: number, touchId: number): Promise<boolean> {
    return await this.#journal.change(questionTable, questionId, { askedIn: touchId });
  }
}
