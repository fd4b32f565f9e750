/** When calls are due, and the days of customers without one, worked out after the ranking and before it is written. */

import type { BookSettings } from '../domain/book-settings.ts';
import type { WithHours } from '../domain/call-hours.ts';
import { type Day, fromEpochDay } from '../domain/day.ts';
import { arrange } from '../domain/plan/arrange.ts';
import type { PlanReason } from '../domain/plan/slot.ts';
import { tierOf } from '../domain/rank/tier.ts';
import { ownerKey, settingsByOwner, type Team, teamOf } from '../domain/team.ts';
import { readCallers } from './caller-rows.ts';
import { remembered } from './callers.ts';
import type { Db, Value } from './db.ts';
import { heard, toPlanCustomer } from './plan-facts.ts';
import { readPlannerSettings } from './planner-settings.ts';
import type { RankedBook } from './ranked-book.ts';
import type { RankedRow } from './read-book.ts';
import { type CustomerClock, customerClock, startsAfter } from './refresh.ts';

/** By the position of a customer in the ranking. */
export interface Calls {
  /** All clocks were updated. */
  readonly all: boolean;
  /** Whether any of it may have changed. */
  mayMove(i: number): boolean;
  /** The stored values: last_conversation, last_attempt, due_from, due, planned, planned_reason, owner_key. */
  at(i: number): readonly (string | null)[];
}

interface Touched {
  readonly customer_id: number;
  readonly last_conversation: Day | null;
  readonly last_attempt: Day | null;
  readonly last_card: Day | null;
  readonly last_unasked: Day | null;
  readonly last_review: Day | null;
}

/**
 * The due days of calls follow from tiers, touches and intervals, so a new day alone changes only customers who move
 * and events in the future. Days are chosen as of the day of the last operation; no other call moves, and nothing is
 * journaled.
 */
export async function workOutCalls(db: Db, request: Request): Promise<Calls> {
  const { ranked, settings, clocksOf, isOnList, firstTries } = request;
  const { today, customers, standings } = ranked;
  const all = clocksOf === null || (await startsAfter(db, today < clocksOf ? today : clocksOf));
  const rowAt = (i: number) => customers[i] as RankedRow;
  const team = teamOf(await readCallers(db));
  const keyOf = remembered((owner: string | null) => ownerKey(team, owner));
  const ownerKeyAt = (i: number) => keyOf(rowAt(i).owner);
  const mayMove = (i: number) =>
    all ||
    ownerKeyAt(i) !== (rowAt(i).standing?.owner_key ?? null) ||
    (isOnList(i) ? isPending(rowAt(i)) || wasLeftOut(rowAt(i)) : isPlanned(rowAt(i))) ||
    tierOf(standings.tier[i] as number) !== rowAt(i).standing?.tier;
  const touched = await touchedOf(db, all ? null : customers.filter((_, i) => mayMove(i)).map(({ id }) => id));
  const placed = new Placements(customers.length);
  const pending = customers.flatMap((customer, i) =>
    isPending(customer) && isOnRhythm(customer) && isOnList(i) ? [i] : [],
  );
  const hours = await hoursOf(
    db,
    pending.map((i) => rowAt(i).id),
  );
  const { clockAt, planAt } = clocksWith(request, { touched, hours, team, ownerKeyAt });
  if (pending.some((i) => clockAt(i).due !== null)) {
    const last = await db.get<{ day: Day }>('SELECT day FROM operation ORDER BY id DESC LIMIT 1');
    const planner = await readPlannerSettings(
      db,
      { settings, team, today: last?.day ?? today },
      { aroundOthers: true },
    );
    for (const { customer, planned, reason } of arrange(pending.map(planAt), { ...planner, firstTries }))
      placed.set(placeOf(customers, customer.id), planned, reason);
  }
  return {
    all,
    mayMove,
    at(i) {
      const { standing } = rowAt(i);
      const kept = isOnList(i) || standing?.planned_reason === 'by hand';
      const own = kept ? [standing?.planned ?? null, standing?.planned_reason ?? null] : [null, null];
      const planned = [...(placed.get(i) ?? own), ownerKeyAt(i)];
      if (!mayMove(i) && standing !== null)
        return [standing.last_conversation, standing.last_attempt, standing.due_from, standing.due, ...planned];
      const { lastConversation, lastAttempt, dueFrom, due } = clockAt(i);
      return [lastConversation, lastAttempt, dueFrom, due, ...planned];
    },
  };
}

interface Request {
  readonly ranked: RankedBook;
  readonly settings: BookSettings;
  readonly clocksOf: Day | null;
  readonly isOnList: (i: number) => boolean;
  readonly firstTries: number;
}

/** What was read of the customers to be placed. */
interface Known {
  readonly touched: ReadonlyMap<number, Touched>;
  readonly hours: ReadonlyMap<number, WithHours>;
  readonly team: Team | null;
  readonly ownerKeyAt: (i: number) => string | null;
}

/** When each customer's call is due, and what the planner needs to choose a day; by position in the ranking. */
function clocksWith({ ranked, settings, isOnList }: Request, { touched, hours: hoursOf, team, ownerKeyAt }: Known) {
  const { today, customers, standings, book } = ranked;
  const rowAt = (i: number) => customers[i] as RankedRow;
  const settingsFor = settingsByOwner(team, settings, today);
  const firstBought = (i: number) => {
    const first = book.offset[i] === book.offset[i + 1] ? Number.NaN : (standings.first[i] as number);
    return Number.isNaN(first) ? rowAt(i).first_purchase : fromEpochDay(first);
  };
  const tierAt = (i: number) => tierOf(standings.tier[i] as number);
  const clockAt = (i: number): CustomerClock => {
    const customer = rowAt(i);
    const { last_conversation = null, last_attempt = null, last_card = null } = touched.get(customer.id) ?? {};
    const days = { lastConversation: last_conversation, lastAttempt: last_attempt, lastCard: last_card };
    return customerClock({ customer, tier: tierAt(i), touched: days, settings, today, isOnList: isOnList(i) });
  };
  const planAt = (i: number) => {
    const { last_card = null, last_unasked = null, last_review = null } = touched.get(rowAt(i).id) ?? {};
    const last = { last_conversation: clockAt(i).lastConversation, last_card, last_unasked, last_review };
    const place = { urgency: standings.urgency[i] as number, place: standings.place[i] as number };
    const { hours = null, country = null } = hoursOf.get(rowAt(i).id) ?? {};
    const owner_key = ownerKeyAt(i);
    const row = { ...rowAt(i), ...last, ...place, hours, country, owner_key, first_purchase: firstBought(i) };
    return toPlanCustomer({ ...row, tier: tierAt(i), planned: null, planned_reason: null }, settingsFor(owner_key));
  };
  return { clockAt, planAt };
}

/** Days by position, without an object for each. */
class Placements {
  readonly #days: (Day | null)[];
  readonly #reasons: (PlanReason | null)[];

  constructor(size: number) {
    this.#days = Array<Day | null>(size).fill(null);
    this.#reasons = Array<PlanReason | null>(size).fill(null);
  }

  set(i: number, day: Day | null, reason: PlanReason): void {
    this.#days[i] = day;
    this.#reasons[i] = reason;
  }

  get(i: number): readonly [Day | null, PlanReason] | null {
    const reason = this.#reasons[i] ?? null;
    return reason === null ? null : [this.#days[i] ?? null, reason];
  }
}

/** A customer's position among all, who are in the order of their numbers. */
function placeOf(customers: readonly RankedRow[], id: number): number {
  let [from, to] = [0, customers.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((customers[middle] as RankedRow).id < id) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Was never given a day. */
function isPending({ standing }: RankedRow): boolean {
  return standing === null || (standing.planned === null && standing.planned_reason === null);
}

/** A customer without a phone number, who was not on the list and may be now. */
function wasLeftOut({ standing, has_number }: RankedRow): boolean {
  return has_number === 0 && standing?.due === null;
}

/** Was on the list, or has a day that was chosen. */
function isPlanned({ standing }: RankedRow): boolean {
  return standing === null || standing.due !== null || standing.planned !== null;
}

/** To be called on a rhythm; archived customers are no part of the ranking. */
function isOnRhythm({ dnc_on, interval }: RankedRow): boolean {
  return dnc_on === null && (interval ?? 1) > 0;
}

/** For those of these customers who have hours or a country. */
async function hoursOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, WithHours>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<WithHours & { readonly id: number }>(
    `SELECT id, hours, country FROM customer
     WHERE id IN ${db.listed('?')} AND (hours IS NOT NULL OR country IS NOT NULL)`,
    [db.list(ids)],
  );
  return new Map(rows.map(({ id, hours, country }) => [id, { hours, country }]));
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
