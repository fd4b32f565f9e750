/** Replaces the words of a note for good. */
import type { Day } from '../domain/day.ts';
import type { Note } from '../domain/fact.ts';
import { idsOf, type WriteDb } from './db.ts';
import { unswept } from './erasures.ts';
import { cutFromRanges, eraseUndone, textsHolding } from './journal-erasure.ts';
import { writeMeta } from './meta.ts';

/** The column with the words of a note. */
const columns = { fact: 'text', touch: 'note', answer: 'text' } as const;

/**
 * Replaces the words of a note, or removes it (null): in the book, in the journal and in the summaries of operations.
 * This cannot be undone. The free parts of the file still have to be swept.
 */
export async function replaceNote(
  db: WriteDb,
  note: Note,
  text: string | null,
  { day, at }: { day: Day; at: string },
): Promise<void> {
  await blankSummaries(db, note);
  await eraseUndone(db);
  if (text === null && note.table !== 'touch') await remove(db, note);
  else await change(db, note, text);
  const summary = text === null ? 'a note deleted for good' : 'a note edited, its former words gone';
  await db.insert('operation', { at, day, kind: 'note', command: 'note', summary });
  await writeMeta(db, unswept, day);
}

async function change(db: WriteDb, { table, id }: Note, text: string | null): Promise<void> {
  const column = columns[table];
  await db.run(`UPDATE "${table}" SET ${column} = ? WHERE id = ?`, [text, id]);
  const images = await db.all<{ id: number; before: string }>(
    "SELECT id, before FROM change WHERE table_name = ? AND row_id = ? AND kind <> 'added'",
    [table, id],
  );
  for (const image of images) {
    const before = JSON.parse(image.before) as Record<string, unknown>;
    if (before[column] == null) continue;
    await db.run('UPDATE change SET before = ? WHERE id = ?', [
      JSON.stringify({ ...before, [column]: text }),
      image.id,
    ]);
  }
}

async function remove(db: WriteDb, { table, id }: Note): Promise<void> {
  await db.run(`DELETE FROM "${table}" WHERE id = ?`, [id]);
  await cutFromRanges(db, table, id);
  await db.run("DELETE FROM change WHERE table_name = ? AND row_id = ? AND kind <> 'added'", [table, id]);
}

async function blankSummaries(db: WriteDb, { table, id, text }: Note): Promise<void> {
  const naming = await textsHolding(db, "SELECT id, summary AS text FROM operation WHERE summary <> ''", [text]);
  const ofTheNote = await idsOf(
    db,
    'SELECT DISTINCT operation_id AS id FROM change WHERE table_name = ? AND ? BETWEEN row_id AND last_row_id',
    [table, id],
  );
  for (const operation of new Set([...naming.map((one) => one.id), ...ofTheNote]))
    await db.run("UPDATE operation SET summary = '' WHERE id = ?", [operation]);
}
