/** What the planner reads: customers on a rhythm, and what the days hold already. */
import type { Tier } from '../domain/customer.ts';
import { addDays, type Day } from '../domain/day.ts';
import type { FringeFound } from '../domain/plan/fringe.ts';
import type { PlanCustomer, PlanReason } from '../domain/plan/placement.ts';
import { type BookSettings, intervalFor, readBookSettings } from '../domain/settings.ts';
import { outcomes } from '../domain/touch.ts';
import { type Db, one } from './db.ts';

const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

/** Outcomes with which a call reached the customer. */
const reached = quoted(
  Object.values(outcomes)
    .filter((meaning) => !meaning.attempt && !meaning.numberBad)
    .map((meaning) => meaning.outcome),
);
export const talked = quoted(
  Object.values(outcomes)
    .filter((meaning) => meaning.conversation)
    .map((meaning) => meaning.outcome),
);
/** Touches that may delay a call once. */
export const cards = quoted(['card', 'gift', 'email', 'text']);
/** Purposes of calls that the customer asked for. */
const asked = quoted(['promise', 'callback']);

export interface PlanFilter {
  readonly ids?: readonly number[];
  /** Only those who were never given a day. */
  readonly pending?: boolean;
}

/** Customers to be called on a rhythm: not archived, not do-not-call, with an interval. */
export async function planCustomers(db: Db, filter: PlanFilter = {}): Promise<PlanCustomer[]> {
  const settings = await storedSettings(db);
  const some = filter.ids === undefined ? '' : 'AND customer.id IN (SELECT value FROM json_each(:ids))';
  const pending = filter.pending ? 'AND planned IS NULL AND planned_reason IS NULL' : '';
  const ofTouches = filter.ids === undefined ? '' : 'WHERE customer_id IN (SELECT value FROM json_each(:ids))';
  const rows = await db.all<Read>(
    `SELECT customer.id, tier, "interval", created_on, last_conversation, last_card, last_unasked, paused_until,
              snoozed_until, urgency, place, planned, planned_reason
       FROM customer JOIN ranked USING (id) LEFT JOIN (
         SELECT customer_id,
                max(CASE WHEN kind IN (${cards}) AND direction = 'outbound' THEN day END) AS last_card,
                max(CASE WHEN kind = 'call' AND direction = 'outbound' AND outcome IN (${reached})
                          AND coalesce(purpose, '') NOT IN (${asked}) THEN day END) AS last_unasked
         FROM touch ${ofTouches} GROUP BY customer_id
       ) AS heard ON heard.customer_id = customer.id
       WHERE archived = 0 AND dnc_on IS NULL AND coalesce("interval", 1) > 0 ${some} ${pending}
       ORDER BY customer.id`,
    filter.ids === undefined ? {} : { ids: JSON.stringify(filter.ids) },
  );
  return rows.map((row) => toPlanCustomer(row, settings));
}

interface Read {
  id: number;
  tier: Tier | null;
  interval: number | null;
  created_on: Day;
  last_conversation: Day | null;
  last_card: Day | null;
  last_unasked: Day | null;
  paused_until: Day | null;
  snoozed_until: Day | null;
  urgency: number;
  place: number;
  planned: Day | null;
  planned_reason: PlanReason | null;
}

function toPlanCustomer(row: Read, settings: BookSettings): PlanCustomer {
  const { paused_until: paused, snoozed_until: snoozed } = row;
  return {
    id: row.id,
    tier: row.tier,
    interval: intervalFor(row, row.tier, settings) ?? settings.intervalC,
    own: row.interval,
    createdOn: row.created_on,
    lastConversation: row.last_conversation,
    lastCard: row.last_card,
    lastUnasked: row.last_unasked,
    notBefore: paused !== null && snoozed !== null && snoozed > paused ? snoozed : (paused ?? snoozed),
    // Places, the first the best: money of several currencies does not compare.
    priority: -row.urgency,
    score: -row.place,
    potential: -row.place,
    planned: row.planned,
    plannedReason: row.planned_reason,
  };
}

/** How many calls are planned on each day from this one on. */
export async function plannedLoad(db: Db, from: Day): Promise<Map<Day, number>> {
  const sql = 'SELECT planned, count(*) AS calls FROM standing WHERE planned >= ? GROUP BY planned';
  const rows = await db.all<{ planned: Day; calls: number }>(sql, [from]);
  return new Map(rows.map((row) => [row.planned, row.calls]));
}

/** What days hold besides planned calls: promises on their day, events (late ones weigh on today), and the calls made today. */
export async function heldBesides(db: Db, today: Day): Promise<Map<Day, number>> {
  const rows = await db.all<{ day: Day; calls: number }>(
    `SELECT max(day, ?) AS day, count(*) AS calls FROM (
         SELECT due AS day FROM promise WHERE told_on IS NULL AND kind = 'promise' AND due >= ?
         UNION ALL
         SELECT invitation.day FROM invitation JOIN event ON event.id = event_id
         WHERE reached_on IS NULL AND closed_on IS NULL
       ) GROUP BY 1`,
    [today, today],
  );
  const held = new Map(rows.map((row) => [row.day, row.calls]));
  held.set(today, (held.get(today) ?? 0) + (await callsMade(db, today)));
  return held;
}

/** How many customers were called on a day. */
export async function callsMade(db: Db, day: Day): Promise<number> {
  const row = await one<{ calls: number }>(
    db,
    `SELECT count(DISTINCT customer_id) AS calls FROM touch WHERE day = ? AND kind = 'call' AND direction = 'outbound'`,
    [day],
  );
  return row.calls;
}

export async function callsAndConversations(db: Db): Promise<{ calls: number; conversations: number }> {
  return await one<{ calls: number; conversations: number }>(
    db,
    `SELECT count(*) AS calls, count(*) FILTER (WHERE outcome IN (${talked})) AS conversations
       FROM touch WHERE kind = 'call' AND direction = 'outbound' AND outcome IS NOT NULL`,
  );
}

/** Of tier C counts whoever is, or moved up from it since the first call of the year. */
export async function fringeFound(db: Db, today: Day): Promise<FringeFound> {
  const since = addDays(today, -365);
  const row = await one<Omit<FringeFound, 'neverCalled'>>(
    db,
    `WITH heard AS (
         SELECT customer_id AS id, min(day) AS first, min(CASE WHEN outcome IN (${talked}) THEN day END) AS talked
         FROM touch WHERE kind = 'call' AND direction = 'outbound' AND day BETWEEN ? AND ? GROUP BY customer_id
       ), moved AS (
         SELECT customer_id AS id, max(day) AS day FROM tier_change WHERE from_tier = 'C' GROUP BY customer_id
       ), fringe AS (
         SELECT heard.*, tier <> 'C' AS up FROM heard JOIN standing USING (id) LEFT JOIN moved USING (id)
         WHERE tier = 'C' OR moved.day >= heard.first
       )
       SELECT count(*) AS called, count(talked) AS talkedTo, coalesce(sum(up), 0) AS movedUp,
              count(*) FILTER (WHERE EXISTS (
                SELECT 1 FROM purchase WHERE customer_id = fringe.id AND day > talked AND amount_minor > 0
              )) AS orderedSince
       FROM fringe`,
    [since, today],
  );
  const never = await one<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM standing JOIN customer USING (id)
       WHERE tier = 'C' AND archived = 0 AND dnc_on IS NULL AND last_attempt IS NULL AND last_conversation IS NULL`,
  );
  return { ...row, neverCalled: never.count };
}

export async function storedSettings(db: Db): Promise<BookSettings> {
  const rows = await db.all<{ key: string; value: string }>('SELECT key, value FROM setting');
  return readBookSettings(new Map(rows.map((row) => [row.key, row.value])));
}
