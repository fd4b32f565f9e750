/** Takes customers out of the journal, by which undo would bring them back. Runs inside a transaction. */
import { customerTables } from './customer-tables.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

export type BeforeImage = Readonly<Record<string, string | number | null>>;

export interface Absorbed {
  readonly id: number;
  /** What was known of them. */
  readonly before: BeforeImage;
  /** The last change of the merge: behind it, their number may be another customer's. */
  readonly until: number;
}

/** Those who were merged into a customer, also by way of others. */
export function absorbedBy(sqlite: Sqlite, id: number): Absorbed[] {
  const rows = sqlite
    .prepare(
      `WITH RECURSIVE merged (into_id, id, operation_id) AS (
         SELECT CAST(substr(command, 7) AS INTEGER), row_id, operation.id FROM operation
         JOIN change ON operation_id = operation.id
         WHERE command LIKE 'merge %' AND undone_at IS NULL AND table_name = 'customer' AND json_extract(before, '$.id') = row_id),
       part (id) AS (SELECT id FROM merged WHERE into_id = ? UNION SELECT merged.id FROM merged JOIN part ON into_id = part.id)
       SELECT part.id, before, (SELECT max(id) FROM change WHERE operation_id = merged.operation_id) AS until
       FROM part JOIN merged USING (id)
       JOIN change ON change.operation_id = merged.operation_id AND table_name = 'customer' AND row_id = part.id`,
    )
    .all([id]) as { id: number; before: string; until: number }[];
  return rows.map((row) => ({ ...row, before: JSON.parse(row.before) as BeforeImage }));
}

/** What the journal has of a customer, of their rows and of rows that are gone. */
export function forgetChanges(sqlite: Sqlite, id: number): void {
  for (const table of customerTables(sqlite)) {
    const rows = sqlite.prepare(`SELECT id FROM "${table}" WHERE customer_id = ?`).all([id]) as { id: number }[];
    for (const row of rows) cut(sqlite, table, row.id);
  }
  forgetUntil(sqlite, id, Number.MAX_SAFE_INTEGER);
}

/** The same of a customer who is gone, whose rows another one has. */
export function forgetUntil(sqlite: Sqlite, id: number, until: number): void {
  for (const table of ['customer', 'standing']) cut(sqlite, table, id, { until });
  for (const removed of removals(sqlite, id, until)) cut(sqlite, removed.table_name, removed.row_id, removed);
  const named = "json_extract(before, '$.customer_id') = ? AND id <= ?";
  sqlite
    .prepare(`UPDATE operation SET summary = '' WHERE id IN (SELECT operation_id FROM change WHERE ${named})`)
    .run([id, until]);
  sqlite.prepare(`DELETE FROM change WHERE ${named}`).run([id, until]);
}

/** Of rows that an undo took away nobody can tell whose they were. */
export function forgetUndone(sqlite: Sqlite): void {
  sqlite.run(`
    UPDATE operation SET summary = '' WHERE undone_at IS NOT NULL;
    DELETE FROM change WHERE operation_id IN (SELECT id FROM operation WHERE undone_at IS NOT NULL);`);
}

/** Puts a mark in the place of these words wherever the journal has them of others. */
export function blankWords(sqlite: Sqlite, words: readonly string[]): void {
  const update = sqlite.prepare('UPDATE change SET before = ? WHERE id = ?');
  for (const word of words) {
    const needle = JSON.stringify(word).slice(1, -1);
    const rows = sqlite
      .prepare('SELECT id, before FROM change WHERE instr(lower(before), lower(?)) > 0')
      .all([needle]) as { id: number; before: string }[];
    for (const { id, before } of rows) update.run([before.replaceAll(asWord(needle), '…'), id]);
  }
}

/** Finds the text where it is not part of a longer word, in capitals or not. */
export function asWord(text: string): RegExp {
  const escaped = text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
}

interface Removal {
  readonly table_name: string;
  readonly row_id: number;
  /** The changes of this row are those after the one, up to the other: before and after, its number was another row's. */
  readonly after: number;
  readonly until: number;
}

function removals(sqlite: Sqlite, id: number, until: number): Removal[] {
  return sqlite
    .prepare(
      `SELECT table_name, row_id, id AS until, coalesce((SELECT max(id) FROM change AS earlier
         WHERE earlier.table_name = change.table_name AND earlier.row_id = change.row_id AND earlier.id < change.id
           AND json_extract(earlier.before, '$.id') IS NOT NULL), 0) AS after
       FROM change WHERE json_extract(before, '$.customer_id') = ? AND json_extract(before, '$.id') IS NOT NULL AND id <= ?`,
    )
    .all([id, until]) as Removal[];
}

/** Takes one row out of the ranges of added rows, or a later row of its number would be taken away by their undo. */
export function cut(
  sqlite: Sqlite,
  table: string,
  row: number,
  { after = 0, until = Number.MAX_SAFE_INTEGER } = {},
): void {
  const ranges = sqlite
    .prepare(
      `SELECT id, operation_id, row_id, last_row_id FROM change
       WHERE table_name = ? AND ? BETWEEN row_id AND last_row_id AND id > ? AND id <= ?`,
    )
    .all([table, row, after, until]) as { id: number; operation_id: number; row_id: number; last_row_id: number }[];
  for (const range of ranges) {
    sqlite.prepare("UPDATE operation SET summary = '' WHERE id = ?").run([range.operation_id]);
    sqlite.prepare('DELETE FROM change WHERE id = ?').run([range.id]);
    const parts = [
      [range.row_id, row - 1],
      [row + 1, range.last_row_id],
    ].filter(([first = 0, last = 0]) => first <= last);
    const insert = sqlite.prepare(
      'INSERT INTO change (operation_id, table_name, row_id, last_row_id, before) VALUES (?, ?, ?, ?, NULL)',
    );
    for (const [first, last] of parts) insert.run([range.operation_id, table, first, last]);
  }
}
