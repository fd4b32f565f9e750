/** Values that are none where the schema takes any: what a hand, another program or a flipped bit put into a row. */
import { type Sound, soundStamps, soundValues } from './sound-values.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

/** A value as often as it stands in a column, and the first row that has it. */
interface Found {
  readonly row: number | string;
  readonly value: number | string;
}

/** In words, the first row of each column that has such a value. */
export function faultsIn(sqlite: Sqlite): string[] {
  const unsound = Object.entries(soundValues).flatMap(([table, columns]) =>
    Object.entries(columns).flatMap(([column, sound]) => {
      const row = firstUnsound(sqlite, { table, column, sound });
      return row === null ? [] : [`${table} ${row} has a value in "${column}" that is none`];
    }),
  );
  return [...unsound, ...unsoundStamps(sqlite), ...withoutStanding(sqlite)];
}

function firstUnsound(
  sqlite: Sqlite,
  { table, column, sound }: { table: string; column: string; sound: Sound },
): number | string | null {
  if (sound.takesAll) return null;
  const rows = sqlite
    .prepare(`SELECT min(id) AS row, "${column}" AS value FROM "${table}" WHERE "${column}" IS NOT NULL GROUP BY 2`)
    .iterate() as Iterable<Found>;
  for (const { row, value } of rows) if (!sound(value)) return row;
  return null;
}

function unsoundStamps(sqlite: Sqlite): string[] {
  const stamps = sqlite.prepare('SELECT name AS row, value FROM stamp').all() as Found[];
  return stamps
    .filter(({ row, value }) => soundStamps.some(([name, sound]) => name.test(String(row)) && !sound(value)))
    .map(({ row }) => `stamp ${row} has a value that is none`);
}

/** Everybody has a standing as soon as the figures were worked out. */
function withoutStanding(sqlite: Sqlite): string[] {
  const row = sqlite
    .prepare(
      `SELECT min(id) AS id FROM customer
       WHERE id NOT IN (SELECT id FROM standing) AND EXISTS (SELECT 1 FROM stamp WHERE name = 'standing')`,
    )
    .get() as { id: number | null };
  return row.id === null ? [] : [`customer ${row.id} has no standing`];
}
