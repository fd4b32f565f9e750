/** Reads the weekly list, which `week` shows and mails. */

import { weekBegins } from '../../domain/country-weeks.ts';
import { type Customer, isOwnedBy } from '../../domain/customer.ts';
import { addDays, type Day, toEpochDay } from '../../domain/day.ts';
import { beyond, type DueCall, type DuePromise, type Hidden } from '../../domain/due.ts';
import { owedOn } from '../../domain/owed-here.ts';
import { withFringe } from '../../domain/plan/call-queue.ts';
import { fringeSlotsOn } from '../../domain/plan/fringe.ts';
import type { Calendar } from '../../domain/plan/workdays.ts';
import { tierCode } from '../../domain/rank/tier.ts';
import { movedUp, type TierChange } from '../../domain/rank/tier-change.ts';
import { isInScope } from '../../domain/team.ts';
import { backgroundOf, themesOf } from '../../domain/themes.ts';
import {
  callsIn,
  daysOf,
  type LookBack,
  lookBack,
  type Move,
  spread,
  type Week,
  type WeekDay,
  type WeekList,
  weekFor,
} from '../../domain/week.ts';
import type { CallableRequest, Filter, PlannedAhead } from '../../store/standings.ts';
import type { Store } from '../../store/store.ts';
import type { View } from '../callers/view.ts';
import type { Clocks } from '../settings/clocks.ts';
import { datedIn, inOrderOfDays } from './dates-ahead.ts';
import {
  callbacksOf,
  callingDayOf,
  callsOf,
  type DueRequest,
  dueBy,
  onBothClocks,
  onOurDays,
  promisesOf,
  whomToCall,
} from './due-on.ts';

interface WeeklyListRequest extends Clocks {
  readonly today: Day;
  /** Only this owner's customers; the empty text for those without an owner. */
  readonly owner?: string | undefined;
  readonly view: View;
}

/** The first working day is today's list as `today` shows it; calls it does not hold move on to the next days. */
export async function weekOf(store: Store, asked: WeeklyListRequest): Promise<WeekList> {
  const { today, owner, view } = asked;
  const { settings, calendar, scope } = view;
  const week = weekFor(today, calendar, weekBegins(settings.country, settings.workdays));
  const before = { from: addDays(week.from, -7), to: addDays(week.from, -1) };
  // An hour of a customer may belong to the day before theirs, or after it: a day more on each side.
  const promises = await store.promises.around(addDays(week.to, 1), {
    from: addDays(before.from, -1),
    to: addDays(before.to, 1),
  });
  const filter = { owner, scope };
  const owed = promisesOf(dueBy(week.to, onBothClocks(promises.owed, asked)), filter);
  const laid = await layOut(store, { ...asked, week, calendar, settings, owed, filter });
  const ahead = { from: today > week.from ? today : week.from, to: week.to };
  const dated = await datedIn(store, ahead, { ...settings, calendar });
  const moves = await store.standings.tierChanges({ from: before.from, to: today });
  const called = [...laid.days.values()].flat();
  // All customers in the list, in one query.
  const named = [...called, ...dated.map(({ customerId }) => customerId), ...moves.map(({ customerId }) => customerId)];
  const people = new Map(
    (await store.standings.ranked(today, [...new Set(named)])).map((one) => [one.customer.id, one]),
  );
  const calls = await callsOf(
    store,
    called.flatMap((id) => people.get(id) ?? []),
    { ...asked, invited: laid.invited },
  );
  const writing = await store.standings.writing(today, filter);
  const days = inDays(week, calendar, laid.days, calls);
  const isOurs = ({ customer }: { customer: Customer }) =>
    (owner === undefined || isOwnedBy(customer, owner)) &&
    (scope === undefined || isInScope(scope, customer.owner, null));
  const customerOf = (id: number) => people.get(id)?.customer;
  return {
    ...week,
    today,
    days,
    promises: owner === undefined ? owed : owed.filter(isOurs),
    dates: inOrderOfDays(dated, customerOf).filter(isOurs),
    hidden: { ...beyond(callsIn({ days }), laid), ...laid.hidden, noNumber: writing.left, notNow: 0 },
    writes: writing.to !== 'nobody',
    narrowed: owner !== undefined || scope !== undefined,
    lookBack: await lookedBack(store, before, onOurDays(promises.before, asked)),
    coverage: await store.standings.coverage(today),
    moves: movesOf(moves, customerOf),
  };
}

function inDays(
  week: Week,
  calendar: Calendar,
  laid: ReadonlyMap<Day, readonly number[]>,
  calls: readonly DueCall[],
): WeekDay[] {
  const callOf = new Map(calls.map((call) => [call.customer.id, call]));
  return daysOf(week).map((date) => ({
    date,
    working: calendar.isWorkday(toEpochDay(date)),
    calls: (laid.get(date) ?? []).flatMap((id) => callOf.get(id) ?? []),
  }));
}

interface Laying extends DueRequest {
  readonly week: Week;
  /** Promises due by the end of the week. */
  readonly owed: readonly DuePromise[];
  readonly filter: Filter;
}

interface Laid {
  readonly days: ReadonlyMap<Day, readonly number[]>;
  /** Customers to call for an event on the first day, with the event in words. */
  readonly invited: ReadonlyMap<number, string>;
  /** All calls that wait in this week, counted as in `callable`. */
  readonly total: number;
  readonly more: boolean;
  readonly hidden: Pick<Hidden, 'paused' | 'doNotCall' | 'snoozed'>;
}

/** Whom to call on which day: the first as in `today`; then calls planned for a day, and waiting ones. */
async function layOut(store: Store, laying: Laying): Promise<Laid> {
  const { today, week, calendar, settings, owed } = laying;
  const callingDay = callingDayOf(today, calendar);
  const later = callingDay > week.to ? [] : daysOf({ from: addDays(callingDay, 1), to: week.to });
  const rooms = later.map((date) => ({ date, room: roomOn(date, calendar, owed) }));
  const callbacks = callbacksOf(owed);
  const whom = await whomToCall(store, {
    ...{ ...laying, callingDay },
    promises: dueBy(callingDay, owed),
    ahead: { until: week.to, count: rooms.reduce((sum, { room }) => sum + room, 0), except: callbacks },
  });
  const first = whom.ids.slice(0, whom.room);
  const isFree = (id: number) => !first.includes(id);
  const planned = rooms.map(({ date, room }) => {
    const own = whom.ahead.filter((call) => call.planned === date && isFree(call.id));
    const fringe = inTurn(own, Math.min(room, fringeSlotsOn(date, calendar, settings.fringe)));
    return { date, room, planned: idsOf(withFringe(fringe, own, room)) };
  });
  const { invited, more, paused, doNotCall, snoozed } = whom;
  const rest = whom.rest.filter(isFree);
  const room = planned.reduce((sum, day) => sum + day.room - day.planned.length, 0);
  const known = first.length + rest.length + whom.ahead.length;
  // Customers without a day are only searched when there is room for them and some wait.
  const waiting =
    rest.length < room && whom.totalDue > known
      ? await allWaiting(store, laying, { until: callingDay, count: room, except: [...first, ...callbacks] })
      : rest;
  const days = callingDay > week.to ? new Map() : new Map([[callingDay, first], ...spread(waiting, planned)]);
  return { days, invited, total: whom.totalDue, more, hidden: { paused, doNotCall, snoozed } };
}

async function allWaiting(
  store: Store,
  { today, filter }: Laying,
  wanted: CallableRequest,
): Promise<readonly number[]> {
  return (await store.standings.callable(today, { ...wanted, filter })).ids;
}

function roomOn(date: Day, calendar: Calendar, owed: readonly DuePromise[]): number {
  const promised = owed.filter((due) => owedOn(due) === date).length;
  return Math.max(0, calendar.capacityOn(toEpochDay(date)) - promised);
}

/** A day's calls for the fringe's places: those planned as such first. */
function inTurn(planned: readonly PlannedAhead[], places: number): PlannedAhead[] {
  const ofC = planned.filter(({ tier }) => tier === 'C');
  const asked = (one: PlannedAhead) => one.reason === 'fringe';
  return [...ofC.filter(asked), ...ofC.filter((one) => !asked(one))].slice(0, places);
}

const idsOf = (planned: readonly PlannedAhead[]) => planned.map(({ id }) => id);

/** Moves up to the higher tiers first, the latest first. */
function movesOf(changes: readonly TierChange[], customerOf: (id: number) => Customer | undefined): Move[] {
  return changes
    .flatMap((change) => {
      const customer = customerOf(change.customerId);
      return customer === undefined || customer.archived ? [] : [{ customer, change }];
    })
    .sort((a, b) => moveOrder(a) - moveOrder(b));
}

function moveOrder({ change }: Move): number {
  return (
    (movedUp(change.from, change.to) ? 0 : 10) + tierCode(movedUp(change.from, change.to) ? change.to : change.from)
  );
}

async function lookedBack(store: Store, before: Week, promises: readonly DuePromise[]): Promise<LookBack> {
  const touches = await store.touches.between(before.from, before.to);
  const back = lookBack(
    touches,
    promises.map(({ promise }) => promise),
    before,
  );
  return { ...back, themes: back.conversations === 0 ? [] : await themesOfWeek(store, before) };
}

const themesShown = 3;

async function themesOfWeek(store: Store, week: Week): Promise<LookBack['themes']> {
  const said = await store.customerWords.words(week);
  if (said.length === 0) return [];
  const { speech } = await import('./speech.ts');
  const themes = themesOf(said, backgroundOf(said, speech), themesShown);
  return themes.map(({ text, customers }) => ({ text, customers }));
}
