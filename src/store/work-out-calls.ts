/** When calls are due, and the days of customers without one, worked out after the ranking and before it is written. */

import type { BookSettings } from '../domain/book-settings.ts';
import { type Day, fromEpochDay, toEpochDay } from '../domain/day.ts';
import { arranged } from '../domain/plan/arrange.ts';
import type { PlanReason } from '../domain/plan/slot.ts';
import { tierOf } from '../domain/rank/tier.ts';
import { ownerKey, settingsByOwner, teamOf } from '../domain/team.ts';
import { readCallers } from './caller-rows.ts';
import { remembered } from './callers.ts';
import { type CustomerColumns, dayAt, TextColumn } from './customer-columns.ts';
import type { Db, Value } from './db.ts';
import { type PendingBook, PendingCustomer } from './pending-customer.ts';
import { heard, type Touched } from './plan-facts.ts';
import { readPlannerSettings } from './planner-settings.ts';
import type { RankedBook, StoredStanding } from './ranked-book.ts';
import { type CustomerClock, customerClock } from './refresh.ts';

/** By the position of a customer in the ranking. */
export interface Calls {
  /** All clocks were updated. */
  readonly all: boolean;
  /** Whether any of it may have changed. */
  mayMove(i: number): boolean;
  /** The stored values: last_conversation, last_attempt, due_from, due, planned, planned_reason, owner_key. */
  at(i: number, stored: StoredStanding | null): readonly (string | null)[];
}

/**
 * The due days of calls follow from tiers, touches and intervals, so a new day alone changes only customers who move
 * and events in the future. Days are chosen as of the day of the last operation; no other call moves, and nothing is
 * journaled.
 */
export async function workOutCalls(db: Db, request: Request): Promise<Calls> {
  const { ranked, settings, onList, firstTries } = request;
  const { today, customers } = ranked;
  const all = ranked.onlyTheDay === null || customers.some('startsLater');
  const team = teamOf(await readCallers(db));
  const keyOf = remembered((owner: string | null) => ownerKey(team, owner));
  const ownerKeyAt = (i: number) => keyOf(customers.owner.at(i));
  const mayMove = (i: number) => all || callMayMove(request, i);
  const touched = await touchedOf(db, all ? null : idsWhere(customers, mayMove));
  const placed = new Placements(customers.size);
  const pending = pendingIn(request);
  const clockAt = clocksOf(request, touched);
  if (pending.some((i) => clockAt(i).due !== null)) {
    const last = await db.get<{ day: Day }>('SELECT day FROM operation ORDER BY id DESC LIMIT 1');
    const planner = await readPlannerSettings(
      db,
      { settings, team, today: last?.day ?? today },
      { aroundOthers: true },
    );
    const book: PendingBook = { ranked, touched, ownerKeyAt, settingsFor: settingsByOwner(team, settings, today) };
    const plans = pending.map((i) => new PendingCustomer(book, i));
    for (const { customer, planned, reason } of arranged(plans, { ...planner, firstTries }))
      placed.set(customers.placeOf(customer.id), planned, reason);
  }
  return {
    all,
    mayMove,
    at(i, stored) {
      const kept = onList[i] === 1 || stored?.planned_reason === 'by hand';
      const own = kept ? [stored?.planned ?? null, stored?.planned_reason ?? null] : [null, null];
      const planned = [...(placed.get(i) ?? own), ownerKeyAt(i)];
      if (!mayMove(i) && stored !== null)
        return [stored.last_conversation, stored.last_attempt, stored.due_from, stored.due, ...planned];
      const { lastConversation, lastAttempt, dueFrom, due } = clockAt(i);
      return [lastConversation, lastAttempt, dueFrom, due, ...planned];
    },
  };
}

interface Request {
  readonly ranked: RankedBook;
  readonly settings: BookSettings;
  /** By position, 1 for a customer who is on lists. */
  readonly onList: Uint8Array;
  readonly firstTries: number;
}

/** On a new day of the same data. Callers are data: whose a customer is does not change with the day. */
function callMayMove({ ranked: { customers, standings }, onList }: Request, i: number): boolean {
  if (standings.tier[i] !== customers.tier[i]) return true;
  if (onList[i] === 1) return customers.is('isPending', i) || wasLeftOut(customers, i);
  return customers.is('isNew', i) || !customers.is('hasNoDue', i) || !customers.is('hasNoDay', i);
}

/** A customer without a phone number, who was not on the list and may be now. */
function wasLeftOut(customers: CustomerColumns, i: number): boolean {
  return !customers.is('hasNumber', i) && !customers.is('isNew', i) && customers.is('hasNoDue', i);
}

function idsWhere({ id, size }: CustomerColumns, isMeant: (i: number) => boolean): number[] {
  const ids: number[] = [];
  for (let i = 0; i < size; i++) if (isMeant(i)) ids.push(id[i] as number);
  return ids;
}

/** Positions of those to be given a day: on a list, on a rhythm, and never given one. */
function pendingIn({ ranked: { customers }, onList }: Request): number[] {
  const pending: number[] = [];
  for (let i = 0; i < customers.size; i++) {
    const isOnRhythm = !customers.is('doNotCall', i) && customers.interval[i] !== 0;
    if (onList[i] === 1 && isOnRhythm && customers.is('isPending', i)) pending.push(i);
  }
  return pending;
}

/** When each customer's call is due, by position in the ranking. */
function clocksOf({ ranked, settings, onList }: Request, touched: PendingBook['touched']) {
  const { today, customers, standings } = ranked;
  return (i: number): CustomerClock => {
    const {
      last_conversation = null,
      last_attempt = null,
      last_card = null,
    } = touched.get(customers.id[i] as number) ?? {};
    return customerClock({
      customer: { interval: customers.intervalAt(i), created_on: fromEpochDay(customers.createdOn[i] as number) },
      ...{ tier: tierOf(standings.tier[i] as number), settings, today, isOnList: onList[i] === 1 },
      touched: { lastConversation: last_conversation, lastAttempt: last_attempt, lastCard: last_card },
    });
  };
}

/** Days by position, without an object for each; most reasons are few, and so are days. */
class Placements {
  readonly #days: Float64Array;
  readonly #reasons: TextColumn<PlanReason>;

  constructor(size: number) {
    this.#days = new Float64Array(size).fill(Number.NaN);
    this.#reasons = new TextColumn(size);
  }

  set(i: number, day: Day | null, reason: PlanReason): void {
    this.#days[i] = day === null ? Number.NaN : toEpochDay(day);
    this.#reasons.set(i, reason);
  }

  get(i: number): readonly [Day | null, PlanReason] | null {
    const reason = this.#reasons.at(i);
    return reason === null ? null : [dayAt(this.#days, i), reason];
  }
}

/** Touches of all customers, or of some. */
async function touchedOf(db: Db, ids: readonly number[] | null): Promise<ReadonlyMap<number, Touched>> {
  if (ids?.length === 0) return new Map();
  const columns = ['last_conversation', 'last_attempt', 'last_card', 'last_unasked', 'last_review'] as const;
  const some = ids === null ? '' : `WHERE customer_id IN ${db.listed(':ids')}`;
  const values: Record<string, Value> = ids === null ? {} : { ids: db.list(ids) };
  const rows = await db.all<Touched>(heard(columns, some), values);
  return new Map(rows.map((row) => [row.customer_id, row]));
}
