/** The weekly list as a value: what it contains, not how it looks. */
import type { Coverage } from './coverage.ts';
import type { Customer } from './customer.ts';
import { addDays, type Day, daysBetween, isoWeekOf, toEpochDay, type Weekday, weekStart } from './day.ts';
import type { DueCall, DuePromise, Hidden } from './due.ts';
import type { Occasion } from './plan/occasions.ts';
import type { Calendar } from './plan/workdays.ts';
import { isLetGo, type PromiseOwed } from './promise.ts';
import { range } from './range.ts';
import type { TierChange } from './rank/tier-change.ts';
import { isConversation, isOwnCall, type Touch } from './touch.ts';

/** Seven days; the country decides which comes first. */
export interface Week {
  readonly from: Day;
  readonly to: Day;
}

/** The week of this day as long as it has a working day left; then the next one, while there is time to prepare. */
export function weekFor(today: Day, calendar: Pick<Calendar, 'isWorkday'>, first: Weekday): Week {
  const begins = weekStart(today, first);
  const left = daysOf({ from: today, to: addDays(begins, 6) });
  const from = left.some((day) => calendar.isWorkday(toEpochDay(day))) ? begins : addDays(begins, 7);
  return { from, to: addDays(from, 6) };
}

export function daysOf({ from, to }: Week): Day[] {
  return range(0, daysBetween(from, to)).map((days) => addDays(from, days));
}

export interface WeekDay {
  readonly date: Day;
  /** False on weekends, holidays and days off. */
  readonly working: boolean;
  readonly calls: readonly DueCall[];
}

/** A yearly date of a customer, with the day by which a card must be posted. */
export interface UpcomingDate {
  readonly customer: Customer;
  readonly occasion: Occasion;
}

/** A customer who moved to another tier. */
export interface Move {
  readonly customer: Customer;
  readonly change: TierChange;
}

/** How the week before went. */
export interface LookBack {
  readonly calls: number;
  readonly conversations: number;
  /** Closed in that week. */
  readonly promisesKept: number;
  /** Due in that week and still open at its end. */
  readonly promisesBroken: number;
  /** What customers mentioned most, with the number of customers. */
  readonly themes: readonly { readonly text: string; readonly customers: number }[];
}

export interface WeekList extends Week {
  /** The day the list was made. */
  readonly today: Day;
  readonly days: readonly WeekDay[];
  readonly promises: readonly DuePromise[];
  readonly dates: readonly UpcomingDate[];
  readonly hidden: Hidden;
  /** Most of the book has no phone number: the list says whom to write to. */
  readonly writes: boolean;
  /** Only some of the book's customers were asked about, such as those of one caller. */
  readonly narrowed: boolean;
  readonly lookBack: LookBack;
  readonly coverage: Coverage;
  /** Moves between tiers since the Monday before. */
  readonly moves: readonly Move[];
}

interface DayRoom {
  readonly date: Day;
  /** Customers planned for this day, the most pressing first. */
  readonly planned: readonly number[];
  /** How many calls the day holds. */
  readonly room: number;
}

/**
 * Which customers to call on which day. A day keeps the calls planned for it, up to its room; calls left over from
 * earlier days get the remaining room, the most pressing first.
 */
export function spread(waiting: readonly number[], days: readonly DayRoom[]): Map<Day, number[]> {
  const laid = new Map<Day, number[]>();
  const queue = [...waiting];
  for (const { date, planned, room } of days) {
    const own = planned.slice(0, Math.max(0, room));
    laid.set(date, [...own, ...queue.splice(0, Math.max(0, room - own.length))]);
    queue.push(...planned.slice(own.length));
  }
  return laid;
}

export function lookBack(
  touches: readonly Touch[],
  promises: readonly PromiseOwed[],
  week: { from: Day; to: Day },
): Omit<LookBack, 'themes'> {
  const within = (day: Day | null) => day !== null && day >= week.from && day <= week.to;
  const held = promises.filter((promise) => !isLetGo(promise));
  return {
    calls: touches.filter(isOwnCall).length,
    conversations: touches.filter((touch) => isConversation(touch) && !touch.imported).length,
    promisesKept: held.filter((promise) => within(promise.toldOn)).length,
    promisesBroken: held.filter(
      (promise) => within(promise.due) && (promise.toldOn === null || promise.toldOn > week.to),
    ).length,
  };
}

export function callsIn(list: Pick<WeekList, 'days'>): number {
  return list.days.reduce((sum, day) => sum + day.calls.length, 0);
}

/** How much of a day is shown so that the week fits on a screen: the first in full, the others by their best calls. */
export interface ShownDay {
  readonly day: WeekDay;
  readonly calls: readonly DueCall[];
  /** With the customer's last words. */
  readonly full: boolean;
  readonly more: number;
}

const callsOfALaterDay = 5;

/** The days with calls, shortened unless `all`; the rest is counted. */
export function shownDays(list: Pick<WeekList, 'days'>, all: boolean): ShownDay[] {
  return list.days
    .filter((day) => day.calls.length > 0)
    .map((day, i) => {
      const calls = all || i === 0 ? day.calls : day.calls.slice(0, callsOfALaterDay);
      return { day, calls, full: all || i === 0, more: day.calls.length - calls.length };
    });
}

/** `2026-W48`: the name of a week's list is the ISO week that has most of its days. */
export function weekName(list: Pick<WeekList, 'from'>): string {
  return isoWeekOf(addDays(list.from, 3));
}
