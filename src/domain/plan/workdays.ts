import {
  type Day,
  fromEpochDay,
  parseIsoDay,
  toEpochDay,
  type Weekday,
  weekdayNames,
  weekdayOfEpochDay,
} from '../day.ts';

/** First and last day, both included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** Calls a day, by weekday (0 Sunday to 6 Saturday). */
export type Capacity = readonly number[];

export interface WorkSettings {
  readonly workdays: ReadonlySet<Weekday>;
  readonly capacity: Capacity;
  /** Days and ranges on which we do not call. */
  readonly daysOff: readonly DayRange[];
  /** Public holidays of all years in question. */
  readonly holidays: ReadonlySet<Day>;
}

/** Which days are for calling, and how many calls each holds. Days are epoch days. */
export interface Calendar {
  capacityOn(day: number): number;
  isWorkday(day: number): boolean;
  /** This many working days after `day`; 0 is the day itself or the next working day. Null: none in two years. */
  workdayAfter(day: number, workingDays: number): number | null;
  /** Calls each day holds, for `length` days. */
  capacities(from: number, length: number): Int32Array;
}

const mostCallsADay = 1000;

export function makeCalendar(settings: WorkSettings): Calendar {
  const closed = new Set([...settings.holidays].map(toEpochDay));
  const ranges = settings.daysOff.map(({ from, to }) => ({ from: toEpochDay(from), to: toEpochDay(to) }));
  const isWorkday = (day: number) =>
    settings.workdays.has(weekdayOfEpochDay(day)) &&
    !closed.has(day) &&
    !ranges.some(({ from, to }) => day >= from && day <= to);
  return calendarOver({
    isWorkday,
    capacityOn: (day) => (isWorkday(day) ? (settings.capacity[weekdayOfEpochDay(day)] ?? 0) : 0),
  });
}

/** A calendar from what it says of each day. */
export function calendarOver({ isWorkday, capacityOn }: Pick<Calendar, 'isWorkday' | 'capacityOn'>): Calendar {
  return {
    isWorkday,
    capacityOn,
    workdayAfter(day, workingDays) {
      let left = workingDays;
      for (let d = workingDays === 0 ? day : day + 1; d <= day + 731; d++) {
        if (isWorkday(d) && --left <= 0) return d;
      }
      return null;
    },
    capacities(from, length) {
      return Int32Array.from({ length }, (_, i) => capacityOn(from + i));
    },
  };
}

type Parsed<T> = { readonly value: T } | { readonly problem: string };

/** `mon-fri`, `mon,tue,thu`, `sun-thu`. */
export function parseWorkdays(text: string): Parsed<ReadonlySet<Weekday>> {
  const days = new Set<Weekday>();
  for (const part of splitList(text)) {
    const [first, last, more] = part.split('-').map((name) => parseWeekday(name));
    if (first == null || last === null || more !== undefined) return { problem: `"${part}" is not a weekday` };
    for (let day = first; ; day = ((day + 1) % 7) as Weekday) {
      days.add(day);
      if (day === (last ?? first)) break;
    }
  }
  return days.size === 0 ? { problem: 'there must be at least one working day' } : { value: days };
}

/** `mon,tue,thu` */
export function formatWorkdays(days: ReadonlySet<Weekday>): string {
  return [...days].map((day) => weekdayNames[day].slice(0, 3)).join(',');
}

/**
 * Calls a day: `8`, by weekday `mon:4,fri:2` (none on the others), `8,fri:4` (8 on the others), or minutes a day by
 * minutes a call: `120m/15m`, `fri:60m/20m`.
 */
export function parseCapacity(text: string): Parsed<Capacity> {
  const parts = splitList(text).map((part) => part.split(':').map((word) => word.trim()));
  let elsewhere = 0;
  const named = new Map<Weekday, number>();
  for (const words of parts) {
    const calls = parseCalls(words.at(-1) ?? '');
    if (calls === null || words.length > 2) {
      return { problem: `"${words.join(':')}" is not a number of calls from 0 to ${mostCallsADay}` };
    }
    const weekday = words.length === 2 ? parseWeekday(words[0] ?? '') : undefined;
    if (weekday === null) return { problem: `"${words[0]}" is not a weekday` };
    if (weekday === undefined) elsewhere = calls;
    else named.set(weekday, calls);
  }
  const value = weekdayNames.map((_, day) => named.get(day as Weekday) ?? elsewhere);
  if (value.every((calls) => calls === 0)) return { problem: 'there must be room for at least one call a week' };
  return { value };
}

/** Days and ranges: `2026-11-27, 2026-12-24..2027-01-02`; empty for none. */
export function parseDaysOff(text: string): Parsed<readonly DayRange[]> {
  const value: DayRange[] = [];
  for (const part of splitList(text)) {
    const [first, last, more] = part.split(/\.\.|\sto\s/).map((word) => parseIsoDay(word.trim()));
    if (first == null || last === null || more !== undefined) {
      return { problem: `"${part}" is neither a day (2026-12-24) nor a range (2026-12-24..2027-01-02)` };
    }
    if (last !== undefined && last < first) return { problem: `"${part}" ends before it begins` };
    value.push({ from: first, to: last ?? first });
  }
  return { value };
}

/** A weekday by at least its first three letters; null for anything else. */
function parseWeekday(text: string): Weekday | null {
  const letters = text.trim().toLowerCase();
  const index = letters.length < 3 ? -1 : weekdayNames.findIndex((name) => name.startsWith(letters));
  return index < 0 ? null : (index as Weekday);
}

function parseCalls(text: string): number | null {
  const minutes = /^(\d{1,4}) ?m(?:in)? ?\/ ?(\d{1,3}) ?m(?:in)?$/.exec(text);
  const calls = minutes === null ? (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN) : quotient(minutes);
  return Number.isFinite(calls) && calls <= mostCallsADay ? calls : null;
}

function quotient(minutes: RegExpExecArray): number {
  return Math.floor(Number(minutes[1]) / Number(minutes[2]));
}

function splitList(text: string): string[] {
  return text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The days and ranges still ahead, joined and sorted, as they are stored. */
export function formatDaysOff(ranges: readonly DayRange[]): string {
  const sorted = [...ranges].sort((a, b) => (a.from < b.from ? -1 : 1));
  const joined: DayRange[] = [];
  for (const range of sorted) {
    const before = joined.at(-1);
    if (before !== undefined && toEpochDay(range.from) <= toEpochDay(before.to) + 1) {
      joined[joined.length - 1] = { from: before.from, to: laterOf(before.to, range.to) };
    } else {
      joined.push(range);
    }
  }
  return joined.map(({ from, to }) => (from === to ? from : `${from}..${to}`)).join(', ');
}

function laterOf(a: Day, b: Day): Day {
  return [a, b].sort()[1] as Day;
}

/** Calls a week over the next 364 days, without holidays and days off. */
export function capacityPerWeek(calendar: Calendar, from: Day): number {
  const year = calendar.capacities(toEpochDay(from), 364);
  return year.reduce((sum, calls) => sum + calls, 0) / 52;
}

/** The first day from this one on that holds a call; null when there is none in two years. */
export function firstCallingDay(calendar: Calendar, from: Day): Day | null {
  for (let day = toEpochDay(from); day <= toEpochDay(from) + 731; day++) {
    if (calendar.capacityOn(day) > 0) return fromEpochDay(day);
  }
  return null;
}

/** The calendar with this share of each day's calls, for `length` days from `from` on. */
export function scaled(
  calendar: Calendar,
  { from, length, share }: { from: number; length: number; share: number },
): Calendar {
  const room = shareOf(calendar.capacities(from, length), share);
  const capacityOn = (day: number) => room[day - from] ?? Math.round(calendar.capacityOn(day) * share);
  return {
    ...calendar,
    capacityOn,
    capacities: (first, days) => Int32Array.from({ length: days }, (_, i) => capacityOn(first + i)),
  };
}

/** Scales each day so that every run of days from the first on has its share; fractions round up. */
function shareOf(calls: Int32Array, share: number): Int32Array {
  let [all, given] = [0, 0];
  return calls.map((some) => {
    all += some;
    const now = Math.ceil(all * share - 1e-9) - given;
    given += now;
    return now;
  });
}
