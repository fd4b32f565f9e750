/** Opens a book: the file, its schema brought up to date, and the store over it. */
import { UserError } from '../errors.ts';
import { openSqlite, type Sqlite } from './dialect/sqlite.ts';
import { migrations } from './migrations.ts';
import { makeStore, type Store } from './store.ts';

export interface Opening {
  /** The file; `:memory:` for a book that is thrown away. */
  readonly path: string;
  /** Make the file when it is not there. */
  readonly create: boolean;
  readonly exists: boolean;
  readonly now: () => Date;
  /** Who runs the command, for the history. */
  readonly by?: () => string | null;
  /** Milliseconds to wait for another process that is writing. */
  readonly patience?: number;
}

export async function openBook(opening: Opening): Promise<Store> {
  if (!opening.exists && !opening.create) {
    throw new UserError(`there are no customers yet: ${opening.path} does not exist`, {
      hint: 'cadence import customers.csv makes it, cadence demo shows how it works; name another file with --db FILE',
    });
  }
  const { path, create, patience } = opening;
  const sqlite = openSqlite(path, { create, ...(patience === undefined ? {} : { patience }) });
  try {
    await migrate(sqlite);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return makeStore(sqlite, opening.now, opening.by ?? (() => null));
}

async function migrate(sqlite: Sqlite): Promise<void> {
  const version = Number(sqlite.pragma('user_version'));
  if (version > migrations.length) {
    throw new UserError(
      `${sqlite.path} was written by a newer cadence (schema ${version}, this one knows ${migrations.length})`,
      {
        hint: 'install the newer cadence: npm install -g cadence-calls',
      },
    );
  }
  if (version === migrations.length) return;
  if (version > 0) await sqlite.copyTo(`${sqlite.path}.schema-${version}`);
  await sqlite.transaction(async () => {
    // Another process may have come first while this one waited for the lock.
    for (const migration of migrations.slice(Number(sqlite.pragma('user_version')))) sqlite.run(migration.sql);
    sqlite.run(`PRAGMA user_version = ${migrations.length}`);
  });
}
