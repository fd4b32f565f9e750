import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { type IdentityFacts, identityKeys } from '../domain/erasure.ts';
import type { Sqlite } from './dialect/sqlite.ts';
import { stamped } from './stamps.ts';

/** Tables with rows of a customer that say something of the person, with the column that names the customer. */
const personal = [
  'answer',
  'question',
  'touch',
  'promise',
  'fact',
  'potential',
  'refusal',
  'invitation',
  'tier_change',
];

/**
 * Takes a person out of the book for good: out of the tables, out of the journal that undo reads, out of the free pages
 * of the file. What stays is a salted hash of what identifies them, to know them again in an import.
 */
export class Erasures {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /** Tells of whom an import speaks; null when nobody was ever erased. */
  async known(): Promise<((facts: IdentityFacts) => boolean) | null> {
    const rows = this.#sqlite.prepare('SELECT hash FROM erased').all() as { hash: string }[];
    if (rows.length === 0) return null;
    const hashes = new Set(rows.map((row) => row.hash));
    const hash = await this.#hasher();
    return (facts) => identityKeys(facts).some((key) => hashes.has(hash(key)));
  }

  /** With `keepSums` their purchases stay, as those of nobody. Runs in its own transaction and cannot be undone. */
  async erase(customer: Customer, { day, at, keepSums }: { day: Day; at: string; keepSums: boolean }): Promise<void> {
    const hash = await this.#hasher();
    await this.#sqlite.transaction(async () => {
      this.#remember(customer, day, hash);
      this.#forgetChanges(customer.id);
      this.#blankNamed(customer);
      if (keepSums) this.#anonymize(customer.id, day);
      else this.#sqlite.prepare('DELETE FROM customer WHERE id = ?').run([customer.id]);
      this.#sqlite
        .prepare("INSERT INTO operation (at, day, command, summary) VALUES (?, ?, ?, '')")
        .run([at, day, `erase ${customer.id}`]);
      this.#sqlite.run("DELETE FROM stamp WHERE name IN ('standing', 'clock')");
    });
    // What was deleted is still in free pages and in the write-ahead log until both are written anew.
    this.#sqlite.run('VACUUM');
    this.#sqlite.pragma('wal_checkpoint(TRUNCATE)');
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

  /** What operations were summed up as may name the person; of an operation that was undone nobody can tell. */
  #blankNamed({ name, company, emails }: Customer): void {
    for (const text of [name, company ?? name, ...emails])
      this.#sqlite.prepare("UPDATE operation SET summary = '' WHERE instr(lower(summary), lower(?)) > 0").run([text]);
    this.#sqlite.run("UPDATE operation SET summary = '' WHERE undone_at IS NOT NULL");
  }

  /** Before-images of their rows go; ranges of added rows are cut around them, or undo would take later rows away. */
  #forgetChanges(id: number): void {
    this.#sqlite
      .prepare(
        `UPDATE operation SET summary = '' WHERE id IN (SELECT operation_id FROM change
           WHERE (table_name IN ('customer', 'standing') AND ? BETWEEN row_id AND last_row_id)
              OR json_extract(before, '$.customer_id') = ?)`,
      )
      .run([id, id]);
    this.#sqlite.prepare("DELETE FROM change WHERE json_extract(before, '$.customer_id') = ?").run([id]);
    for (const table of ['customer', 'standing']) this.#cut(table, id);
    for (const table of personal) {
      const rows = this.#sqlite.prepare(`SELECT id FROM "${table}" WHERE customer_id = ?`).all([id]) as {
        id: number;
      }[];
      for (const row of rows) {
        this.#blankSummaries(table, row.id);
        this.#cut(table, row.id);
      }
    }
  }

  #blankSummaries(table: string, row: number): void {
    this.#sqlite
      .prepare(
        `UPDATE operation SET summary = '' WHERE id IN
           (SELECT operation_id FROM change WHERE table_name = ? AND ? BETWEEN row_id AND last_row_id)`,
      )
      .run([table, row]);
  }

  #cut(table: string, row: number): void {
    const ranges = this.#sqlite
      .prepare(
        'SELECT id, operation_id, row_id, last_row_id FROM change WHERE table_name = ? AND ? BETWEEN row_id AND last_row_id',
      )
      .all([table, row]) as { id: number; operation_id: number; row_id: number; last_row_id: number }[];
    for (const range of ranges) {
      this.#sqlite.prepare('DELETE FROM change WHERE id = ?').run([range.id]);
      const parts = [
        [range.row_id, row - 1],
        [row + 1, range.last_row_id],
      ].filter(([first = 0, last = 0]) => first <= last);
      for (const [first, last] of parts)
        this.#sqlite
          .prepare(
            'INSERT INTO change (operation_id, table_name, row_id, last_row_id, before) VALUES (?, ?, ?, ?, NULL)',
          )
          .run([range.operation_id, table, first, last]);
    }
  }

  /** Nobody is left but the sums: a customer without a name, whom no list shows. */
  #anonymize(id: number, day: Day): void {
    for (const table of personal) this.#sqlite.prepare(`DELETE FROM "${table}" WHERE customer_id = ?`).run([id]);
    this.#sqlite.prepare('UPDATE purchase SET external_id = NULL WHERE customer_id = ?').run([id]);
    const kept = new Set(['id', 'currency', 'total_minor', 'orders', 'first_purchase', 'last_purchase', 'created_on']);
    const columns = this.#sqlite.prepare('SELECT name, "notnull" AS needed FROM pragma_table_info(\'customer\')').all();
    const values: Record<string, string> = { name: `'erased ${day}'`, archived: '1' };
    const assignments = (columns as { name: string; needed: number }[])
      .filter(({ name }) => !kept.has(name))
      .map(({ name, needed }) => `"${name}" = ${values[name] ?? (needed === 1 ? "'[]'" : 'NULL')}`);
    this.#sqlite.prepare(`UPDATE customer SET ${assignments.join(', ')} WHERE id = ?`).run([id]);
  }
}
