/** Takes customers out of the journal, by which undo would bring them back. Runs inside a transaction. */
import type { ChangeKind } from '../domain/operation.ts';
import { customerTables } from './customer-tables.ts';
import { type Db, idsOf, type Values, type WriteDb } from './db.ts';
import { references } from './references.ts';

type BeforeImage = Readonly<Record<string, string | number | null>>;

interface Absorbed {
  readonly id: number;
  /** What was known of them. */
  readonly before: BeforeImage;
  /** The last change of the merge: behind it, their number may be another customer's. */
  readonly until: number;
}

/** Those who were merged into a customer, also by way of others. */
export async function absorbedBy(db: Db, id: number): Promise<Absorbed[]> {
  const rows = await db.all<{ id: number; before: string; until: number }>(
    `WITH RECURSIVE merged (into_id, id, operation_id) AS (
         SELECT into_id, subject_id, id FROM operation WHERE kind IN ('merge', 'redo') AND undone_at IS NULL),
       part (id) AS (SELECT id FROM merged WHERE into_id = ? UNION SELECT merged.id FROM merged JOIN part ON into_id = part.id)
       SELECT part.id, before, (SELECT max(id) FROM change WHERE operation_id = merged.operation_id) AS until
       FROM part JOIN merged USING (id)
       JOIN change ON change.operation_id = merged.operation_id AND table_name = 'customer' AND row_id = part.id
       WHERE change.kind = 'removed'`,
    [id],
  );
  return rows.map((row) => ({ ...row, before: JSON.parse(row.before) as BeforeImage }));
}

/** Columns that name a customer in a row of another customer's. */
export const namingColumns = references.filter(
  ({ table, column, to }) => to === 'customer' && column !== 'customer_id' && customerTables.includes(table),
);

/** What the journal has of a customer, of their rows and of rows that are gone. */
export async function eraseChanges(db: WriteDb, id: number): Promise<void> {
  for (const { table, column } of namingColumns)
    for (const row of await idsOf(db, `SELECT id FROM "${table}" WHERE "${column}" = ?`, [id]))
      await cutFromRanges(db, table, row);
  for (const table of customerTables) {
    for (const row of await idsOf(db, `SELECT id FROM "${table}" WHERE customer_id = ?`, [id]))
      await cutFromRanges(db, table, row);
  }
  await eraseChangesUntil(db, id, Number.MAX_SAFE_INTEGER);
}

/** The same of a customer who is gone, whose rows another one has. */
export async function eraseChangesUntil(db: WriteDb, id: number, until: number): Promise<void> {
  for (const table of ['customer', 'standing']) await cutFromRanges(db, table, id, { until });
  for (const removed of await removals(db, id, until))
    await cutFromRanges(db, removed.table_name, removed.row_id, removed);
  await eraseNaming(db, id, until);
  const theirs = "customer_id = ? AND kind <> 'added' AND id <= ?";
  await db.run(`UPDATE operation SET summary = '' WHERE id IN (SELECT operation_id FROM change WHERE ${theirs})`, [
    id,
    until,
  ]);
  await db.run(`DELETE FROM change WHERE ${theirs}`, [id, until]);
}

/** Of rows that an undo took away nobody can tell whose they were. */
export async function eraseUndone(db: WriteDb): Promise<void> {
  await db.run("UPDATE operation SET summary = '' WHERE undone_at IS NOT NULL");
  await db.run('DELETE FROM change WHERE operation_id IN (SELECT id FROM operation WHERE undone_at IS NOT NULL)');
}

/** Puts a mark in the place of these words wherever the journal has them of others. */
export async function blankWords(db: WriteDb, words: readonly string[]): Promise<void> {
  const needles = words.map((word) => JSON.stringify(word).slice(1, -1));
  await blankIn(db, { table: 'change', column: 'before', those: 'before IS NOT NULL' }, needles);
}

/** The same in any column of texts. */
export async function blankIn(
  db: WriteDb,
  { table, column, those }: { table: string; column: string; those: string },
  words: readonly string[],
): Promise<void> {
  const marks = words.map(asWord);
  for (const { id, text } of await textsHolding(
    db,
    `SELECT id, ${column} AS text FROM "${table}" WHERE ${those}`,
    words,
  )) {
    const blanked = marks.reduce((rest, mark) => rest.replaceAll(mark, '…'), text);
    if (blanked !== text) await db.run(`UPDATE "${table}" SET ${column} = ? WHERE id = ?`, [blanked, id]);
  }
}

interface Text {
  readonly id: number;
  readonly text: string;
}

/**
 * Those texts that hold one of the words, in capitals or not. They are read through here: what a letter is in the other case,
 * each engine knows as far as it likes.
 */
export async function textsHolding(db: Db, sql: string, words: readonly string[], values?: Values): Promise<Text[]> {
  const wanted = words.map((word) => word.toLowerCase());
  const found: Text[] = [];
  for await (const rows of db.each<Text>(sql, values))
    for (const row of rows) {
      const text = row.text.toLowerCase();
      if (wanted.some((word) => text.includes(word))) found.push(row);
    }
  return found;
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

/** What the journal has of others' rows that named the customer: the number may be somebody else's by the time they come back. */
async function eraseNaming(db: WriteDb, id: number, until: number): Promise<void> {
  for (const { table, column } of namingColumns) {
    const lines = await db.all<Removal & { readonly kind: ChangeKind; readonly before: string }>(
      `SELECT ${removalColumns}, kind, before FROM change WHERE table_name = ? AND before IS NOT NULL AND id <= ?`,
      [table, until],
    );
    for (const line of lines.filter(({ before }) => (JSON.parse(before) as BeforeImage)[column] === id)) {
      if (line.kind === 'removed') await cutFromRanges(db, table, line.row_id, line);
      else await db.run('DELETE FROM change WHERE id = ?', [line.until]);
    }
  }
}

const removalColumns = `table_name, row_id, id AS until, coalesce((SELECT max(id) FROM change AS earlier
  WHERE earlier.table_name = change.table_name AND earlier.row_id = change.row_id AND earlier.id < change.id
    AND earlier.kind = 'removed'), 0) AS after`;

async function removals(db: Db, id: number, until: number): Promise<Removal[]> {
  return await db.all<Removal>(
    `SELECT ${removalColumns}
       FROM change WHERE customer_id = ? AND kind = 'removed' AND table_name NOT IN ('customer', 'standing') AND id <= ?`,
    [id, until],
  );
}

interface Range {
  readonly id: number;
  readonly operation_id: number;
  readonly row_id: number;
  readonly last_row_id: number;
  readonly kind: ChangeKind;
  readonly customer_id: number | null;
}

/** Takes one row out of the ranges of added rows, or a later row of its number would be taken away by their undo. */
export async function cutFromRanges(
  db: WriteDb,
  table: string,
  row: number,
  { after = 0, until = Number.MAX_SAFE_INTEGER } = {},
): Promise<void> {
  const ranges = await db.all<Range>(
    `SELECT id, operation_id, row_id, last_row_id, kind, customer_id FROM change
       WHERE table_name = ? AND ? BETWEEN row_id AND last_row_id AND id > ? AND id <= ?`,
    [table, row, after, until],
  );
  for (const range of ranges) {
    await db.run("UPDATE operation SET summary = '' WHERE id = ?", [range.operation_id]);
    await db.run('DELETE FROM change WHERE id = ?', [range.id]);
    const { operation_id, row_id: first, last_row_id: last, kind, customer_id } = range;
    const added = { operation_id, table_name: table, kind, customer_id };
    if (first < row) await db.insert('change', { ...added, row_id: first, last_row_id: row - 1 });
    if (row < last) await db.insert('change', { ...added, row_id: row + 1, last_row_id: last });
  }
}
