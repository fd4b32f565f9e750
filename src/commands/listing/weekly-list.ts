/** Reads the weekly list from the book; `week` shows and mails it. */
import type { Context } from '../../context.ts';
import { type Customer, isOwnedBy } from '../../domain/customer.ts';
import { addDays, type Day, toEpochDay } from '../../domain/day.ts';
import type { WallClock } from '../../domain/due.ts';
import { fringeSlotsOn } from '../../domain/plan/fringe.ts';
import type { PromiseOwed } from '../../domain/promise.ts';
import { tierCode } from '../../domain/rank/tier.ts';
import { movedUp } from '../../domain/rank/tier-change.ts';
import { calendarOf, readBookSettings } from '../../domain/settings.ts';
import { themesOf } from '../../domain/themes.ts';
import {
  callsIn,
  type DayRoom,
  daysOf,
  type LookBack,
  lookBack,
  type Move,
  spread,
  type Week,
  type WeekList,
  weekFor,
} from '../../domain/week.ts';
import type { Filter } from '../../store/standings.ts';
import type { Store } from '../../store/store.ts';
import { datesAhead } from './dates-ahead.ts';
import { callsFor, type DueRequest, whomToCall, withCustomers } from './due-on.ts';

interface Asked {
  readonly today: Day;
  readonly now: Date;
  readonly wallClock: WallClock;
  /** Only the customers of this owner; the empty text for those of nobody. */
  readonly owner?: string | undefined;
}

/** The first working day is today's list as `today` shows it; what that day does not hold moves on to the next ones. */
export async function weekOf(store: Store, asked: Asked): Promise<WeekList> {
  const { today, owner } = asked;
  const settings = readBookSettings(await store.settings.all());
  const calendar = calendarOf(settings);
  const week = weekFor(today, calendar);
  const promises = await withCustomers(store, await store.promises.owed(week.to));
  const owed = promises.map(({ promise }) => promise);
  const filter = { owner };
  const laid = await layOut(store, { ...asked, week, settings, owed, filter });
  const isOurs = ({ customer }: { customer: Customer }) => owner === undefined || isOwnedBy(customer, owner);
  const calls = await callsFor(store, [...laid.days.values()].flat(), { ...asked, invited: laid.invited });
  const callOf = new Map(calls.map((call) => [call.customer.id, call]));
  const days = daysOf(week).map((date) => ({
    date,
    working: calendar.isWorkday(toEpochDay(date)),
    calls: (laid.days.get(date) ?? []).flatMap((id) => callOf.get(id) ?? []),
  }));
  const { total, paused, doNotCall, snoozed } = await store.standings.callable(today, {
    until: week.to,
    count: 0,
    except: callbacksOf(owed),
    filter,
  });
  const begun = today > week.from;
  const ahead = { from: begun ? today : week.from, to: week.to };
  return {
    ...week,
    today,
    days,
    promises: promises.filter(isOurs),
    dates: (await datesAhead(store, ahead, calendar)).filter(isOurs),
    hidden: { overCapacity: total - callsIn({ days }), paused, doNotCall, snoozed, notNow: 0 },
    lookBack: await lastWeek(store, week),
    coverage: await store.standings.coverage(today),
    moves: await movesOf(store, addDays(week.from, -7), today),
  };
}

interface Laying extends DueRequest {
  readonly week: Week;
  /** Promises due until the end of the week. */
  readonly owed: readonly PromiseOwed[];
  readonly filter: Filter;
}

interface Laid {
  readonly days: ReadonlyMap<Day, readonly number[]>;
  /** Who is called for an event on the first day, and the event in words. */
  readonly invited: ReadonlyMap<number, string>;
}

/** Whom to call on which day: as `today` has it on the first; then those planned for a day, and those who wait. */
async function layOut(store: Store, laying: Laying): Promise<Laid> {
  const { callingDay, ids, room, invited } = await whomToCall(store, laying);
  if (callingDay > laying.week.to) return { days: new Map(), invited };
  const first = ids.slice(0, room);
  const later = await laterDays(store, { ...laying, callingDay, first });
  return { days: new Map([[callingDay, first], ...later]), invited };
}

interface Later extends Laying {
  readonly callingDay: Day;
  /** Who is called on that day. */
  readonly first: readonly number[];
}

/** Whom to call on the days after the first: those planned for them, and those who wait from before. */
async function laterDays(
  store: Store,
  { week, today, settings, callingDay, first, owed, filter }: Later,
): Promise<Map<Day, number[]>> {
  const calendar = calendarOf(settings);
  const others = { except: [...first, ...callbacksOf(owed)], filter, uncounted: true };
  const rooms: DayRoom[] = [];
  for (const date of daysOf({ from: addDays(callingDay, 1), to: week.to })) {
    const promised = owed.filter((promise) => promise.due === date).length;
    const room = Math.max(0, calendar.capacityOn(toEpochDay(date)) - promised);
    const fringe = fringeSlotsOn(date, calendar, settings.fringe);
    const planned = await store.standings.callable(today, { from: date, until: date, count: room, fringe, ...others });
    rooms.push({ date, room, planned: planned.ids });
  }
  const count = rooms.reduce((sum, { room, planned }) => sum + room - planned.length, 0);
  const waiting = await store.standings.callable(today, { until: callingDay, count, ...others });
  return spread(waiting.ids, rooms);
}

/** Up to the higher tiers first, the latest first. */
async function movesOf(store: Store, from: Day, to: Day): Promise<Move[]> {
  const changes = await store.standings.tierChanges({ from, to });
  const customers = new Map(
    (await store.customers.some(changes.map(({ customerId }) => customerId))).map((one) => [one.id, one]),
  );
  return changes
    .flatMap((change) => {
      const customer = customers.get(change.customerId);
      return customer === undefined || customer.archived ? [] : [{ customer, change }];
    })
    .sort((a, b) => moveOrder(a) - moveOrder(b));
}

function moveOrder({ change }: Move): number {
  return (
    (movedUp(change.from, change.to) ? 0 : 10) + tierCode(movedUp(change.from, change.to) ? change.to : change.from)
  );
}

/** Who is called because they asked to be, and is in the list as a promise. */
function callbacksOf(owed: readonly PromiseOwed[]): number[] {
  return owed.filter((promise) => promise.kind === 'callback').map((promise) => promise.customerId);
}

async function lastWeek(store: Store, week: Week): Promise<LookBack> {
  const before = { from: addDays(week.from, -7), to: addDays(week.from, -1) };
  const touches = await store.touches.between(before.from, before.to);
  const back = lookBack(touches, await store.promises.between(before.from, before.to), before);
  return { ...back, themes: back.conversations === 0 ? [] : await themesOfWeek(store, before) };
}

const themesShown = 3;

async function themesOfWeek(store: Store, week: Week): Promise<LookBack['themes']> {
  const said = await store.said.words(week);
  if (said.length === 0) return [];
  const { stopWords } = await import('./stop-words.ts');
  const themes = themesOf(said, { stopWords, background: said, most: themesShown });
  return themes.map(({ text, customers }) => ({ text, customers }));
}

/** The zone of this machine's clock (IANA name); where it has none that is known, its clock shows UTC. */
export function timeZoneHere(): string {
  return clockZone() ?? 'UTC';
}

/** What the environment says of the zone, where there is no such zone; an empty TZ means UTC everywhere. */
export function unknownZone({ config }: Context): string | null {
  return clockZone() === null ? config.env('TZ') : null;
}

/** Node answers with nothing, or with a name for it, where TZ names no zone. */
function clockZone(): string | null {
  const zone: string | undefined = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone === undefined || zone === 'Etc/Unknown' ? null : zone;
}
