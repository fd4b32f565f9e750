/** The people of companies. */
import type { Day } from '../domain/day.ts';
import { folded } from '../domain/folded.ts';
import type { NewPerson, Person, PersonChange } from '../domain/person.ts';
import { wasConversation } from './conversation-sql.ts';
import { type Db, idsOf, some, type Value, type WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { references } from './references.ts';
import { type PersonRow, person as table } from './schema.ts';

export class People {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** A book of private customers has none. */
  async isEmpty(): Promise<boolean> {
    return !(await some(this.#db, 'SELECT 1 FROM person LIMIT 1'));
  }

  /** A customer's people, in the order in which they were added; empty for a private customer. */
  async of(customerId: number): Promise<Person[]> {
    return await this.#where('customer_id = ?', customerId);
  }

  /** The people of these customers, by customer. */
  async ofSome(customerIds: readonly number[]): Promise<ReadonlyMap<number, readonly Person[]>> {
    if (customerIds.length === 0) return new Map();
    const people = await this.#where(`customer_id IN ${this.#db.listed('?')}`, this.#db.list(customerIds));
    return Map.groupBy(people, ({ customerId }) => customerId);
  }

  async all(): Promise<Person[]> {
    return await this.#where('true');
  }

  /** The day of the last conversation with each of these people, if there was one. */
  async lastTalksOf(ids: readonly number[]): Promise<ReadonlyMap<number, Day>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#db.all<{ id: number; day: Day }>(
      `SELECT id, max(day) AS day FROM (
         SELECT person_id AS id, day FROM touch WHERE person_id IN ${this.#db.listed('?')} AND ${wasConversation}
         UNION ALL
         SELECT began_with_id, day FROM touch WHERE began_with_id IN ${this.#db.listed('?')} AND ${wasConversation}
       ) AS talk GROUP BY id`,
      [this.#db.list(ids), this.#db.list(ids)],
    );
    return new Map(rows.map(({ id, day }) => [id, day]));
  }

  async #where(condition: string, ...values: readonly Value[]): Promise<Person[]> {
    const rows = await this.#db.all<object>(
      `SELECT ${table.select()} FROM person WHERE ${condition} ORDER BY customer_id, id`,
      values,
    );
    return rows.map((row) => personOf(table.read(row)));
  }
}

export class WritablePeople extends People {
  readonly #db: WriteDb;
  readonly #journal: Journal;

  constructor(db: WriteDb, journal: Journal) {
    super(db);
    this.#db = db;
    this.#journal = journal;
  }

  async add(person: NewPerson): Promise<number> {
    return await this.#journal.add(table, { ...person, nameKey: folded(person.name) });
  }

  /** Adds them with consecutive numbers and returns the first. */
  async addMany(people: readonly NewPerson[]): Promise<number> {
    const rows = people.map((person) => ({ ...person, nameKey: folded(person.name) }));
    return await this.#journal.addMany(table, newFields, rows);
  }

  /** False when they were like that already. */
  async change(id: number, change: PersonChange): Promise<boolean> {
    const keyed = change.name === undefined ? change : { ...change, nameKey: folded(change.name) };
    return await this.#journal.change(table, id, keyed);
  }

  /** Moves everything with or about one person to the other. */
  async handOver(from: number, to: number): Promise<void> {
    for (const { table: name, column } of references.filter((one) => one.to === 'person'))
      for (const row of await idsOf(this.#db, `SELECT id FROM "${name}" WHERE "${column}" = ? ORDER BY id`, [from]))
        await this.#journal.changeRow(name, row, { [column]: to });
  }

  async remove(id: number): Promise<void> {
    await this.#journal.remove('person', id);
  }
}

const newFields = (Object.keys(table.columns) as (keyof PersonRow)[]).filter((field) => field !== 'id');

/** The key of the name is internal. */
function personOf({ nameKey: _, ...person }: PersonRow): Person {
  return person;
}
