/** Reads what a list of calls says of each customer; `today` and `week` share it. */
import type { Customer } from '../../domain/customer.ts';
import { type Day, fromEpochDay, toEpochDay } from '../../domain/day.ts';
import {
  type DueCall,
  type DueList,
  type DuePromise,
  isCallableAt,
  sinceConversation,
  timeIn,
  type WallClock,
} from '../../domain/due.ts';
import { fringeSlotsOn } from '../../domain/plan/fringe.ts';
import { planReasonText } from '../../domain/plan/placement.ts';
import type { Calendar } from '../../domain/plan/workdays.ts';
import type { PromiseOwed } from '../../domain/promise.ts';
import { reasonsFor } from '../../domain/rank/reasons.ts';
import { type BookSettings, calendarOf } from '../../domain/settings.ts';
import type { Filter, Ranked } from '../../store/standings.ts';
import type { Store } from '../../store/store.ts';

export interface DueRequest {
  readonly today: Day;
  readonly now: Date;
  /** The same moment on the clocks of the world, where the start-up counts. */
  readonly wallClock?: WallClock;
  readonly settings: BookSettings;
  /** Show what is over capacity too. */
  readonly all?: boolean;
  readonly filter?: Filter;
  /** Only customers whom one may call at this hour, by their own clock. */
  readonly callableNow?: boolean;
}

/** Whom a day's list is to call, before what it says of each of them is read. */
interface Whom extends Omit<DueList, 'calls' | 'hidden'> {
  /** The customers, the most pressing first; more than `room` when all are wanted. */
  readonly ids: readonly number[];
  /** How many calls the day still holds. */
  readonly room: number;
  /** Who is called for an event, and the event in words. */
  readonly invited: ReadonlyMap<number, string>;
  readonly paused: number;
  readonly doNotCall: number;
  readonly snoozed: number;
}

/** Promises first; then the calls whose day has come, cut at what the day holds. On a day off, the next working day's. */
export async function dueOn(store: Store, request: DueRequest): Promise<DueList> {
  const { all = false, callableNow = false } = request;
  const { ids, room, invited, paused, doNotCall, snoozed, ...list } = await whomToCall(store, request);
  const found = await callsFor(store, ids, { ...request, invited });
  const wanted = callableNow ? found.filter(({ customer }) => isCallableAt(request.now, customer.timeZone)) : found;
  const calls = all ? wanted : wanted.slice(0, room);
  const notNow = found.length - wanted.length;
  const overCapacity = list.totalDue - calls.length - notNow;
  return { ...list, calls, hidden: { overCapacity, paused, doNotCall, snoozed, notNow } };
}

export async function whomToCall(store: Store, request: DueRequest): Promise<Whom> {
  const { today, settings, filter, all = false, callableNow = false } = request;
  const calendar = calendarOf(settings);
  const workday = calendar.workdayAfter(toEpochDay(today), 0);
  const callingDay = workday === null ? today : fromEpochDay(workday);
  const capacity = calendar.capacityOn(toEpochDay(callingDay));
  const promises = await withCustomers(store, await store.promises.owed(callingDay));
  const made = callingDay === today ? await store.plan.callsMade(today) : 0;
  const room = Math.max(0, capacity - made - duePromises(promises, calendar, callingDay));
  const invited = await invitedBy(store, callingDay, filter);
  const { ids, total, ...kept } = await store.standings.callable(today, {
    until: callingDay,
    count: all || callableNow ? Number.MAX_SAFE_INTEGER : Math.max(0, room - invited.size),
    fringe: fringeSlotsOn(callingDay, calendar, settings.fringe),
    except: [
      ...promises.filter(({ promise }) => promise.kind === 'callback').map(({ customer }) => customer.id),
      ...invited.keys(),
    ],
    ...(filter === undefined ? {} : { filter }),
  });
  return {
    ...{ date: today, callingDay, capacity, made, promises, room, invited, ...kept },
    ids: [...invited.keys(), ...ids],
    totalDue: total + invited.size,
  };
}

/**
 * Promises that take room on this day: those due on it, or on days off before it. A late one had its room on its own
 * day; if it took more, promises that nobody keeps would leave no room for any call.
 */
function duePromises(promises: readonly DuePromise[], calendar: Calendar, day: Day): number {
  let first = toEpochDay(day);
  while (first > toEpochDay(day) - 14 && !calendar.isWorkday(first - 1)) first--;
  return promises.filter(({ promise }) => promise.due >= fromEpochDay(first)).length;
}

/** Who is to be called for an event by that day, and the event in words. */
async function invitedBy(store: Store, day: Day, filter: Filter | undefined): Promise<Map<number, string>> {
  const due = await store.events.due(day);
  const matching = due.length === 0 ? null : await store.standings.matching(filter ?? {});
  const wanted = due.filter(({ customerId }) => matching === null || matching.has(customerId));
  return new Map(
    wanted.map(({ customerId, event, reason }) => [customerId, event === reason ? event : `${event}: ${reason}`]),
  );
}

/** What the ranking says of each, in words. */
async function reasonsOf(store: Store, ranked: readonly Ranked[], today: Day): Promise<Map<number, string[]>> {
  const { customers, small, rhythm } = await store.standings.figures(today);
  const about = { today, customers, small, bookGap: rhythm.gap };
  const details = await store.standings.detailsOf(
    today,
    ranked.map(({ standing }) => standing),
  );
  return new Map([...details].map(([id, figures]) => [id, reasonsFor(figures, about)]));
}

interface CallsRequest extends Pick<DueRequest, 'today' | 'now' | 'wallClock'> {
  /** Who is called for an event, and the event in words. */
  readonly invited?: ReadonlyMap<number, string>;
}

/** The calls of these customers, in this order. */
export async function callsFor(store: Store, ids: readonly number[], at: CallsRequest): Promise<DueCall[]> {
  const customers = new Map((await store.customers.some(ids)).map((customer) => [customer.id, customer]));
  const inOrder = ids.flatMap((id) => customers.get(id) ?? []);
  const { wallClock = (timeZone) => timeIn(at.now, timeZone) } = at;
  const words = await store.touches.lastWords(ids);
  const ranked = await store.standings.ranked(at.today, inOrder);
  const reasons = await reasonsOf(store, ranked, at.today);
  return ranked.map(({ customer, standing }) => ({
    customer,
    standing,
    reasons: [
      at.invited?.get(customer.id) ?? [],
      sinceConversation(standing, at.today),
      planReasonText(standing.plannedReason),
      reasons.get(customer.id) ?? [],
    ].flat(),
    lastWords: words.get(customer.id) ?? null,
    localTime: wallClock(customer.timeZone),
  }));
}

export async function withCustomers(store: Store, promises: readonly PromiseOwed[]): Promise<DuePromise[]> {
  const customers = new Map<number, Customer>();
  for (const customer of await store.customers.some(promises.map((promise) => promise.customerId)))
    customers.set(customer.id, customer);
  return promises.flatMap((promise) => {
    const customer = customers.get(promise.customerId);
    return customer === undefined ? [] : [{ promise, customer }];
  });
}
