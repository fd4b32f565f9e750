/** Opens a book: its engine, its schema brought up to date, and the store over it. */
import { NoBook, type UserError } from '../errors.ts';
import { makeStore } from './make-store.ts';
import { type BookOptions, openSqliteBook } from './sqlite/open.ts';
import type { Store } from './store.ts';

export interface Opening extends BookOptions {
  /** The file; `:memory:` for a temporary book. */
  readonly path: string;
  readonly exists: boolean;
  /** Who runs the command, for the history. */
  readonly by?: () => string | null;
}

export async function openBook(opening: Opening): Promise<Store> {
  if (!opening.exists && !opening.create) {
    throw noBook(opening.path);
  }
  const engine = await openSqliteBook(opening.path, opening);
  if (!opening.create && (await engine.discard())) {
    engine.close();
    throw noBook(opening.path);
  }
  return makeStore(engine, opening.now, opening.by ?? (() => null));
}

function noBook(path: string): UserError {
  return new NoBook(`there are no customers yet: ${path} does not exist`, {
    hint: 'cadence import customers.csv makes it, cadence demo shows how it works; name another file with --db FILE',
  });
}
