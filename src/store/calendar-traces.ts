/**
 * What the journal knows about the events of earlier calendars: customers who were to be called then and are not now.
 */
import type { Day } from '../domain/day.ts';
import type { ChangeKind } from '../domain/operation.ts';
import { type Db, idsOf } from './db.ts';

interface LeftCustomer {
  readonly id: number;
  /** Their owner; undefined for an erased customer, about whom nothing is known. */
  readonly owner?: string | null;
}

export interface CalendarTraces {
  /** Customers who had a call on one of these days, or whose calls were influenced; some may be gone. */
  readonly customers: readonly number[];
  /** Customers who were merged into another, erased, or removed by undoing the operation that added them. */
  readonly left: readonly LeftCustomer[];
  /** Promises that were made, changed or undone; some may be gone. */
  readonly promises: readonly number[];
  /** Whether a later operation may have taken the room of a customer whom a list shows only because there is room. */
  readonly mayHaveLostRoom: (customerId: number) => boolean;
}

/** The days a calendar is about. */
export interface CalendarDays {
  readonly since: Day;
  readonly today: Day;
  /** The last day that such a calendar may have shown. */
  readonly until: Day;
}

interface Line {
  readonly operation: number;
  readonly kind: ChangeKind;
  readonly table_name: 'standing' | 'customer' | 'promise' | 'setting';
  readonly row_id: number;
  readonly last_row_id: number;
  readonly before: string | null;
  readonly undone: number;
}

/** Of operations since a day. */
export async function calendarTraces(db: Db, days: CalendarDays): Promise<CalendarTraces> {
  const lines = await db.all<Line>(
    `SELECT operation_id AS operation, change.kind, table_name, row_id, last_row_id, before, undone_at IS NOT NULL AS undone
     FROM change JOIN operation ON operation.id = operation_id
     WHERE operation.day >= ? AND table_name IN ('standing', 'customer', 'promise', 'setting')`,
    [days.since],
  );
  const customers = new Set<number>();
  const left = new Map<number, LeftCustomer>();
  const promises = new Set<number>();
  for (const line of lines) {
    if (line.table_name === 'setting') continue;
    if (line.table_name === 'promise') for (let id = line.row_id; id <= line.last_row_id; id++) promises.add(id);
    else if (line.kind === 'removed' && line.table_name === 'customer') left.set(line.row_id, leftWith(line));
    else if (line.before !== null && mayHaveStood(line, days)) customers.add(line.row_id);
  }
  const erased = await idsOf(
    db,
    `SELECT DISTINCT subject_id AS id FROM operation
     WHERE kind = 'erase' AND subject_id IS NOT NULL AND undone_at IS NULL AND day >= ?`,
    [days.since],
  );
  for (const id of erased) left.set(id, { id });
  const mayHaveLostRoom = await roomLost(db, lines, days);
  return { customers: [...customers], left: await notThere(db, left), promises: [...promises], mayHaveLostRoom };
}

/** Settings that decide how many calls a day holds. */
const roomKeys = ['capacity', 'workdays', 'days-off', 'holidays'];

/**
 * Room is lost when these settings change, and when a customer gets a future day. A customer who came into the book
 * with that operation or later was in no earlier list.
 */
async function roomLost(db: Db, lines: readonly Line[], { today, until }: CalendarDays) {
  const settings = new Set(
    await idsOf(db, `SELECT id FROM setting WHERE key IN ${db.listed('?', 'texts')}`, [db.list(roomKeys)]),
  );
  const toCome = await idsOf(db, 'SELECT id FROM standing WHERE planned BETWEEN ? AND ?', [today, until]);
  const onTheseDays = new Set(toCome);
  const takesRoom = (line: Line) => {
    const image = imageOf(line);
    if (line.table_name === 'setting') return settings.has(line.row_id) || roomKeys.includes(String(image['key']));
    if (line.table_name !== 'standing') return false;
    if (line.kind === 'added') return toCome.some((id) => id >= line.row_id && id <= line.last_row_id);
    const { planned } = image;
    if (planned === undefined || !onTheseDays.has(line.row_id)) return false;
    return typeof planned !== 'string' || planned < today || planned > until;
  };
  const taken = Math.max(0, ...lines.filter(takesRoom).map(({ operation }) => operation));
  const came = lines.filter(
    ({ table_name, kind, operation }) => table_name === 'customer' && kind === 'added' && operation >= taken,
  );
  return (id: number) => taken > 0 && !came.some(({ row_id, last_row_id }) => id >= row_id && id <= last_row_id);
}

function imageOf({ before }: Line): Readonly<Record<string, unknown>> {
  return JSON.parse(before ?? '{}') as Readonly<Record<string, unknown>>;
}

function leftWith({ row_id: id, before }: Line): LeftCustomer {
  const { owner } = JSON.parse(before ?? '{}') as { readonly owner?: string | null };
  return { id, owner: owner ?? null };
}

/** A customer who came back, by redo for instance, has not left. */
async function notThere(db: Db, left: ReadonlyMap<number, LeftCustomer>): Promise<LeftCustomer[]> {
  if (left.size === 0) return [];
  const there = new Set(
    await idsOf(db, `SELECT id FROM customer WHERE id IN ${db.listed('?')}`, [db.list([...left.keys()])]),
  );
  return [...left.values()].filter(({ id }) => !there.has(id));
}

/** Columns that stop calls, or postpone them. */
const steering = ['archived', 'dnc_on', 'paused_until', 'snoozed_until', 'phones', 'interval'];

/** A call that was undone may have been on any day. */
function mayHaveStood(line: Line, { since, until }: CalendarDays): boolean {
  const image = imageOf(line);
  const { table_name, undone } = line;
  if (table_name === 'customer') return steering.some((column) => Object.hasOwn(image, column));
  const planned = image['planned'];
  if (undone === 1) return true;
  return typeof planned === 'string' && planned >= since && planned <= until;
}
