/** Works out anew when calls are due, from touches, tiers and intervals. Runs inside a transaction. */

import type { Tier } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { windowOf } from '../domain/plan/cadence.ts';
import { type BookSettings, intervalFor } from '../domain/settings.ts';
import { outcomes } from '../domain/touch.ts';
import { cards, storedSettings } from './plan-facts.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

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

function readClocks(sqlite: Sqlite): Map<number, TouchClock> {
  const rows = sqlite.prepare(`${clockQuery} GROUP BY customer_id`).all() as ({ id: number } & TouchClock)[];
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
export function startsAfter(sqlite: Sqlite, day: Day): boolean {
  const ahead = sqlite
    .prepare('SELECT 1 FROM customer JOIN standing USING (id) WHERE last_conversation > ? OR created_on > ? LIMIT 1')
    .get([day, day]);
  return ahead !== undefined;
}

/** Everybody's, in one walk over the touches. */
export function refreshAllClocks(sqlite: Sqlite, today: Day): void {
  const settings = storedSettings(sqlite);
  const clocks = readClocks(sqlite);
  const write = sqlite.prepare(writeClock);
  for (const customer of sqlite.prepare(clockedCustomers).all() as ClockedCustomer[]) {
    const { id, tier, last_conversation, last_attempt, due_from, due } = customer;
    const before = [last_conversation, last_attempt, due_from, due];
    const clock = clockColumns({ customer, tier, clock: clocks.get(id), settings, today });
    if (clock.some((day, column) => day !== before[column])) write.run([...clock, id]);
  }
}

/** Only a few customers': a logged call must not cost a walk over the book. */
export function refreshClocks(sqlite: Sqlite, today: Day, customerIds: Iterable<number>): void {
  const settings = storedSettings(sqlite);
  const read = sqlite.prepare(`${clockedCustomers} WHERE id = ?`);
  const clockOf = sqlite.prepare(`${clockQuery} WHERE customer_id = ?`);
  const write = sqlite.prepare(writeClock);
  for (const id of customerIds) {
    const customer = read.get([id]) as ClockedCustomer | undefined;
    if (customer === undefined) continue;
    const clock = clockOf.get([id]) as TouchClock;
    write.run([...clockColumns({ customer, tier: customer.tier, clock, settings, today }), id]);
  }
}
