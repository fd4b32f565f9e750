/**
 * Every setting: its key, what it may be, what it is when nobody set it. The only list; `config`, its help and its
 * checks are made from it.
 */

import type { Tier } from './customer.ts';
import { type Day, parseIsoDay, type Weekday, weekdayNames } from './day.ts';
import { machineSettings } from './machine-settings.ts';
import type { Currency } from './money.ts';
import { defaultIntervals, type Intervals, intervalOf, parseInterval } from './plan/cadence.ts';
import { defaultFringeShare } from './plan/fringe.ts';
import {
  type Calendar,
  type Capacity,
  type DayRange,
  formatDaysOff,
  makeCalendar,
  parseCapacity,
  parseDaysOff,
  parseWorkdays,
} from './plan/workdays.ts';
import { measuredSettings, type Potential, type RankSettings } from './rank/rank-settings.ts';
import { type Parsed, readSettings, type Setting, setting, text } from './setting.ts';

export { type MachineSettings, machineSettings, namedByUser, readMachineSettings } from './machine-settings.ts';
export type { Home, Parsed, Setting } from './setting.ts';

function tierIntervalSetting(tier: Tier): Setting<number> {
  return setting({
    key: `intervals.${tier}`,
    home: 'book',
    about: `the longest we mean to let pass between two conversations with a customer of tier ${tier}`,
    example: `${defaultIntervals[tier]}d`,
    fallback: defaultIntervals[tier],
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

/** `20%` or `20`, as 0.2. */
function parseShare(text: string): Parsed<number> {
  const match = /^(\d{1,3})\s*%?$/.exec(text.trim());
  const share = match === null ? Number.NaN : Number(match[1]) / 100;
  return share <= 1 ? { value: share } : { problem: `"${text}" is not a share from 0% to 100%` };
}

/** `8` where all days are alike, else each day that has room: `mon:4,fri:2`. */
function formatCapacity(capacity: Capacity): string {
  if (capacity.every((calls) => calls === capacity[0])) return String(capacity[0]);
  return weekdayNames.flatMap((name, day) => (capacity[day] ? `${name.slice(0, 3)}:${capacity[day]}` : [])).join(',');
}

/** The largest of a share that was parsed. */
function below(parsed: Parsed<number>, most: number): Parsed<number> {
  if ('problem' in parsed || parsed.value <= most) return parsed;
  return { problem: `it is more than ${percent(most)}` };
}

function parseNumber(text: string, [least, most]: readonly [number, number]): Parsed<number> {
  const value = Number(text.trim());
  return /^\d+(\.\d+)?$/.test(text.trim()) && value >= least && value <= most
    ? { value }
    : { problem: `"${text}" is not a number from ${least} to ${most}` };
}

export interface TierShares {
  /** Where A ends and where B ends, 0 to 1. */
  readonly a: number;
  readonly b: number;
}

/** `80/95`, `80%/95%`. */
function parseTierShares(text: string): Parsed<TierShares> {
  const [a, b, ...rest] = text.split('/').map(parseShare);
  if (a === undefined || b === undefined || rest.length > 0 || 'problem' in a || 'problem' in b) {
    return { problem: `"${text}" is not two shares such as 80/95` };
  }
  if (a.value <= 0 || a.value >= b.value) return { problem: 'A must end above 0 % and before B does' };
  return { value: { a: a.value, b: b.value } };
}

/** `USD=0.92, GBP=1.17`. */
function parseRates(text: string): Parsed<ReadonlyMap<Currency, number>> {
  const rates = new Map<Currency, number>();
  for (const part of text.split(/[,;\s]+/).filter((piece) => piece !== '')) {
    const match = /^([a-z]{3})=(\d+(?:\.\d+)?)$/i.exec(part);
    const rate = Number(match?.[2]);
    if (match === null || !(rate >= 1e-6 && rate <= 1e6)) {
      return { problem: `"${part}" is not a rate such as USD=0.92` };
    }
    rates.set((match[1] ?? '').toUpperCase(), rate);
  }
  return rates.size === 0 ? { problem: 'it is empty' } : { value: rates };
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Days, or `auto` to take them from how often the customers of this book buy. */
function daysSetting(key: string, about: string, [least, most]: readonly [number, number]): Setting<number | null> {
  return setting<number | null>({
    key,
    home: 'book',
    about: `${about}; auto takes it from the rhythm of the book`,
    example: `${2 * least}d`,
    fallback: null,
    parse(text) {
      if (text.trim().toLowerCase() === 'auto') return { value: null };
      const days = /^(\d{1,5})\s*(?:d|days?)?$/i.exec(text.trim());
      const value = Number(days?.[1]);
      return days !== null && value >= least && value <= most
        ? { value }
        : { problem: `"${text}" is neither auto nor ${least} to ${most} days` };
    },
    format: (days) => (days === null ? 'auto' : `${days}d`),
  });
}

function weightSetting(level: Potential): Setting<number> {
  return setting({
    key: `potential.${level}`,
    home: 'book',
    about: `by how much ${level} potential that was promised multiplies the rank`,
    example: String(measuredSettings.potential[level]),
    fallback: measuredSettings.potential[level],
    parse: (text) => parseNumber(text, [1, 100]),
    format: String,
  });
}

/** The settings that live with the book. */
export const bookSettings = {
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
    format: (days) => [...days].map((day) => weekdayNames[day].slice(0, 3)).join(','),
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
    about: "the share of each week's calls that is kept for tier C",
    example: '20%',
    fallback: defaultFringeShare,
    parse: parseShare,
    format: (share) => `${Math.round(share * 100)}%`,
  }),
  intervalA: tierIntervalSetting('A'),
  intervalB: tierIntervalSetting('B'),
  intervalC: tierIntervalSetting('C'),
  product: text('product', 'book', 'what "our product" is called in a call', 'flour'),
  currency: setting<string | null>({
    key: 'currency',
    home: 'book',
    about: 'the currency of amounts that do not say theirs, such as EUR',
    example: 'EUR',
    fallback: null,
    parse: (value) =>
      /^[a-z]{3}$/i.test(value.trim())
        ? { value: value.trim().toUpperCase() }
        : { problem: `"${value}" is not a currency code of three letters such as EUR` },
    format: (value) => value ?? '',
  }),
  country: setting<string | null>({
    key: 'country',
    home: 'book',
    about: 'the country of phone numbers without a prefix and of public holidays, such as DE',
    example: 'DE',
    fallback: null,
    parse: (value) =>
      /^[a-z]{2}$/i.test(value.trim())
        ? { value: value.trim().toUpperCase() }
        : { problem: `"${value}" is not a country code of two letters such as DE` },
    format: (value) => value ?? '',
  }),
  rates: setting<ReadonlyMap<Currency, number>>({
    key: 'rates',
    home: 'book',
    about: 'what one of each other currency is worth in yours, for the ranking: USD=0.92,GBP=1.17',
    example: 'USD=0.92,GBP=1.17',
    fallback: new Map<Currency, number>(),
    parse: parseRates,
    format: (rates) => [...rates].map(([currency, rate]) => `${currency}=${rate}`).join(','),
  }),
  tierShares: setting<TierShares>({
    key: 'tiers',
    home: 'book',
    about: 'the share of all value at which tier A ends, and tier B',
    example: '80/95',
    fallback: { a: measuredSettings.shareA, b: measuredSettings.shareB },
    parse: parseTierShares,
    format: ({ a, b }) => `${percent(a)}/${percent(b)}`,
  }),
  tierBand: setting<number>({
    key: 'tiers.band',
    home: 'book',
    about: 'how far beyond a boundary a value must be before the tier changes',
    example: '25%',
    fallback: measuredSettings.band,
    parse: (value) => below(parseShare(value), 0.9),
    format: percent,
  }),
  halfLife: daysSetting('rank.half-life', 'days after which money counts half', [14, 3650]),
  memory: setting<number>({
    key: 'rank.memory',
    home: 'book',
    about: "after how many of a customer's own gaps an order counts half",
    example: '2',
    fallback: measuredSettings.memory,
    parse: (value) => parseNumber(value, [0.5, 20]),
    format: String,
  }),
  gone: daysSetting('rank.gone', 'days of silence after which a customer counts as gone', [30, 3650]),
  potentialMedium: weightSetting('medium'),
  potentialHigh: weightSetting('high'),
  region: text('region', 'book', 'the region whose public holidays count, such as BY', 'BY'),
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
  script: text('script', 'book', 'the script of a call when no other fits', 'courtesy'),
  scriptA: text('script.A', 'book', 'the script of a call with a customer of tier A', 'yearly-review'),
  scriptB: text('script.B', 'book', 'the script of a call with a customer of tier B', 'courtesy'),
  scriptC: text('script.C', 'book', 'the script of a call with a customer of tier C', 'courtesy'),
  scriptRules: text(
    'script.rules',
    'book',
    'other scripts: "tag:vip mine; first call first-call"',
    'tag:vip mine; first call first-call',
  ),
};

export type BookSettings = { readonly [N in keyof typeof bookSettings]: (typeof bookSettings)[N]['fallback'] };

const allSettings: readonly Setting[] = [
  ...Object.values(bookSettings),
  ...Object.values(machineSettings),
] as unknown as Setting[];

/** Those a person may set. */
export const settableSettings: readonly Setting[] = allSettings.filter((one) => one.derived === undefined);

/** The settings of the book from what is stored; a stored value that no longer parses falls back. */
export function readBookSettings(stored: ReadonlyMap<string, string>): BookSettings {
  return readSettings(bookSettings as unknown as Record<string, Setting>, stored) as BookSettings;
}

export function intervalsOf(settings: BookSettings): Intervals {
  return { A: settings.intervalA, B: settings.intervalB, C: settings.intervalC };
}

/** Days between conversations with this customer; null for no calls on a rhythm. */
export function intervalFor(
  customer: { readonly interval: number | null },
  tier: Tier | null,
  settings: BookSettings,
): number | null {
  return intervalOf({ interval: customer.interval, tier }, intervalsOf(settings));
}

export function rankSettingsOf(settings: BookSettings): RankSettings {
  return {
    shareA: settings.tierShares.a,
    shareB: settings.tierShares.b,
    band: settings.tierBand,
    halfLife: settings.halfLife,
    memory: settings.memory,
    gone: settings.gone,
    potential: { medium: settings.potentialMedium, high: settings.potentialHigh },
  };
}

/** The days for calling, as the book is set. */
export function calendarOf(settings: BookSettings): Calendar {
  const { workdays, capacity, daysOff, holidays } = settings;
  return makeCalendar({ workdays, capacity, daysOff, holidays });
}
