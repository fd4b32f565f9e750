import type { Fact, Question } from '../domain/fact.ts';
import type { Db, WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { fact as factTable, question as questionTable } from './schema.ts';

/** A fact about a day, or about a day of every year. */
interface DatedFact {
  readonly customerId: number;
  readonly kind: 'birthday' | Exclude<Fact['kind'], 'fact'>;
  /** Of a person's birthday their name; empty when the day says everything. */
  readonly text: string;
  /** Of a birthday as it was given, perhaps without a year. */
  readonly day: string;
  /** They do not want cards. */
  readonly noCard: boolean;
}

type NewFact = Omit<Fact, 'id' | 'personId'> & Partial<Pick<Fact, 'personId'>>;

/** Facts and goals to remember, and questions for the next call. */
export class Facts {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** A customer's facts and goals, the latest first; and their questions, those not yet asked first. */
  async of(customerId: number): Promise<{ readonly facts: readonly Fact[]; readonly questions: readonly Question[] }> {
    const rows = await this.#db.all<Fact & Question & { readonly part: 'fact' | 'question' }>(
      `SELECT 'fact' AS part, id, customer_id AS "customerId", kind, text, day, noted_on AS "notedOn", NULL AS "askedIn",
         person_id AS "personId" FROM fact WHERE customer_id = :id
       UNION ALL SELECT 'question', id, customer_id, NULL, text, NULL, noted_on, asked_in, NULL FROM question WHERE customer_id = :id
       ORDER BY id`,
      { id: customerId },
    );
    const facts = rows.filter(({ part }) => part === 'fact').reverse();
    const questions = rows.filter(({ part }) => part === 'question');
    return {
      facts: facts
        .map(({ part: _part, askedIn: _asked, ...fact }) => fact)
        .sort((a, b) => (a.notedOn < b.notedOn ? 1 : a.notedOn > b.notedOn ? -1 : 0)),
      questions: questions
        .map(({ id, customerId, text, notedOn, askedIn }) => ({ id, customerId, text, notedOn, askedIn }))
        .sort((a, b) => (a.askedIn ?? 0) - (b.askedIn ?? 0)),
    };
  }

  /** The facts and goals of these customers, the latest of each first. */
  async ofMany(customerIds: readonly number[]): Promise<ReadonlyMap<number, readonly Fact[]>> {
    const sql = `SELECT ${factTable.select()} FROM fact WHERE customer_id IN ${this.#db.listed('?')}
      ORDER BY customer_id, noted_on DESC, id DESC`;
    const rows = (await this.#db.all<object>(sql, [this.#db.list(customerIds)])).map(factTable.read);
    return Map.groupBy(rows, ({ customerId }) => customerId);
  }

  /** What is remembered of these dates of any year, as `MM-DD`: facts about a day, of all customers, and birthdays. */
  async dated(dates: readonly string[]): Promise<DatedFact[]> {
    const rows = await this.#db.all<Omit<DatedFact, 'noCard'> & { noCard: number }>(
      `SELECT "customerId", dated.kind, text, day, EXISTS (
                SELECT 1 FROM refusal WHERE customer_id = "customerId" AND refusal.kind = 'card'
                  AND (who IS NULL OR refusal.person_id = dated.person_id)
              ) AS "noCard"
       FROM (SELECT id AS "customerId", 'birthday' AS kind, '' AS text, birthday AS day, 0 AS id, NULL AS person_id FROM customer
             WHERE birthday IS NOT NULL AND archived = 0 AND substr(birthday, length(birthday) - 4) IN ${this.#db.listed('?', 'texts')}
             UNION ALL SELECT customer_id, 'birthday', name, birthday, id, id FROM person
             WHERE birthday IS NOT NULL AND left_on IS NULL AND substr(birthday, length(birthday) - 4) IN ${this.#db.listed('?', 'texts')}
             UNION ALL SELECT customer_id, kind, text, day, id, person_id FROM fact
             WHERE day IS NOT NULL AND kind <> 'fact' AND substr(day, length(day) - 4) IN ${this.#db.listed('?', 'texts')}) AS dated
       ORDER BY CASE WHEN dated.kind = 'birthday' THEN 0 ELSE 1 END, day, id`,
      Array(3).fill(this.#db.list(dates)),
    );
    return rows.map((row) => ({ ...row, noCard: Number(row.noCard) === 1 }));
  }

  /** The texts of all facts of these customers. */
  async factTextsOf(customerIds: readonly number[]): Promise<Map<number, Set<string>>> {
    const rows = await this.#db.all<{ customer: number; text: string }>(
      `SELECT customer_id AS customer, text FROM fact WHERE customer_id IN ${this.#db.listed('?')}`,
      [this.#db.list(customerIds)],
    );
    const texts = new Map<number, Set<string>>();
    for (const { customer, text } of rows) texts.set(customer, (texts.get(customer) ?? new Set()).add(text));
    return texts;
  }
}

export class WritableFacts extends Facts {
  readonly #journal: Journal;

  constructor(db: WriteDb, journal: Journal) {
    super(db);
    this.#journal = journal;
  }

  /** Adds facts in bulk. */
  async addFacts(facts: readonly Omit<Fact, 'id'>[]): Promise<void> {
    const columns = ['customerId', 'kind', 'text', 'day', 'notedOn'] as const;
    const isOfPeople = facts.some(({ personId }) => personId !== null);
    await this.#journal.addMany(factTable, isOfPeople ? [...columns, 'personId'] : columns, facts);
  }

  async addFact(fact: NewFact): Promise<number> {
    return await this.#journal.add(factTable, { personId: null, ...fact });
  }

  async changeFact(id: number, change: Partial<Pick<Fact, 'personId' | 'customerId'>>): Promise<boolean> {
    return await this.#journal.change(factTable, id, change);
  }

  async addQuestion(question: Omit<Question, 'id' | 'askedIn'>): Promise<number> {
    return await this.#journal.add(questionTable, { ...question, askedIn: null });
  }

  async markAsked(questionId: number, touchId: number): Promise<boolean> {
    return await this.#journal.change(questionTable, questionId, { askedIn: touchId });
  }
}
