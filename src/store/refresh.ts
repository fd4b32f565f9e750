/** Works out anew when calls are due, from touches, tiers and intervals. Runs inside a transaction. */

import type { Tier } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { windowOf } from '../domain/plan/cadence.ts';
import { type BookSettings, intervalFor } from '../domain/settings.ts';
import { outcomes } from '../domain/touch.ts';
import { type Db, some, type Value, type WriteDb } from './db.ts';
import { cards, storedSettings } from './plan-facts.ts';

interface TouchClock {
  readonly lastConversation: Day | null;
  readonly lastAttempt: Day | null;
  readonly lastCard: Day | null;
}

const conversation = `(kind IN ('visit', 'meeting') OR (kind = 'call' AND outcome IN (${Object.values(outcomes)
  .filter((meaning) => meaning.conversation)
  .map((meaning) => `'${meaning.outcome}'`)
  .join(', ')})))`;
const clockQuery = `
  SELECT customer_id AS id, max(CASE WHEN ${conversation} THEN day END) AS lastConversation,
         max(CASE WHEN kind = 'call' AND direction = 'outbound' THEN day END) AS lastAttempt,
         max(CASE WHEN kind IN (${cards}) AND direction = 'outbound' THEN day END) AS lastCard
  FROM touch`;

async function readClocks(db: Db): Promise<Map<number, TouchClock>> {
  const rows = await db.all<{ id: number } & TouchClock>(`${clockQuery} GROUP BY customer_id`);
  return new Map(rows.map((row) => [row.id, row]));
}

interface ClockInput {
  readonly customer: { readonly interval: number | null; readonly created_on: string };
  readonly tier: Tier | null;
  readonly clock: TouchClock | undefined;
  readonly settings: BookSettings;
  readonly today: Day;
}

/** In the order of the columns last_conversation to due. */
function clockColumns({ customer, tier, clock, settings, today }: ClockInput): (string | null)[] {
  const interval = intervalFor(customer, tier, settings);
  const lastConversation = clock?.lastConversation ?? null;
  const lastAttempt = clock?.lastAttempt ?? null;
  if (interval === null) return [lastConversation, lastAttempt, null, null];
  const { dueFrom, due } = windowOf(
    { interval, lastConversation, createdOn: customer.created_on as Day, lastCard: clock?.lastCard ?? null },
    today,
  );
  return [lastConversation, lastAttempt, dueFrom, due];
}

interface ClockedCustomer {
  id: number;
  interval: number | null;
  created_on: string;
  tier: Tier | null;
  last_conversation: string | null;
  last_attempt: string | null;
  due_from: string | null;
  due: string | null;
}

const clockedCustomers = `
  SELECT id, "interval", created_on, tier, last_conversation, last_attempt, due_from, due
  FROM customer JOIN standing USING (id)`;
const writeClock = 'UPDATE standing SET last_conversation = ?, last_attempt = ?, due_from = ?, due = ? WHERE id = ?';

/** Whether a clock starts after this day, by a conversation or an import dated ahead: then it moves with every day. */
export async function startsAfter(db: Db, day: Day): Promise<boolean> {
  const ahead = 'SELECT 1 FROM customer JOIN standing USING (id) WHERE last_conversation > ? OR created_on > ? LIMIT 1';
  return await some(db, ahead, [day, day]);
}

/** Everybody's, in one walk over the touches. */
export async function refreshAllClocks(db: WriteDb, today: Day): Promise<void> {
  const settings = await storedSettings(db);
  const clocks = await readClocks(db);
  const customers = await db.all<ClockedCustomer>(clockedCustomers);
  await db.runMany(writeClock, changedClocks(customers, clocks, settings, today));
}

function* changedClocks(
  customers: readonly ClockedCustomer[],
  clocks: ReadonlyMap<number, TouchClock>,
  settings: BookSettings,
  today: Day,
): Generator<Value[]> {
  for (const customer of customers) {
    const { id, tier, last_conversation, last_attempt, due_from, due } = customer;
    const before = [last_conversation, last_attempt, due_from, due];
    const clock = clockColumns({ customer, tier, clock: clocks.get(id), settings, today });
    if (clock.some((day, column) => day !== before[column])) yield [...clock, id];
  }
}

/** Only a few customers': a logged call must not cost a walk over the book. */
export async function refreshClocks(db: WriteDb, today: Day, customerIds: Iterable<number>): Promise<void> {
  const settings = await storedSettings(db);
  for (const id of customerIds) {
    const customer = await db.get<ClockedCustomer>(`${clockedCustomers} WHERE id = ?`, [id]);
    if (customer === undefined) continue;
    const clock = await db.get<TouchClock>(`${clockQuery} WHERE customer_id = ?`, [id]);
    await db.run(writeClock, [...clockColumns({ customer, tier: customer.tier, clock, settings, today }), id]);
  }
}
