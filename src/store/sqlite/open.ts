/** Opens a book in a file of SQLite and brings its schema up to date. */
import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backupName } from '../../domain/backup.ts';
import { UserError } from '../../errors.ts';
import { notAsMade } from '../damaged.ts';
import type { Engine } from '../engine.ts';
import type { Keys } from '../keys.ts';
import { readMeta } from '../meta.ts';
import { editionOf, moveStamp, moveStateIn, notHere, schemaIn } from '../move-state.ts';
import { keyNames } from '../name-keys.ts';
import { fillZones } from '../zones.ts';
import { migrations } from './migrations/index.ts';
import { foreignParts, runningParts, type SchemaRow, schemaParts } from './schema-check.ts';
import { type OpenOptions, openSqlite, type Sqlite } from './sqlite.ts';

export interface BookOptions extends OpenOptions {
  readonly now: () => Date;
  /** Tells the user what was done to the file meanwhile. */
  readonly say?: (text: string) => void;
}

export async function openSqliteBook(path: string, options: BookOptions): Promise<Engine> {
  const onForeignLog = (kept: string | null) => options.say?.(foreignLogText(path, kept));
  const sqlite = await openSqlite(path, { ...options, onForeignLog });
  try {
    await migrate(sqlite, options);
  } catch (error) {
    if (sqlite.isNew) await sqlite.discard();
    sqlite.close();
    throw error;
  }
  return sqlite;
}

function foreignLogText(path: string, kept: string | null): string {
  const isJournal = kept?.includes('-journal.') === true;
  const what = `${path}-${isJournal ? 'journal' : 'wal'} was not read: it holds changes to another version of the book than the file that is there now`;
  if (kept === null) return `${what}\n`;
  return `${what}, as when a sync service replaces one of the two; it is kept: ${kept}\n  cadence doctor says what to do with it\n`;
}

async function migrate(sqlite: Sqlite, { now, say, keys, moving = false }: BookOptions): Promise<void> {
  const edition = Number(sqlite.pragma('user_version'));
  const [version, moveState] = [schemaIn(edition), moveStateIn(edition)];
  if (moveState !== 'none' && !moving) throw notHere(sqlite.path, moveState, await readMeta(sqlite, moveStamp));
  if (version > migrations.length) {
    throw new UserError(
      `${sqlite.path} was written by a newer cadence (schema ${version}, this one knows ${migrations.length})`,
      {
        hint: 'install the newer cadence: npm install -g cadence-calls',
      },
    );
  }
  await refuseForeign(sqlite, version);
  if (version === migrations.length) return;
  let kept: string | null = null;
  await sqlite.transaction(
    async (db) => {
      // Another process may have migrated while this one waited for the lock.
      const found = schemaIn(Number(sqlite.pragma('user_version')));
      if (found === migrations.length) return;
      if (found > 0 && !sqlite.isAside) kept = await keepAsItIs(sqlite, now(), keys);
      for (const { sql, facts = [] } of migrations.slice(found))
        for (const script of [sql, ...facts]) sqlite.script(script);
      if (migrations.slice(found).some(({ nameKeys }) => nameKeys)) await keyNames(db);
      if (migrations.slice(found).some(({ zones }) => zones)) await fillZones(db);
      sqlite.script(`PRAGMA user_version = ${editionOf(migrations.length, moveState)}`);
    },
    { forReading: true },
  );
  if (kept !== null)
    say?.(`${sqlite.path} was upgraded to this version of cadence; a backup from before is kept: ${kept}\n`);
}

/** A trigger from somebody else could make every command do as they like: such a book is refused. */
async function refuseForeign(sqlite: Sqlite, version: number): Promise<void> {
  const parts = version === 0 ? `${schemaParts} LIMIT 1` : runningParts;
  const rows = await sqlite.all<SchemaRow>(parts);
  const foreign = version === 0 ? rows.map(({ name }) => name) : foreignParts(rows);
  if (foreign.length === 0) return;
  const what = version === 0 ? 'it has tables and no version' : notAsMade(foreign);
  throw new UserError(`${sqlite.path} was changed by another program: ${what}`, {
    hint: 'nothing in it was run; restore a backup: cadence restore --list',
  });
}

/**
 * A newer version of cadence changes the file: keeps a copy for the older one, among the backups. It is read through a
 * separate connection, because SQLite cannot copy from one that is about to write.
 */
async function keepAsItIs({ path, salt }: Sqlite, at: Date, keys: Keys | undefined): Promise<string> {
  const folder = join(dirname(path), 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copy = join(folder, backupName(basename(path), at, 'before-migration'));
  const reader = await openSqlite(path, { create: false, salt, ...(keys === undefined ? {} : { keys }) });
  try {
    await reader.copyTo(copy);
  } finally {
    reader.close();
  }
  return copy;
}
