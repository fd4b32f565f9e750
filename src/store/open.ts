/** Opens a book: its engine, its schema brought up to date, and the store over it. */
import { NoBook, type UserError } from '../errors.ts';
import { makeStore } from './make-store.ts';
import type { Limits } from './postgres/session.ts';
import { isServerAddress } from './server-address.ts';
import { type BookOptions, openSqliteBook } from './sqlite/open.ts';
import type { Store } from './store.ts';
import type { Surroundings } from './surroundings.ts';

export interface Opening extends BookOptions, Surroundings {
  /** The file, or the address of a server; `:memory:` for a temporary book. */
  readonly path: string;
  /** Whether the file is there; a server is asked. */
  readonly exists: boolean;
  /** Where the address of a server leaves something open. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** This machine's clock, to be compared with a server's. */
  readonly clock?: () => Date;
  /** How others see the command who wait for it, on a server. */
  readonly what?: string;
  /** How long a server may say nothing. */
  readonly limits?: Partial<Limits>;
}

export async function openBook(opening: Opening): Promise<Store> {
  if (isServerAddress(opening.path)) {
    const { openPostgresBook } = await import('./postgres/open.ts');
    return makeStore(await openPostgresBook(opening.path, opening), opening);
  }
  if (!opening.exists && !opening.create) {
    throw noBook(opening.path);
  }
  const engine = await openSqliteBook(opening.path, opening);
  if (!opening.create && (await engine.discard())) {
    engine.close();
    throw noBook(opening.path);
  }
  return makeStore(engine, opening);
}

function noBook(path: string): UserError {
  return new NoBook(`there are no customers yet: ${path} does not exist`, {
    hint: 'cadence import customers.csv makes it, cadence demo shows how it works; name another file with --db FILE',
  });
}
