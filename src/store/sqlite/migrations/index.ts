import type { WriteDb } from '../../db.ts';
import { fillZones } from '../../zones.ts';
import { facts } from './facts.ts';
import { firstBook } from './first-book.ts';
import { generations } from './generations.ts';
import { keysAndSettlements } from './keys-and-settlements.ts';
import { listsAndImports } from './lists-and-imports.ts';
import type { Migration } from './migration.ts';

/**
 * The history of the schema, in SQLite's SQL. Append only: an entry that has shipped is never edited. Each runs in one transaction
 * together with the version it brings the file to (`PRAGMA user_version` = how many have run).
 */
export const migrations: readonly Migration[] = [
  ...firstBook,
  ...listsAndImports,
  ...facts,
  ...keysAndSettlements,
  ...generations,
];

export async function learnFacts(db: WriteDb, since: number): Promise<void> {
  const later = migrations.slice(since);
  for (const { facts: learned = [] } of later) for (const sql of learned) await db.run(sql);
  if (later.some(({ zones }) => zones)) await fillZones(db);
}

/** The schema this program knows. */
export const schemaVersion = migrations.length;
