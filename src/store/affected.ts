/** Customers with everything that decides about their next calls, read in one statement. */

import type { BookSettings } from '../domain/book-settings.ts';
import { addDays, type Day } from '../domain/day.ts';
import type { PlanCustomer } from '../domain/plan/slot.ts';
import { isOnList, type WrittenTo } from '../domain/plan/written-to.ts';
import { settingsByOwner, type Team } from '../domain/team.ts';
import type { Db } from './db.ts';
import { lookBackDays } from './news.ts';
import { heard, type PlanRow, toPlanCustomer } from './plan-facts.ts';
import { type ClockedRow, type CustomerClock, clockColumns, clockNow, isMoved } from './refresh.ts';

export interface Affected {
  /** Replaced when the call moves. */
  plan: PlanCustomer;
  /**
   * To be called on a rhythm: not archived, not do-not-call, with an interval, and with a phone number if most
   * customers have one.
   */
  readonly onRhythm: boolean;
  readonly lastConversation: Day | null;
  /** The clock that follows from their touches and interval; null once it is stored. */
  clockToStore: CustomerClock | null;
  readonly hasCallback: boolean;
  /** The day here of a callback that is still owed, once it is known what becomes of it; null when left for a year. */
  callback: Day | null;
  readonly timeZone: string | null;
  readonly doNotCall: boolean;
  readonly archived: boolean;
  readonly hasNumber: boolean;
  /** The day on which their silence became unusual. */
  readonly brokenOn: Day | null;
  readonly boughtLately: boolean;
  /** They have a goal for a day that a call may follow. */
  readonly hasGoal: boolean;
  /** There is an open event to call them for. */
  readonly invited: boolean;
}

interface Row extends PlanRow, ClockedRow {
  readonly archived: number;
  readonly dnc_on: Day | null;
  readonly phones: string;
  readonly orders: number;
  readonly total_minor: number;
  readonly time_zone: string | null;
  readonly called_back: number;
  readonly broken_on: Day | null;
  readonly bought: number;
  readonly goal: number;
  readonly invited: number;
}

/** Facts about the whole book. */
interface Book {
  readonly settings: BookSettings;
  readonly team: Team | null;
  readonly writing: WrittenTo;
  readonly today: Day;
}

/** Those of these customers who have a standing: new ones are placed together when the figures are next read. */
export async function affectedCustomers(
  db: Db,
  ids: readonly number[],
  { settings, team, writing, today }: Book,
): Promise<Affected[]> {
  if (ids.length === 0) return [];
  const these = db.listed(':ids');
  const rows = await db.all<Row>(
    `SELECT customer.id, tier, "interval", created_on, hours, customer.country, time_zone, paused_until, snoozed_until, archived, dnc_on, phones, standing.orders, standing.total_minor, urgency, place,
            planned, planned_reason, owner_key, broken_on, ${clockColumns}, last_unasked, last_review, standing.first_purchase,
            EXISTS (SELECT 1 FROM promise WHERE promise.customer_id = customer.id AND kind = 'callback'
               AND told_on IS NULL) AS called_back,
            EXISTS (SELECT 1 FROM purchase WHERE purchase.customer_id = customer.id AND day BETWEEN :since AND :today
               AND amount_minor > 0) AS bought,
            EXISTS (SELECT 1 FROM fact WHERE fact.customer_id = customer.id AND kind = 'goal' AND day >= :since) AS goal,
            EXISTS (SELECT 1 FROM invitation JOIN event ON event.id = event_id
                    WHERE invitation.customer_id = customer.id AND reached_on IS NULL AND closed_on IS NULL) AS invited
     FROM customer JOIN standing ON standing.id = customer.id LEFT JOIN figure ON figure.id = customer.id
       LEFT JOIN (${heard(['last_conversation', 'last_attempt', 'last_card', 'last_unasked', 'last_review'], `WHERE customer_id IN ${these}`)}) AS heard ON heard.customer_id = customer.id
     WHERE customer.id IN ${these} ORDER BY customer.id`,
    { ids: db.list(ids), since: addDays(today, -lookBackDays), today },
  );
  const settingsFor = settingsByOwner(team, settings, today);
  return rows.map((row) => toAffected(row, { settings: settingsFor(row.owner_key), writing, today }));
}

function toAffected(row: Row, { settings, writing, today }: Omit<Book, 'team'>): Affected {
  const reach = { hasNumber: row.phones !== '[]', hasBought: row.orders > 0 || row.total_minor > 0 };
  const onList = isOnList(reach, writing);
  const clock = clockNow(row, settings, today, onList);
  const isRanked = row.urgency !== null;
  return {
    plan: toPlanCustomer({ ...row, last_conversation: clock.lastConversation }, settings),
    onRhythm: isRanked && onList && row.archived === 0 && row.dnc_on === null && (row.interval ?? 1) > 0,
    lastConversation: clock.lastConversation,
    clockToStore: isMoved(clock, row) ? clock : null,
    hasCallback: Number(row.called_back) === 1,
    callback: null,
    timeZone: row.time_zone,
    doNotCall: row.dnc_on !== null,
    archived: row.archived === 1,
    hasNumber: reach.hasNumber,
    brokenOn: row.broken_on,
    boughtLately: Number(row.bought) === 1,
    hasGoal: Number(row.goal) === 1,
    invited: Number(row.invited) === 1,
  };
}

/** A callback that was left for a year no longer plans a call. */
export function stillWanted(callback: Day, today: Day): Day | null {
  return callback < addDays(today, -365) ? null : callback;
}
