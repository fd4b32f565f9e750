/** Removes customers from the journal, from which undo would bring them back. Runs inside a transaction. */
import type { ChangeKind } from '../domain/operation.ts';
import { customerTables } from './customer-tables.ts';
import { type Db, idsOf, type Values, type WriteDb } from './db.ts';
import { references } from './references.ts';

type BeforeImage = Readonly<Record<string, string | number | null>>;

interface Absorbed {
  readonly id: number;
  /** Their data at the time of the merge. */
  readonly before: BeforeImage;
  /** The last change of the merge: after it, their number may be another customer's. */
  readonly until: number;
}

/** The customers who were merged into this one, directly or by way of others. */
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

/** Columns that name a customer in a row of another customer. */
export const namingColumns = references.filter(
  ({ table, column, to }) => to === 'customer' && column !== 'customer_id' && customerTables.includes(table),
);

/** Deletes a customer's changes from the journal, with those of their rows. */
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

/** Like eraseChanges, for a customer who was merged into another. */
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

/** Deletes rows that an undo removed: it is unknown whose they were. */
export async function eraseUndone(db: WriteDb): Promise<void> {
  await db.run("UPDATE operation SET summary = '' WHERE undone_at IS NOT NULL");
  await db.run('DELETE FROM change WHERE operation_id IN (SELECT id FROM operation WHERE undone_at IS NOT NULL)');
}

/** Replaces these words by a mark in everything the journal has about others. */
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
 * The texts that contain one of the words, ignoring case. They are compared here because engines differ in how they
 * change the case of letters.
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

/** Matches the text when it is not part of a longer word, ignoring case. */
export function asWord(text: string): RegExp {
  const escaped = text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
}

interface Removal {
  readonly table_name: string;
  readonly row_id: number;
  /**
   * Changes of this row are those after `after`, up to `until`: earlier and later ones are of another row with its
   * number.
   */
  readonly after: number;
  readonly until: number;
}

/**
 * Other customers' rows in the journal that named this one: when they come back, the number may be another customer's.
 */
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

/** Takes one row out of the ranges of added rows; else undoing those would remove a later row with its number. */
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
