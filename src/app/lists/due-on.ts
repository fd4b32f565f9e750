/** Reads the lines of a call list, for `today` and `week`. */

import type { BookSettings } from '../../domain/book-settings.ts';
import { addDays, type Day, daysBetween, fromEpochDay, toEpochDay } from '../../domain/day.ts';
import {
  beyond,
  type ClockTime,
  type DayDone,
  type DueCall,
  type DueList,
  type DuePromise,
  isCallable,
  type LastBought,
  sinceConversation,
  type WallClock,
} from '../../domain/due.ts';
import { dayHere, inOrderHere, owedOn, timeHere } from '../../domain/owed-here.ts';
import { amongReasons } from '../../domain/plan/event.ts';
import { fringeSlotsOn } from '../../domain/plan/fringe.ts';
import { planReasonText } from '../../domain/plan/slot.ts';
import type { Calendar } from '../../domain/plan/workdays.ts';
import { setApart } from '../../domain/rank/apart.ts';
import { reasonParts, reasonsFor } from '../../domain/rank/reasons.ts';
import { isInScope } from '../../domain/team.ts';
import type { Callable, DaysAhead, Filter, Ranked, Reached } from '../../store/standings.ts';
import type { Store } from '../../store/store.ts';
import { whomToAsk } from '../customers/known-people.ts';

export interface DueRequest {
  readonly today: Day;
  readonly now: Date;
  /** The moment on other clocks, and on that of whoever reads the list. */
  readonly wallClock: WallClock;
  readonly here: ClockTime;
  /** The book's clock, to which days belong. */
  readonly book: ClockTime;
  readonly settings: BookSettings;
  readonly calendar: Calendar;
  /** Include the calls over capacity. */
  readonly all?: boolean;
  readonly filter?: Filter;
  /** Only customers who may be called at this hour, by their own clock. */
  readonly callableNow?: boolean;
}

/** The customers on a day's list, before the details of each are read. */
interface Whom extends Omit<DueList, 'calls' | 'hidden' | 'writes' | 'narrowed'>, Omit<Callable, 'ids' | 'total'> {
  /** The customers, the most pressing first; more than `room` when all are wanted. */
  readonly ids: readonly number[];
  /** How many calls the day still holds. */
  readonly room: number;
  /** Customers to call for an event, with the event in words. */
  readonly invited: ReadonlyMap<number, string>;
}

interface WhomRequest extends DueRequest {
  readonly callingDay: Day;
  /** Due by that day. */
  readonly promises: readonly DuePromise[];
  readonly ahead?: DaysAhead;
}

/** The day itself; on a day off, the next working day. */
export function callingDayOf(today: Day, calendar: Calendar): Day {
  const workday = calendar.workdayAfter(toEpochDay(today), 0);
  return workday === null ? today : fromEpochDay(workday);
}

/**
 * Promises first; then the calls whose day has come, cut at what the day holds. On a day off, those of the next working
 * day.
 */
export async function dueOn(store: Store, request: DueRequest): Promise<DueList> {
  const { all = false, callableNow = false, calendar } = request;
  const callingDay = callingDayOf(request.today, calendar);
  const promises = promisesOf(await owedBy(store, callingDay, request), request.filter);
  const whom = await whomToCall(store, { ...request, callingDay, promises });
  const { ids, room, invited, more, paused, doNotCall, snoozed, ...list } = whom;
  const found = await callsFor(store, ids, { ...request, invited });
  const wanted = callableNow ? found.filter(({ callable }) => callable) : found;
  const inOrder = all ? wanted : wanted.slice(0, room);
  const calls = isAbout(request.now, callingDay) ? callableFirst(inOrder, invited) : inOrder;
  const notNow = found.length - wanted.length;
  const left = beyond(calls.length + notNow, { total: whom.totalDue, more });
  const { ahead: _ahead, rest: _rest, ...shown } = list;
  const { to, left: noNumber } = await store.standings.writing(request.today, request.filter);
  const hidden = { ...left, paused, doNotCall, snoozed, noNumber, notNow };
  const isDone = calls.length === 0 && notNow === 0 && isForAll(request.filter);
  const done = isDone ? await dayDone(store, { ...request, callingDay, waiting: hidden.overCapacity }) : null;
  const narrowed = !isForAll(request.filter) || request.filter?.scope !== undefined;
  return { ...shown, calls, hidden, done, writes: to !== 'nobody', narrowed };
}

/** Whether the hour now says anything of a day: not of a list for next week, nor of the demo's day. In UTC, so by a day. */
function isAbout(now: Date, day: Day): boolean {
  return Math.abs(daysBetween(now.toISOString().slice(0, 10) as Day, day)) <= 1;
}

function isForAll({ tier, tag, owner, region, product }: Filter = {}): boolean {
  return [tier, tag, owner, region, product].every((wanted) => wanted === undefined);
}

/** Calls still open come up on the next working day. A day has no more calls than it holds. */
async function dayDone(
  store: Store,
  { callingDay, calendar, waiting, filter }: DueRequest & { callingDay: Day; waiting: number },
): Promise<DayDone> {
  const done = await store.plan.dayDone(callingDay, filter?.scope);
  const workday = calendar.workdayAfter(toEpochDay(callingDay), 1);
  const day = waiting === 0 || workday === null ? done.next?.day : fromEpochDay(workday);
  if (day === undefined) return done;
  const planned = done.next?.day === day ? done.next.calls : 0;
  return { ...done, next: { day, calls: Math.min(calendar.capacityOn(toEpochDay(day)), waiting + planned) } };
}

/** On one caller's list, only that caller's. */
export function promisesOf(promises: readonly DuePromise[], filter: Filter = {}): readonly DuePromise[] {
  const { scope } = filter;
  if (scope === undefined) return promises;
  return promises.filter((due) => isInScope(scope, due.customer.owner, owedOn(due)));
}

type Clocks = Pick<DueRequest, 'wallClock' | 'here' | 'book'>;

/** Hours named by customers are on their clock: adds the reader's hour, and the day of the book's. */
export function onBothClocks(promises: readonly DuePromise[], { wallClock, here, book }: Clocks): DuePromise[] {
  return promises.map((due) => {
    const { promise, customer } = due;
    if (promise.time === null) return due;
    const there = wallClock(customer.timeZone);
    return {
      ...due,
      timeHere: timeHere(promise.time, there, here),
      dayHere: dayHere(promise, { there, here: book }),
    };
  });
}

/** With the day here in place of the customer's: for what counts whether promises were kept in time. */
export function onOurDays(promises: readonly DuePromise[], clocks: Clocks): DuePromise[] {
  return onBothClocks(promises, clocks).map((due) => ({ ...due, promise: { ...due.promise, due: owedOn(due) } }));
}

/** What is owed by a day of ours, in order. An hour of a customer may belong to the day before theirs, or after it. */
async function owedBy(store: Store, day: Day, clocks: Clocks): Promise<DuePromise[]> {
  return dueBy(day, onBothClocks(await store.promises.owed(addDays(day, 1)), clocks));
}

export function dueBy(day: Day, promises: readonly DuePromise[]): DuePromise[] {
  return inOrderHere(promises.filter((due) => owedOn(due) <= day));
}

/** Within a tier, customers who may be called at this hour come first; those to call for an event stay in front. */
function callableFirst(calls: readonly DueCall[], invited: ReadonlyMap<number, string>): DueCall[] {
  const rank = ({ customer, standing }: DueCall) => (invited.has(customer.id) ? '' : (standing.tier ?? 'C'));
  const runs: DueCall[][] = [];
  for (const call of calls) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    if (run === undefined || first === undefined || rank(first) !== rank(call)) runs.push([call]);
    else run.push(call);
  }
  return runs.flatMap((run) => [...run.filter(({ callable }) => callable), ...run.filter(({ callable }) => !callable)]);
}

export async function whomToCall(store: Store, request: WhomRequest): Promise<Whom> {
  const { today, settings, calendar, callingDay, promises, filter, all = false, callableNow = false, ahead } = request;
  const capacity = calendar.capacityOn(toEpochDay(callingDay));
  const made = callingDay === today ? await store.plan.callsMade(today, filter?.scope?.names) : 0;
  const room = Math.max(0, capacity - made - duePromises(promises, calendar, callingDay));
  const invited = await invitedBy(store, callingDay, filter);
  const { ids, total, ...found } = await store.standings.callable(today, {
    until: callingDay,
    count: all || callableNow ? Number.MAX_SAFE_INTEGER : Math.max(0, room - invited.size),
    fringe: fringeSlotsOn(callingDay, calendar, settings.fringe),
    except: [...callbacksOf(promises), ...invited.keys()],
    ...(filter === undefined ? {} : { filter }),
    ...(ahead === undefined ? {} : { ahead }),
  });
  return {
    ...{ date: today, callingDay, capacity, made, promises, room, invited, ...found },
    ids: [...invited.keys(), ...ids],
    totalDue: total + invited.size,
  };
}

/** Customers with a callback, who are in the list as a promise. */
export function callbacksOf(promises: readonly DuePromise[]): number[] {
  return promises.flatMap(({ promise, customer }) => (promise.kind === 'callback' ? [customer.id] : []));
}

/**
 * Promises that take room on this day: those due on it, or on days off before it. A late one had its room on its own
 * day; if it took more, neglected promises would leave no room for calls.
 */
function duePromises(promises: readonly DuePromise[], calendar: Calendar, day: Day): number {
  let first = toEpochDay(day);
  while (first > toEpochDay(day) - 14 && !calendar.isWorkday(first - 1)) first--;
  return promises.filter((due) => owedOn(due) >= fromEpochDay(first)).length;
}

/** Customers to call for an event by that day, with the event in words. */
async function invitedBy(store: Store, day: Day, filter: Filter | undefined): Promise<Map<number, string>> {
  const due = await store.events.due(day);
  const matching = due.length === 0 ? null : await store.standings.matching(filter ?? {});
  const wanted = due.filter(({ customerId }) => matching === null || matching.has(customerId));
  return new Map(
    wanted.map(({ customerId, event, reason }) => [
      customerId,
      amongReasons(event === reason ? event : `${event}: ${reason}`),
    ]),
  );
}

interface RankReasons {
  readonly whole: readonly string[];
  /** The same, one fact each. */
  readonly parts: readonly string[];
}

/** The ranking's reasons for each, in words. */
async function reasonsOf(store: Store, ranked: readonly Ranked[], today: Day): Promise<Map<number, RankReasons>> {
  const details = await store.standings.detailsOf(today, ranked);
  if (details.size === 0) return new Map();
  const { customers, small } = await store.standings.figures(today);
  const about = { today, customers, small };
  return new Map(
    [...details].map(([id, figures]) => [
      id,
      { whole: reasonsFor(figures, about), parts: reasonParts(figures, about) },
    ]),
  );
}

/** The last order that names a product, unless a later one has none; else the product in the customer's row. */
function lastBought(named: LastBought | undefined, { customer, standing }: Ranked): LastBought | null {
  const { lastPurchase } = standing;
  if (lastPurchase === null) return null;
  return named !== undefined && named.day >= lastPurchase ? named : { product: customer.product, day: lastPurchase };
}

interface CallsRequest extends Pick<DueRequest, 'today' | 'wallClock' | 'here'> {
  /** Customers to call for an event, with the event in words. */
  readonly invited?: ReadonlyMap<number, string>;
}

/** The calls of these customers, in this order. */
export async function callsFor(store: Store, ids: readonly number[], at: CallsRequest): Promise<DueCall[]> {
  return await callsOf(store, await store.standings.ranked(at.today, ids), at);
}

export async function callsOf(store: Store, ranked: readonly Reached[], at: CallsRequest): Promise<DueCall[]> {
  const ids = ranked.map(({ customer }) => customer.id);
  const words = await store.touches.lastWords(ids);
  const bought = await store.purchases.lastBought(ids);
  const reasons = await reasonsOf(store, ranked, at.today);
  const companies = ranked.filter(({ hasPeople }) => hasPeople);
  const asks = await whomToAsk(
    store,
    companies.map(({ customer }) => customer),
  );
  const before = ranked.map(({ customer, standing }) =>
    [
      at.invited?.get(customer.id) ?? [],
      sinceConversation(standing, at.today),
      // The day of the last try is there already.
      standing.plannedReason === 'retry' ? [] : planReasonText(standing.plannedReason),
    ].flat(),
  );
  const { shared, own } = setApart(
    ranked.map(({ customer }, i) => [...(before[i] ?? []), ...(reasons.get(customer.id)?.parts ?? [])]),
  );
  return ranked.map(({ customer, standing }, i) => {
    const there = at.wallClock(customer.timeZone);
    return {
      customer,
      standing,
      reasons: [...(before[i] ?? []), ...(reasons.get(customer.id)?.whole ?? [])],
      apart: own[i] ?? [],
      shared,
      bought: lastBought(bought.get(customer.id), { customer, standing }),
      lastWords: words.get(customer.id) ?? null,
      localTime: there?.time ?? null,
      callable: isCallable(there ?? at.here, customer),
      ask: asks.get(customer.id) ?? null,
    };
  });
}
