/** What is written of a customer, and taking such words out for good. */
import type { Day } from '../domain/day.ts';
import type { Note } from '../domain/memory.ts';
import { unswept } from './erasures.ts';
import { cut, forgetUndone } from './forgetting.ts';
import type { Sqlite } from './sqlite/sqlite.ts';
import { stamp } from './stamps.ts';

/** Where the words of a note stand. */
const columns = { fact: 'text', touch: 'note', answer: 'text' } as const;

export class Notes {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /** A customer's facts and goals, the notes of calls and the answers, the oldest first. */
  async of(customerId: number): Promise<Note[]> {
    return this.#sqlite
      .prepare(
        `WITH who (id) AS (SELECT ?), note AS (
           SELECT 'fact' AS "table", fact.id, kind AS about, text, noted_on AS day
             FROM fact JOIN who ON customer_id = who.id
           UNION ALL SELECT 'touch', touch.id, kind, note, day FROM touch JOIN who ON customer_id = who.id WHERE note <> ''
           UNION ALL SELECT 'answer', answer.id, question, text, day
             FROM answer JOIN who ON customer_id = who.id WHERE text <> '')
         SELECT * FROM note
         ORDER BY day, "table", id`,
      )
      .all([customerId]) as Note[];
  }

  /**
   * Puts other words in the place of a note's, or takes the note away (null): in the book, in what undo remembers and in
   * what the operations were summed up as. Runs in its own transaction and cannot be undone. The free parts of the file
   * are left to `erasures.sweep`.
   */
  async replace(note: Note, text: string | null, { day, at }: { day: Day; at: string }): Promise<void> {
    const { table } = note;
    await this.#sqlite.transaction(async () => {
      this.#blankSummaries(note);
      forgetUndone(this.#sqlite);
      if (text === null && table !== 'touch') this.#remove(note);
      else this.#change(note, text);
      this.#sqlite
        .prepare('INSERT INTO operation (at, day, command, summary) VALUES (?, ?, ?, ?)')
        .run([at, day, 'note', text === null ? 'a note deleted for good' : 'a note edited, its former words gone']);
      stamp(this.#sqlite, unswept, day);
    });
  }

  #change({ table, id }: Note, text: string | null): void {
    const column = columns[table];
    this.#sqlite.prepare(`UPDATE "${table}" SET ${column} = ? WHERE id = ?`).run([text, id]);
    this.#sqlite
      .prepare(
        `UPDATE change SET before = json_set(before, '$.${column}', ?)
         WHERE table_name = ? AND row_id = ? AND json_extract(before, '$.${column}') IS NOT NULL`,
      )
      .run([text, table, id]);
  }

  #remove({ table, id }: Note): void {
    this.#sqlite.prepare(`DELETE FROM "${table}" WHERE id = ?`).run([id]);
    cut(this.#sqlite, table, id);
    this.#sqlite
      .prepare('DELETE FROM change WHERE table_name = ? AND row_id = ? AND before IS NOT NULL')
      .run([table, id]);
  }

  #blankSummaries({ table, id, text }: Note): void {
    this.#sqlite
      .prepare(
        `UPDATE operation SET summary = '' WHERE instr(lower(summary), lower(?)) > 0
           OR id IN (SELECT operation_id FROM change WHERE table_name = ? AND ? BETWEEN row_id AND last_row_id)`,
      )
      .run([text, table, id]);
  }
}
