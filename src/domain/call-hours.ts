/** When a customer may be called, by their own clock: `tue-fri 7-10`, `mon-fri 9-12,14-17; sat 10-12`. */
import { weekendOf } from './country-weeks.ts';
import { type Weekday, weekdayNames } from './day.ts';
import { parseWorkdays } from './plan/workdays.ts';

/** `HH:MM`, both included. */
export interface HourSpan {
  readonly from: string;
  readonly until: string;
}

interface Part {
  /** Null for the working days of their country. */
  readonly days: ReadonlySet<Weekday> | null;
  /** Empty for office hours. */
  readonly spans: readonly HourSpan[];
}

/** For customers without hours of their own, on the working days of their country. */
const officeHours: HourSpan = { from: '09:00', until: '17:30' };

type Parsed = { readonly value: string } | { readonly problem: string };

/** Hours as typed, in the form in which they are stored and shown. */
export function parseCallHours(text: string): Parsed {
  const parts = partsOf(text);
  return 'problem' in parts ? parts : { value: parts.value.map(written).join('; ') };
}

export interface WithHours {
  /** As `parseCallHours` gives them; null for office hours. */
  readonly hours: string | null;
  readonly country: string | null;
}

/** The hours of one weekday; empty when the customer is not called on it. */
export function hoursOn({ hours, country }: WithHours, weekday: Weekday): readonly HourSpan[] {
  const parts = hours === null ? usual : stored(hours);
  return parts.flatMap(({ days, spans }) => {
    const isTheirs = days === null ? !weekendOf(country).has(weekday) : days.has(weekday);
    return isTheirs ? (spans.length === 0 ? [officeHours] : spans) : [];
  });
}

/** The weekdays on which the customer may be called. */
export function daysFor(customer: WithHours): ReadonlySet<Weekday> {
  return new Set(weekdays.filter((weekday) => hoursOn(customer, weekday).length > 0));
}

/** The hours of this weekday, or of the next one with hours; empty when no weekday has any. */
export function nextHours(customer: WithHours, weekday: Weekday): readonly HourSpan[] {
  const week = weekdays.map((days) => hoursOn(customer, inWeek(weekday + days)));
  return week.find((spans) => spans.length > 0) ?? [];
}

const weekdays: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

const usual: readonly Part[] = [{ days: null, spans: [] }];

/** A list asks for every customer, and few have hours of their own. */
const known = new Map<string, readonly Part[]>();

function stored(hours: string): readonly Part[] {
  let parts = known.get(hours);
  if (parts === undefined) {
    const parsed = partsOf(hours);
    parts = 'problem' in parsed ? usual : parsed.value;
    known.set(hours, parts);
  }
  return parts;
}

/** Days and hours of one part, as typed. */
interface Typed {
  readonly days: string[];
  readonly hours: string[];
}

function partsOf(text: string): { readonly value: readonly Part[] } | { readonly problem: string } {
  const typed = tidied(text).split(';').flatMap(typedParts);
  if (typed.length === 0) return { problem: 'there are neither days nor hours in it' };
  const parts: Part[] = [];
  for (const { days, hours } of typed) {
    const spans: HourSpan[] = [];
    for (const word of hours) {
      const span = spanOf(word);
      if ('problem' in span) return span;
      spans.push(span);
    }
    const parsed = days.length === 0 ? { value: null } : parseWorkdays(days.join(','));
    if ('problem' in parsed) return parsed;
    parts.push({ days: parsed.value, spans: joined(spans) });
  }
  return { value: parts };
}

/** Days after hours begin the next part: "mon 9-12 fri 14-16". */
function typedParts(group: string): Typed[] {
  const parts: Typed[] = [];
  for (const word of group.split(/[\s,]+/).filter((one) => one !== '')) {
    const isHour = /^\d/.test(word);
    const last = parts.at(-1);
    const part = last === undefined || (!isHour && last.hours.length > 0) ? { days: [], hours: [] } : last;
    if (part !== last) parts.push(part);
    (isHour ? part.hours : part.days).push(word);
  }
  return parts;
}

/** Lower case, one kind of dash, and no spaces within a span or a range of days. */
function tidied(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ ?(?:[-–—]|\bto\b) ?/g, '-')
    .replace(/(\d)\s+(am|pm|h)\b/g, '$1$2');
}

const hour = String.raw`(\d{1,2})(?:[:.h](\d{2}))?h?(am|pm)?`;
const spanForm = new RegExp(`^${hour}-${hour}$`);

function spanOf(word: string): HourSpan | { readonly problem: string } {
  const match = spanForm.exec(word);
  if (match === null) return { problem: `"${word}" is not a time of day such as 9-12 or 14-17:30` };
  const [, fromHour, fromMinute, fromHalf, untilHour, untilMinute, untilHalf] = match;
  // In "2-5pm" both hours are in the afternoon; in "9-5pm" the first is not.
  const isAlike = fromHalf === undefined && untilHalf === 'pm' && Number(fromHour) < Number(untilHour);
  const from = timeOf(fromHour, fromMinute, isAlike ? untilHalf : fromHalf);
  const until = timeOf(untilHour, untilMinute, untilHalf);
  if (from === null || until === null) return { problem: `"${word}": a day has the hours 0 to 24` };
  if (from < until) return { from, until };
  const isMorning = untilHalf === undefined && Number(untilHour) < 12;
  const hint = isMorning ? ` (${untilHour} in the afternoon is ${Number(untilHour) + 12})` : '';
  return { problem: `"${word}" ends before it begins${hint}` };
}

function timeOf(hour: string | undefined, minute: string | undefined, half: string | undefined): string | null {
  const said = Number(hour);
  const hours = half === 'pm' && said < 12 ? said + 12 : half === 'am' && said === 12 ? 0 : said;
  const minutes = Number(minute ?? 0);
  if (minutes > 59 || hours * 60 + minutes > 24 * 60) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** In order, with spans that touch joined. */
function joined(spans: readonly HourSpan[]): readonly HourSpan[] {
  const together: HourSpan[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const before = together.at(-1);
    if (before === undefined || span.from > before.until) together.push(span);
    else
      together[together.length - 1] = {
        from: before.from,
        until: before.until > span.until ? before.until : span.until,
      };
  }
  return together;
}

/** `tue-fri 7-10`; office hours when the customer has none of their own. */
export function hoursInWords({ hours }: Pick<WithHours, 'hours'>): string {
  return hours ?? `${officeHours.from} to ${officeHours.until} on working days`;
}

function written({ days, spans }: Part): string {
  return [...(days === null ? [] : [daysInWords(days)]), ...(spans.length === 0 ? [] : [spansInWords(spans)])].join(
    ' ',
  );
}

function spansInWords(spans: readonly HourSpan[]): string {
  return spans.map(({ from, until }) => `${hourInWords(from)}-${hourInWords(until)}`).join(',');
}

/** `7`, `17:30`. */
function hourInWords(time: string): string {
  return time.endsWith(':00') ? String(Number(time.slice(0, 2))) : `${Number(time.slice(0, 2))}${time.slice(2)}`;
}

const inWeek = (day: number) => (day % 7) as Weekday;

/** `tue-fri`, `mon,wed`, `sun-thu`: from Monday on, three days in a row as a range. */
function daysInWords(days: ReadonlySet<Weekday>): string {
  const name = (day: number) => (weekdayNames[day % 7] ?? '').slice(0, 3);
  if (days.size === 7) return 'mon-sun';
  const has = (day: number) => days.has(inWeek(day));
  const starts = [1, 2, 3, 4, 5, 6, 7].filter((day) => has(day) && !has(day + 6));
  return starts
    .flatMap((start) => {
      let end = start;
      while (has(end + 1)) end++;
      if (end - start >= 2) return [`${name(start)}-${name(end)}`];
      return start === end ? [name(start)] : [name(start), name(end)];
    })
    .join(',');
}
