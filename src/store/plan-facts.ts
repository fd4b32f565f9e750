/** What the planner reads: customers on a rhythm, and what the days already hold. */

import { type BookSettings, readBookSettings } from '../domain/book-settings.ts';
import type { Tier } from '../domain/customer.ts';
import { addDays, type Day, daysBetween } from '../domain/day.ts';
import type { FringeFound } from '../domain/plan/fringe.ts';
import { ownDays } from '../domain/plan/own-days.ts';
import { firstWithin, intervalFor } from '../domain/plan/plan-settings.ts';
import type { AttemptCount } from '../domain/plan/reach.ts';
import { reviewRhythm } from '../domain/plan/review.ts';
import { type OrderRhythm, type PlanCustomer, type PlanReason, triesTake } from '../domain/plan/slot.ts';
import { unusualGaps } from '../domain/plan/triggers.ts';
import { outcomes } from '../domain/touch.ts';
import { touchesFor } from '../domain/yearly-touches.ts';
import { quoted, talked, wasConversation } from './conversation-sql.ts';
import { type Db, one } from './db.ts';

/** Outcomes with which a call reached the customer. */
const reached = quoted(
  Object.values(outcomes)
    .filter((meaning) => !meaning.attempt && !meaning.numberBad)
    .map((meaning) => meaning.outcome),
);
/** Touches that may delay a call once. */
const cards = quoted(['card', 'gift', 'email', 'text']);
/** Purposes of calls that the customer asked for. */
const asked = quoted(['promise', 'callback']);

const lastDays = {
  last_conversation: wasConversation,
  last_attempt: "kind = 'call' AND direction = 'outbound'",
  last_card: `kind IN (${cards}) AND direction = 'outbound'`,
  last_review: `purpose = 'review' AND ${wasConversation}`,
  last_unasked: `kind = 'call' AND direction = 'outbound' AND outcome IN (${reached}) AND coalesce(purpose, '') NOT IN (${asked})`,
} as const;

/** A customer's last day of each kind. */
export type Touched = { readonly customer_id: number } & Readonly<Record<keyof typeof lastDays, Day | null>>;

/** A row for each customer with touches: the last day of each kind. */
export function heard(columns: readonly (keyof typeof lastDays)[], where = ''): string {
  const days = columns.map((column) => `max(CASE WHEN ${lastDays[column]} THEN day END) AS ${column}`);
  return `SELECT customer_id, ${days.join(', ')} FROM touch ${where} GROUP BY customer_id`;
}

/**
 * Customers to be called on a rhythm: not archived, not do-not-call, with an interval, and on the list even without a
 * phone number.
 */
export async function planCustomers(db: Db, settingsFor: SettingsFor): Promise<PlanCustomer[]> {
  const rows = await db.all<PlanRow & OrdersRow>(
    `SELECT customer.id, tier, "interval", created_on, ranked.last_conversation, last_card, last_unasked, last_review, hours, country, paused_until,
              snoozed_until, urgency, place, planned, planned_reason, owner_key, ranked.last_purchase,
              (SELECT broken_on FROM standing WHERE standing.id = customer.id) AS broken_on
       FROM customer JOIN ranked ON ranked.id = customer.id
         LEFT JOIN (${heard(['last_card', 'last_unasked', 'last_review'])}) AS heard ON heard.customer_id = customer.id
       WHERE archived = 0 AND dnc_on IS NULL AND coalesce("interval", 1) > 0 AND due IS NOT NULL
       ORDER BY customer.id`,
  );
  return rows.map((row) => ({ ...toPlanCustomer(row, settingsFor(row.owner_key)), orders: rhythmOf(row) }));
}

interface OrdersRow {
  readonly last_purchase: Day | null;
  readonly broken_on: Day | null;
}

function rhythmOf({ last_purchase: last, broken_on: brokenOn }: OrdersRow): OrderRhythm | undefined {
  if (last === null || brokenOn === null || brokenOn <= last) return undefined;
  return { every: daysBetween(last, brokenOn) / unusualGaps, brokenOn };
}

export interface PlanRow {
  readonly id: number;
  readonly tier: Tier | null;
  readonly interval: number | null;
  readonly created_on: Day;
  readonly last_conversation: Day | null;
  readonly last_card: Day | null;
  readonly last_unasked: Day | null;
  readonly last_review: Day | null;
  readonly hours: string | null;
  readonly country: string | null;
  readonly paused_until: Day | null;
  readonly snoozed_until: Day | null;
  readonly urgency: number;
  readonly place: number;
  readonly planned: Day | null;
  readonly planned_reason: PlanReason | null;
  readonly owner_key: string | null;
}

/** The settings that hold for customers of a caller, by key, or (null) of nobody. */
type SettingsFor = (owner: string | null) => BookSettings;

export function toPlanCustomer(row: PlanRow, settings: BookSettings): PlanCustomer {
  const { paused_until: paused, snoozed_until: snoozed } = row;
  const interval = intervalFor(row, row.tier, settings) ?? settings.intervalC;
  return {
    id: row.id,
    tier: row.tier,
    interval,
    own: row.interval,
    createdOn: row.created_on,
    lastConversation: row.last_conversation,
    lastCard: row.last_card,
    lastUnasked: row.last_unasked,
    review: reviewRhythm({
      ...{ reviews: touchesFor(row.tier, settings).reviews, lastReview: row.last_review, interval },
      createdOn: row.created_on,
    }),
    callDays: ownDays({ hours: row.hours, country: row.country ?? settings.country }, settings),
    notBefore: paused !== null && snoozed !== null && snoozed > paused ? snoozed : (paused ?? snoozed),
    // A book too small for tiers is called through from the start, without windows.
    firstWithin: row.tier === null ? null : firstWithin(settings)[row.tier],
    triesTake: row.tier === null ? 0 : triesTake(interval),
    ...(!settings.leveling && { unleveled: true }),
    // Places, the first the best: money of several currencies cannot be compared.
    priority: -row.urgency,
    score: -row.place,
    potential: -row.place,
    planned: row.planned,
    plannedReason: row.planned_reason,
    owner: row.owner_key,
  };
}

/** What days hold, by the caller whose customers they are; null for customers of nobody. */
type Held = ReadonlyMap<string | null, ReadonlyMap<Day, number>>;

/**
 * What the days from this one on hold besides planned calls: promises on their day, events (late ones count today), and
 * the calls made today. With `planned` those too, except retries, which have room of their own.
 */
export async function heldFrom(db: Db, today: Day, { planned }: { planned: boolean }): Promise<Held> {
  const parts = [
    ...(planned
      ? [
          `SELECT owner_key, planned AS day, count(*) AS calls FROM standing
           WHERE planned >= :today AND planned_reason <> 'retry' GROUP BY owner_key, planned`,
        ]
      : []),
    `SELECT owner_key, promise.due AS day, count(*) AS calls FROM promise LEFT JOIN standing ON standing.id = customer_id
     WHERE told_on IS NULL AND kind = 'promise' AND promise.due >= :today GROUP BY owner_key, promise.due`,
    `SELECT owner_key, CASE WHEN invitation.day < :today THEN :today ELSE invitation.day END AS day, count(*) AS calls
     FROM invitation JOIN event ON event.id = event_id LEFT JOIN standing ON standing.id = customer_id
     WHERE reached_on IS NULL AND closed_on IS NULL GROUP BY 1, 2`,
    `SELECT owner_key, :today AS day, count(DISTINCT customer_id) AS calls FROM touch
       LEFT JOIN standing ON standing.id = customer_id WHERE ${calledOn(':today')} GROUP BY owner_key`,
  ];
  const rows = await db.all<{ owner: string | null; day: Day; calls: number }>(
    `SELECT owner_key AS owner, day, sum(calls) AS calls FROM (${parts.join(' UNION ALL ')}) AS held
     GROUP BY owner_key, day`,
    { today },
  );
  const byOwner = Map.groupBy(rows, ({ owner }) => owner);
  return new Map(
    [...byOwner].map(([owner, some]) => [owner, new Map(some.map(({ day, calls }) => [day, Number(calls)]))]),
  );
}

const calledOn = (day: string) => `day = ${day} AND kind = 'call' AND direction = 'outbound' AND imported = 0`;

/** How many customers were called on a day, by these callers or by anybody. */
export async function callsMade(db: Db, day: Day, by?: readonly string[]): Promise<number> {
  const theirs = by === undefined ? '' : `AND "by" IN ${db.listed('?', 'texts')}`;
  const sql = `SELECT count(DISTINCT customer_id) AS calls FROM touch WHERE ${calledOn('?')} ${theirs}`;
  return (await one<{ calls: number }>(db, sql, by === undefined ? [day] : [day, db.list(by)])).calls;
}

/** How our attempts ended, by the customers' present tier. */
export async function attemptsEnded(db: Db): Promise<AttemptCount[]> {
  return await db.all<AttemptCount>(
    `SELECT tier, outcome, count(*) AS count FROM touch LEFT JOIN standing ON standing.id = customer_id
     WHERE kind = 'call' AND direction = 'outbound' AND outcome IS NOT NULL AND imported = 0 GROUP BY tier, outcome`,
  );
}

/** How many customers were talked to on a day, in calls of ours, or of these callers. */
export async function talkedOn(db: Db, day: Day, by?: readonly string[]): Promise<number> {
  const theirs = by === undefined ? '' : `AND "by" IN ${db.listed('?', 'texts')}`;
  const sql = `SELECT count(DISTINCT customer_id) AS talked FROM touch
    WHERE day = ? AND kind = 'call' AND direction = 'outbound' AND imported = 0 AND outcome IN (${talked}) ${theirs}`;
  return (await one<{ talked: number }>(db, sql, by === undefined ? [day] : [day, db.list(by)])).talked;
}

/** The first day after this one on which calls are planned, and how many; of this caller's customers or of all. */
export async function plannedNext(db: Db, after: Day, owner?: string): Promise<{ day: Day; calls: number } | null> {
  const theirs = owner === undefined ? '' : 'AND owner_key = ?';
  const sql = `SELECT planned AS day, count(*) AS calls FROM standing WHERE planned > ? ${theirs}
    GROUP BY planned ORDER BY planned LIMIT 1`;
  return (await db.get<{ day: Day; calls: number }>(sql, owner === undefined ? [after] : [after, owner])) ?? null;
}

/**
 * Of the customers in tier C, and those who were in it when they were first called this year: what the calls found.
 * What they ordered afterwards is not counted, for customers order without a call as well.
 */
export async function fringeFound(db: Db, today: Day): Promise<FringeFound> {
  const since = addDays(today, -365);
  const row = await one<Omit<FringeFound, 'neverCalled'>>(
    db,
    `WITH made AS (
         SELECT id AS touch_id, customer_id AS id, day, outcome IN (${talked}) AS talked
         FROM touch WHERE kind = 'call' AND direction = 'outbound' AND imported = 0 AND day BETWEEN ? AND ?
       ), found AS (
         SELECT made.id, min(made.day) AS first, max(CASE WHEN talked THEN 1 ELSE 0 END) AS talked,
                max(CASE WHEN EXISTS (SELECT 1 FROM answer WHERE answer.touch_id = made.touch_id) THEN 1 ELSE 0 END) AS answered,
                max(CASE WHEN EXISTS (
                  SELECT 1 FROM promise WHERE promise.touch_id = made.touch_id AND promise.kind IN ('promise', 'complaint')
                ) THEN 1 ELSE 0 END) AS promised
         FROM made GROUP BY made.id
       ), moved AS (
         SELECT customer_id AS id, max(day) AS day FROM tier_change WHERE from_tier = 'C' GROUP BY customer_id
       )
       SELECT count(*) AS called, coalesce(sum(talked), 0) AS "talkedTo", coalesce(sum(answered), 0) AS answered,
              coalesce(sum(promised), 0) AS promised
       FROM found JOIN standing USING (id) LEFT JOIN moved USING (id) WHERE tier = 'C' OR moved.day >= found.first`,
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
