/** Invalid values in columns where the schema accepts anything: from a person, another program or a flipped bit. */
import { type Db, one } from './db.ts';
import { type Sound, soundStamps, soundValues } from './sound-values.ts';

/** A value, how often it is in a column, and the first row that has it. */
interface FaultyValue {
  readonly row: number | string;
  readonly value: number | string;
}

/** In words: for each column with invalid values, the first row. */
export async function faultsIn(db: Db): Promise<string[]> {
  const unsound: string[] = [];
  for (const [table, columns] of Object.entries(soundValues))
    for (const [column, sound] of Object.entries(columns)) {
      const row = await firstUnsound(db, { table, column, sound });
      if (row !== null) unsound.push(`${table} ${row} has a value in "${column}" that is none`);
    }
  return [...unsound, ...(await unsoundStamps(db)), ...(await withoutStanding(db))];
}

async function firstUnsound(
  db: Db,
  { table, column, sound }: { table: string; column: string; sound: Sound },
): Promise<number | string | null> {
  if (sound.takesAll) return null;
  const found = db.each<FaultyValue>(
    `SELECT min(id) AS row, "${column}" AS value FROM "${table}" WHERE "${column}" IS NOT NULL GROUP BY 2`,
  );
  for await (const rows of found) for (const { row, value } of rows) if (!sound(value)) return row;
  return null;
}

async function unsoundStamps(db: Db): Promise<string[]> {
  const stamps = await db.all<FaultyValue>('SELECT name AS row, value FROM stamp');
  return stamps
    .filter(({ row, value }) => soundStamps.some(([name, sound]) => name.test(String(row)) && !sound(value)))
    .map(({ row }) => `stamp ${row} has a value that is none`);
}

/** Every customer has a standing once the figures were worked out. */
async function withoutStanding(db: Db): Promise<string[]> {
  const { id } = await one<{ id: number | null }>(
    db,
    `SELECT min(id) AS id FROM customer
     WHERE id NOT IN (SELECT id FROM standing) AND EXISTS (SELECT 1 FROM stamp WHERE name = 'standing')`,
  );
  return id === null ? [] : [`customer ${id} has no standing`];
}
