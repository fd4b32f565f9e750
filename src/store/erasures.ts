import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { type IdentityFacts, identityKeys } from '../domain/erasure.ts';
import { customerTables } from './customer-tables.ts';
import { toCustomer } from './customers.ts';
import { absorbedBy, asWord, blankWords, forgetChanges, forgetUndone, forgetUntil } from './forgetting.ts';
import type { Sqlite } from './sqlite/sqlite.ts';
import { stamp, stamped } from './stamps.ts';

/** The stamp of a book that was not written anew since somebody was erased. */
export const unswept = 'unswept';

/** A customer of whom something is noted in which the person is named. */
export interface Mention {
  readonly customerId: number;
  readonly in: string;
}

/** Whom a book had erased. */
export interface Remembered {
  readonly rows: readonly { readonly hash: string; readonly day: Day }[];
  readonly salt: string;
  isErased(facts: IdentityFacts): boolean;
}

function namesOf({ name, company, emails }: Customer): string[] {
  return [name, company ?? name, ...emails];
}

/** What others' notes may call them by: the names, the surname alone, a number as it is written, the street they live in. */
function wordsFor(customer: Customer): string[] {
  const words = customer.name.trim().split(/\s+/);
  const surname = words.length > 1 ? (words.at(-1) ?? '') : '';
  const alone = [surname, customer.address ?? '', ...customer.phones, ...customer.struckPhones];
  return [...new Set([...namesOf(customer), ...alone.filter((word) => word.length > 2)])];
}

/**
 * Takes a person out of the book for good: out of the tables, out of the journal that undo reads, out of the free pages
 * of the file. What stays is a salted hash of what identifies them, to know them again in an import.
 */
export class Erasures {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /**
   * Tells who was erased and is not in the book; null when nobody ever was. Who was put in again by hand is there because
   * somebody wanted it so.
   */
  async known(): Promise<((facts: IdentityFacts) => boolean) | null> {
    const rows = this.#sqlite.prepare('SELECT hash FROM erased').all() as { hash: string }[];
    if (rows.length === 0) return null;
    const hashes = new Set(rows.map((row) => row.hash));
    const hash = await this.#hasher();
    return (facts) => identityKeys(facts).some((key) => hashes.has(hash(key))) && !this.#isInBook(facts);
  }

  /**
   * Whom this book erased and does not have, to be asked also when the book is gone: before an older copy takes its place.
   * Null when nobody ever was.
   */
  async remembered(): Promise<Remembered | null> {
    const rows = this.#sqlite.prepare('SELECT hash, day FROM erased').all() as { hash: string; day: Day }[];
    if (rows.length === 0) return null;
    const hash = await this.#hasher();
    const hashes = new Set(rows.map((row) => row.hash));
    const people = this.#sqlite
      .prepare('SELECT * FROM customer')
      .all()
      .map((row) => toCustomer(row as never));
    const here = new Set(people.flatMap((person) => identityKeys(person)).map(hash));
    const isErased = (facts: IdentityFacts) => {
      const keys = identityKeys(facts).map(hash);
      return keys.some((key) => hashes.has(key)) && !keys.some((key) => here.has(key));
    };
    return { rows, salt: stamped(this.#sqlite, 'salt') ?? '', isErased };
  }

  /** Takes over whom another state of this book had erased; hashes of another book say nothing here. */
  async adoptErased({ rows, salt }: Remembered): Promise<void> {
    if (salt !== stamped(this.#sqlite, 'salt')) return;
    await this.#sqlite.transaction(async () => {
      const insert = this.#sqlite.prepare('INSERT OR IGNORE INTO erased (hash, day) VALUES (?, ?)');
      for (const { hash, day } of rows) insert.run([hash, day]);
    });
  }

  #isInBook({ externalId, emails }: IdentityFacts): boolean {
    const found = this.#sqlite.prepare(
      `SELECT 1 FROM customer WHERE external_id = ? COLLATE NOCASE
         OR EXISTS (SELECT 1 FROM json_each(customer.emails) AS own WHERE lower(own.value) IN (SELECT value FROM json_each(?)))
       LIMIT 1`,
    );
    return found.get([externalId, JSON.stringify(emails.map((email) => email.trim().toLowerCase()))]) !== undefined;
  }

  /**
   * With `keepSums` their purchases stay, as those of nobody. Runs in its own transaction and cannot be undone. False when
   * others were reading so long that what was deleted is still in free parts of the file: `sweep` is to be tried again.
   */
  async erase(
    customer: Customer,
    { day, at, keepSums }: { day: Day; at: string; keepSums: boolean },
  ): Promise<boolean> {
    const hash = await this.#hasher();
    await this.#sqlite.transaction(async () => {
      const absorbed = absorbedBy(this.#sqlite, customer.id);
      const people = [customer, ...absorbed.map(({ before }) => toCustomer(before as never))];
      for (const person of people) this.#remember(person, day, hash);
      forgetChanges(this.#sqlite, customer.id);
      for (const { id, until } of absorbed) forgetUntil(this.#sqlite, id, until);
      forgetUndone(this.#sqlite);
      const words = [...new Set(people.flatMap(namesOf))];
      this.#blankSummaries(words);
      blankWords(this.#sqlite, words);
      if (keepSums) this.#anonymize(customer.id, day);
      else this.#sqlite.prepare('DELETE FROM customer WHERE id = ?').run([customer.id]);
      this.#sqlite
        .prepare("INSERT INTO operation (at, day, command, summary) VALUES (?, ?, ?, '')")
        .run([at, day, `erase ${customer.id}`]);
      this.#sqlite.run("DELETE FROM stamp WHERE name IN ('standing', 'clock')");
      stamp(this.#sqlite, unswept, day);
    });
    return await this.sweep();
  }

  /** Since when what was deleted is still in free parts of the file; null when it is not. */
  async unsweptSince(): Promise<Day | null> {
    return stamped(this.#sqlite, unswept) as Day | null;
  }

  /** Writes the file anew without its free parts; false when others read or write so long that it cannot be done. */
  async sweep(): Promise<boolean> {
    if (!(await this.#sqlite.rewrite())) return false;
    this.#sqlite.prepare('DELETE FROM stamp WHERE name = ?').run([unswept]);
    return true;
  }

  /** Where others are told about whom the person is named: their numbers, and in what. */
  async mentions(customer: Customer): Promise<Mention[]> {
    const found: Mention[] = [];
    for (const table of ['touch', 'answer', 'promise', 'fact', 'question', 'refusal'] as const) {
      const columns = this.#sqlite.prepare("SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'").all([table]);
      const text = (columns as { name: string }[]).map(({ name }) => `coalesce("${name}", '')`).join(` || ' ' || `);
      for (const word of wordsFor(customer)) {
        const rows = this.#sqlite
          .prepare(
            `SELECT customer_id AS id, ${text} AS text FROM "${table}"
             WHERE customer_id <> ? AND instr(lower(${text}), lower(?)) > 0`,
          )
          .all([customer.id, word]) as { id: number; text: string }[];
        for (const { id, text } of rows)
          if (asWord(word).test(text) && !found.some((one) => one.customerId === id && one.in === table))
            found.push({ customerId: id, in: table });
      }
    }
    return found;
  }

  #remember(customer: Customer, day: Day, hash: (key: string) => string): void {
    const insert = this.#sqlite.prepare('INSERT OR IGNORE INTO erased (hash, day) VALUES (?, ?)');
    const name = identityKeys({ ...customer, externalId: null, emails: [], phones: [] });
    const keys = [
      ...identityKeys(customer),
      ...identityKeys({ ...customer, emails: [], phones: customer.struckPhones }),
    ];
    for (const key of new Set([...keys, ...name])) insert.run([hash(key), day]);
  }

  /** Node's cryptography takes 4 ms to load, which `today` need not wait for. */
  async #hasher(): Promise<(key: string) => string> {
    const { createHmac } = await import('node:crypto');
    const salt = stamped(this.#sqlite, 'salt') ?? '';
    return (key) => createHmac('sha256', salt).update(key).digest('hex');
  }

  /** What operations were summed up as may name the person. */
  #blankSummaries(words: readonly string[]): void {
    for (const word of words) {
      this.#sqlite.prepare("UPDATE operation SET summary = '' WHERE instr(lower(summary), lower(?)) > 0").run([word]);
      this.#blankFileNames(word);
    }
  }

  /** An imported file may be called after the person. */
  #blankFileNames(word: string): void {
    for (const { table, column, those } of [
      { table: 'operation', column: 'command', those: "command LIKE 'import %'" },
      { table: 'import', column: 'file', those: 'true' },
    ]) {
      const rows = this.#sqlite
        .prepare(
          `SELECT rowid AS id, ${column} AS text FROM "${table}" WHERE ${those} AND instr(lower(${column}), lower(?)) > 0`,
        )
        .all([word]) as { id: number; text: string }[];
      const update = this.#sqlite.prepare(`UPDATE "${table}" SET ${column} = ? WHERE rowid = ?`);
      for (const { id, text } of rows) update.run([text.replaceAll(asWord(word), '…'), id]);
    }
  }

  /** Nobody is left but the sums: a customer without a name, whom no list shows. */
  #anonymize(id: number, day: Day): void {
    for (const table of customerTables(this.#sqlite).filter((name) => name !== 'purchase'))
      this.#sqlite.prepare(`DELETE FROM "${table}" WHERE customer_id = ?`).run([id]);
    this.#sqlite.prepare('UPDATE purchase SET external_id = NULL WHERE customer_id = ?').run([id]);
    this.#sqlite.prepare('UPDATE standing SET planned = NULL, planned_reason = NULL WHERE id = ?').run([id]);
    const kept = new Set(['id', 'currency', 'total_minor', 'orders', 'first_purchase', 'last_purchase', 'created_on']);
    const columns = this.#sqlite.prepare('SELECT name, "notnull" AS needed FROM pragma_table_info(\'customer\')').all();
    const values: Record<string, string> = { name: `'erased ${day}'`, archived: '1' };
    const assignments = (columns as { name: string; needed: number }[])
      .filter(({ name }) => !kept.has(name))
      .map(({ name, needed }) => `"${name}" = ${values[name] ?? (needed === 1 ? "'[]'" : 'NULL')}`);
    this.#sqlite.prepare(`UPDATE customer SET ${assignments.join(', ')} WHERE id = ?`).run([id]);
  }
}
