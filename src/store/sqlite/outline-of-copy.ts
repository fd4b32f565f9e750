/** The contents of a copy of a book, without writing to it or next to it. */
import type { BookOutline } from '../../domain/book-outline.ts';
import type { Keys } from '../keys.ts';
import { outlineOf } from '../outline.ts';
import { copyAside } from './aside.ts';
import { openSqliteBook } from './open.ts';

/** Works on a private copy, which is migrated to this version's schema. A UserError when it is not a sound book. */
export async function outlineOfCopy(path: string, keys: Keys, now: () => Date): Promise<BookOutline> {
  const aside = copyAside(path);
  try {
    const engine = await openSqliteBook(aside.path, { create: false, now, keys });
    try {
      return await outlineOf(engine);
    } finally {
      engine.close();
    }
  } finally {
    aside.forget();
  }
}
