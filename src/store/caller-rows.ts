/** Callers as they are stored. */
import { parseCapacity, parseDaysOff, parseWorkdays } from '../domain/plan/workdays.ts';
import type { Caller } from '../domain/team.ts';
import type { RowOf } from './columns.ts';
import type { Db } from './db.ts';
import { caller as table } from './schema.ts';

export type CallerRow = RowOf<typeof table>;

/** An unreadable value counts as unset, so that the book's own is used; `doctor` reports it. */
function callerOf(row: CallerRow): Caller {
  const { nameKey: key, capacity, workdays, daysOff, substituteId: substitute, ...plain } = row;
  return {
    ...plain,
    key,
    substitute,
    capacity: readAs(capacity, parseCapacity),
    workdays: readAs(workdays, parseWorkdays),
    daysOff: readAs(daysOff, parseDaysOff) ?? [],
  };
}

function readAs<T>(text: string | null, parse: (text: string) => { value: T } | { problem: string }): T | null {
  const parsed = text === null ? null : parse(text);
  return parsed !== null && 'value' in parsed ? parsed.value : null;
}

/** Including those who left, in the order in which they were added. */
export async function readCallers(db: Db): Promise<readonly Caller[]> {
  const rows = await db.all<object>(`SELECT ${table.select()} FROM caller ORDER BY id`);
  return rows.map((row) => callerOf(table.read(row)));
}
