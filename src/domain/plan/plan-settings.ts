/** What a book says about when its customers are called. */
import type { Tier } from '../customer.ts';
import { type Day, parseIsoDay, type Weekday, weekdayNames } from '../day.ts';
import { share } from '../option-types.ts';
import { onOrOff, type Parsed, type Setting, type SettingsIn, setting } from '../setting.ts';
import { defaultFirstWithin, defaultIntervals, type Intervals, intervalOf, parseInterval } from './cadence.ts';
import { defaultFringeShare } from './fringe.ts';
import {
  type Calendar,
  type Capacity,
  type DayRange,
  formatDaysOff,
  formatWorkdays,
  makeCalendar,
  parseCapacity,
  parseDaysOff,
  parseWorkdays,
} from './workdays.ts';

function tierIntervalSetting(tier: Tier): Setting<number> {
  return setting({
    key: `intervals.${tier}`,
    home: 'book',
    about: `the longest time between two conversations with a customer of tier ${tier}`,
    example: `${defaultIntervals[tier]}d`,
    fallback: defaultIntervals[tier],
    parse: parseTierInterval,
    format: (value) => `${value}d`,
  });
}

function firstCallSetting(tier: Tier): Setting<number> {
  return setting({
    key: `first-calls.${tier}`,
    home: 'book',
    about: `how many days new customers of tier ${tier} may wait for their first call`,
    example: `${defaultFirstWithin[tier]}d`,
    fallback: defaultFirstWithin[tier],
    parse: parseTierInterval,
    format: (value) => `${value}d`,
  });
}

/** A tier's interval; unlike a customer's own it cannot be "none". */
function parseTierInterval(text: string): Parsed<number> {
  const parsed = parseInterval(text);
  if ('problem' in parsed) return parsed;
  return parsed.days > 0 ? { value: parsed.days } : { problem: 'a tier needs an interval' };
}

/** `8` where all days are alike, else each day that has room: `mon:4,fri:2`. */
export function formatCapacity(capacity: Capacity): string {
  if (capacity.every((calls) => calls === capacity[0])) return String(capacity[0]);
  return weekdayNames.flatMap((name, day) => (capacity[day] ? `${name.slice(0, 3)}:${capacity[day]}` : [])).join(',');
}

export const planSettings = {
  capacity: setting<Capacity>({
    key: 'capacity',
    home: 'book',
    about: 'calls a working day: 8, or by weekday mon:4,fri:2, or minutes a day by minutes a call 120m/15m',
    example: 'mon:4,fri:2',
    fallback: Array<number>(7).fill(8),
    parse: parseCapacity,
    format: formatCapacity,
  }),
  workdays: setting<ReadonlySet<Weekday>>({
    key: 'workdays',
    home: 'book',
    about: 'the days on which we call, such as mon-fri or mon,wed',
    example: 'mon-fri',
    fallback: new Set<Weekday>([1, 2, 3, 4, 5]),
    parse: parseWorkdays,
    format: formatWorkdays,
  }),
  daysOff: setting<readonly DayRange[]>({
    key: 'days-off',
    home: 'book',
    about: 'days without calls: 2026-11-27, 2026-12-24..2027-01-02',
    example: '2026-11-27, 2026-12-24..2027-01-02',
    fallback: [],
    parse: parseDaysOff,
    format: formatDaysOff,
  }),
  fringe: setting<number>({
    key: 'fringe',
    home: 'book',
    about: "the share of each week's calls that is reserved for tier C",
    example: '20%',
    fallback: defaultFringeShare,
    parse: share().parse,
    format: (share) => `${Math.round(share * 100)}%`,
  }),
  leveling: setting<boolean>({
    key: 'leveling',
    home: 'book',
    about: 'spread calls evenly over the days they may be made; off: each near its usual day, first calls at once',
    example: 'off',
    fallback: true,
    parse: onOrOff,
    format: (value) => (value ? 'on' : 'off'),
  }),
  intervalA: tierIntervalSetting('A'),
  intervalB: tierIntervalSetting('B'),
  intervalC: tierIntervalSetting('C'),
  firstA: firstCallSetting('A'),
  firstB: firstCallSetting('B'),
  firstC: firstCallSetting('C'),
  holidays: setting<ReadonlySet<Day>>({
    key: 'holidays',
    home: 'book',
    about: 'the public holidays of the country and region',
    example: '',
    derived: true,
    fallback: new Set<Day>(),
    parse: (value) => ({ value: new Set(value.split(' ').flatMap((day) => parseIsoDay(day) ?? [])) }),
    format: (days) => [...days].join(' '),
  }),
};

type PlanSettings = SettingsIn<typeof planSettings>;

/** Days in which the first call of a customer of each tier belongs. */
export function firstWithin(settings: Pick<PlanSettings, 'firstA' | 'firstB' | 'firstC'>): Intervals {
  return { A: settings.firstA, B: settings.firstB, C: settings.firstC };
}

export function intervalsOf(settings: Pick<PlanSettings, 'intervalA' | 'intervalB' | 'intervalC'>): Intervals {
  return { A: settings.intervalA, B: settings.intervalB, C: settings.intervalC };
}

/** Days between conversations with this customer; null for no regular calls. */
export function intervalFor(
  customer: { readonly interval: number | null },
  tier: Tier | null,
  settings: Pick<PlanSettings, 'intervalA' | 'intervalB' | 'intervalC'>,
): number | null {
  return intervalOf({ interval: customer.interval, tier }, intervalsOf(settings));
}

/** The days for calling, as the book is set. */
export function calendarOf(settings: Pick<PlanSettings, 'workdays' | 'capacity' | 'daysOff' | 'holidays'>): Calendar {
  const { workdays, capacity, daysOff, holidays } = settings;
  return makeCalendar({ workdays, capacity, daysOff, holidays });
}
