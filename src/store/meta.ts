/** Values about the book itself, such as the day and data for which the figures hold (table `stamp`). */
import type { Db, WriteDb } from './db.ts';

export async function readMeta(db: Db, name: string): Promise<string | null> {
  return (await db.get<{ value: string }>('SELECT value FROM stamp WHERE name = ?', [name]))?.value ?? null;
}

export async function writeMeta(db: WriteDb, name: string, value: string): Promise<void> {
  await db.tell(
    'INSERT INTO stamp (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, value],
  );
}

/** Replaces one value by another (null: none); false when the present value differs from `from`. */
export async function replaceMeta(
  db: WriteDb,
  name: string,
  { from, to }: { readonly from: string | null; readonly to: string },
): Promise<boolean> {
  const changed =
    from === null
      ? await db.run('INSERT INTO stamp (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING', [name, to])
      : await db.run('UPDATE stamp SET value = ? WHERE name = ? AND value = ?', [to, name, from]);
  return changed === 1;
}

export async function removeMeta(db: WriteDb, ...names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await db.tell(`DELETE FROM stamp WHERE name IN ${db.listed('?', 'texts')}`, [db.list(names)]);
}

/** Present while the orders are those that the products no longer bought were worked out of. */
export const stoppedProductsStamp = 'stopped products';

/**
 * The next reader works the figures out again, and when orders changed the products no longer bought; so does whoever is
 * working them out on a server at this moment.
 */
export async function makeStale(db: WriteDb, { orders }: { readonly orders: boolean }): Promise<void> {
  await removeMeta(db, 'standing', 'clock', ...(orders ? [stoppedProductsStamp] : []));
  await db.tell("UPDATE stamp SET value = value WHERE name = 'generation'");
}
