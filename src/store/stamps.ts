/** For which day and data worked-out figures hold. */
import type { Db, WriteDb } from './db.ts';

export async function stamped(db: Db, name: string): Promise<string | null> {
  return (await db.get<{ value: string }>('SELECT value FROM stamp WHERE name = ?', [name]))?.value ?? null;
}

export async function stamp(db: WriteDb, name: string, value: string): Promise<void> {
  await db.run(
    'INSERT INTO stamp (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, value],
  );
}

export async function unstamp(db: WriteDb, ...names: readonly string[]): Promise<void> {
  for (const name of names) await db.run('DELETE FROM stamp WHERE name = ?', [name]);
}
