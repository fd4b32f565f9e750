/** Updates when calls are due, from touches, tiers and intervals. Runs inside a transaction. */

import type { BookSettings } from '../domain/book-settings.ts';
import type { Tier } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { windowOf } from '../domain/plan/cadence.ts';
import { intervalFor } from '../domain/plan/plan-settings.ts';
import type { Value, WriteDb } from './db.ts';
import { heard } from './plan-facts.ts';

/** A customer's last conversation and attempt, and when the next call is due. */
export interface CustomerClock {
  readonly lastConversation: Day | null;
  readonly lastAttempt: Day | null;
  readonly dueFrom: Day | null;
  readonly due: Day | null;
}

interface Touched {
  readonly lastConversation: Day | null;
  readonly lastAttempt: Day | null;
  readonly lastCard: Day | null;
}

interface ClockInput {
  readonly customer: { readonly interval: number | null; readonly created_on: Day };
  readonly tier: Tier | null;
  readonly touched: Touched;
  readonly settings: BookSettings;
  readonly today: Day;
  /** Without a phone number, a customer has no call due. */
  readonly isOnList: boolean;
}

export function customerClock({ customer, tier, touched, settings, today, isOnList }: ClockInput): CustomerClock {
  const interval = isOnList ? intervalFor(customer, tier, settings) : null;
  const { lastConversation, lastAttempt, lastCard } = touched;
  if (interval === null) return { lastConversation, lastAttempt, dueFrom: null, due: null };
  const { dueFrom, due } = windowOf({ interval, lastConversation, createdOn: customer.created_on, lastCard }, today);
  return { lastConversation, lastAttempt, dueFrom, due };
}

const fields = ['lastConversation', 'lastAttempt', 'dueFrom', 'due'] as const;

/** The columns of a stored clock and of the customer's touches: from `standing` and `heard`. */
export const clockColumns = `standing.last_conversation AS "lastConversation", standing.last_attempt AS "lastAttempt",
  due_from AS "dueFrom", due, heard.last_conversation AS heard_last, heard.last_attempt AS tried_last, last_card`;

export interface ClockedRow extends CustomerClock {
  readonly id: number;
  readonly interval: number | null;
  readonly created_on: Day;
  readonly tier: Tier | null;
  readonly heard_last: Day | null;
  readonly tried_last: Day | null;
  readonly last_card: Day | null;
}

/** The clock as it is now, regardless of the stored one. */
export function clockNow(row: ClockedRow, settings: BookSettings, today: Day, isOnList = true): CustomerClock {
  const touched = { lastConversation: row.heard_last, lastAttempt: row.tried_last, lastCard: row.last_card };
  return customerClock({ customer: row, tier: row.tier, touched, settings, today, isOnList });
}

/** The values to store when the clock changed. */
export function isMoved(clock: CustomerClock, stored: CustomerClock): boolean {
  return fields.some((field) => clock[field] !== stored[field]);
}

const writeClock = 'UPDATE standing SET last_conversation = ?, last_attempt = ?, due_from = ?, due = ? WHERE id = ?';

export async function writeClocks(
  db: WriteDb,
  clocks: Iterable<{ readonly id: number; readonly clock: CustomerClock }>,
): Promise<void> {
  await db.runMany(writeClock, rowsOf(clocks));
}

function* rowsOf(clocks: Iterable<{ readonly id: number; readonly clock: CustomerClock }>): Generator<Value[]> {
  for (const { id, clock } of clocks) yield [...fields.map((field) => clock[field]), id];
}

/** All clocks, or only those of some customers: logging a call must not read the whole book. */
export async function refreshClocks(
  db: WriteDb,
  { today, settings, only }: { today: Day; settings: BookSettings; only?: readonly number[] },
): Promise<void> {
  const these = only === undefined ? '' : `IN ${db.listed(':ids')}`;
  const rows = await db.all<ClockedRow>(
    `SELECT customer.id, "interval", created_on, tier, ${clockColumns}
     FROM customer JOIN standing ON standing.id = customer.id
       LEFT JOIN (${heard(['last_conversation', 'last_attempt', 'last_card'], these === '' ? '' : `WHERE customer_id ${these}`)})
         AS heard ON heard.customer_id = customer.id
     ${these === '' ? '' : `WHERE customer.id ${these}`}`,
    only === undefined ? {} : { ids: db.list(only) },
  );
  await writeClocks(db, movedClocks(rows, settings, today));
}

function* movedClocks(rows: readonly ClockedRow[], settings: BookSettings, today: Day) {
  for (const row of rows) {
    const clock = clockNow(row, settings, today);
    if (isMoved(clock, row)) yield { id: row.id, clock };
  }
}
