/** For which day and data worked-out figures hold. */
import type { Sqlite } from './sqlite/sqlite.ts';

export function stamped(sqlite: Sqlite, name: string): string | null {
  const row = sqlite.prepare('SELECT value FROM stamp WHERE name = ?').get([name]) as { value: string } | undefined;
  return row?.value ?? null;
}

export function stamp(sqlite: Sqlite, name: string, value: string): void {
  sqlite.prepare('INSERT OR REPLACE INTO stamp (name, value) VALUES (?, ?)').run([name, value]);
}
