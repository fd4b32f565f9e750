/** Moments: a day with a time, as people write it. */
import { atCallingHour } from './clock-words.ts';
import { type Day, weekdayNames } from './day.ts';
import { inEnglish } from './foreign-day.ts';
import { parseDay } from './written-day.ts';

export interface Moment {
  readonly day: Day;
  /** `HH:MM`; null when only a day was said. */
  readonly time: string | null;
}

/** The time to call at when only a part of the day was given. */
const partOfDay: Readonly<Record<string, string>> = {
  morning: '10:00',
  noon: '12:00',
  afternoon: '14:00',
  evening: '17:00',
};

/**
 * `tuesday at 10`, `tomorrow 14:30`, `2026-11-24T09:05`, `3pm` (today), `friday morning`, or a day alone. An hour without
 * its half of the day is one at which people are called: `at 3` is 15:00, `3am` and `03:00` are at night. Null when it is
 * none of these.
 */
export function parseMoment(text: string, today: Day): Moment | null {
  const english = momentIn(text, today);
  if (english !== null) return english;
  const translated = inEnglish(text);
  return translated === null ? null : momentIn(translated, today);
}

function momentIn(text: string, today: Day): Moment | null {
  const words = text
    .trim()
    .replace(/^tonight$/i, 'today evening')
    .replace(/^this (morning|afternoon|evening)$/i, 'today $1');
  const whole = parseDay(words, today);
  if (whole !== null) return { day: whole, time: null };
  const part = /^(.+?),? (?:in the |at )?(morning|noon|afternoon|evening)$/i.exec(words);
  const partOf = part === null ? null : parseDay(part[1] ?? '', today);
  if (partOf !== null) return { day: partOf, time: partOfDay[part?.[2]?.toLowerCase() ?? ''] ?? null };
  const match = /^(.*?)(?:^|[\sT]|\s@\s?)(?:at\s+)?(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|h|o'clock)?$/i.exec(words);
  if (match === null) return null;
  const time = timeOf(match[2] ?? '', Number(match[3] ?? 0), match[4]?.toLowerCase());
  const dayWords = (match[1] ?? '').replace(/(?<![\s,])[\s,]+$/, '');
  const day = dayWords === '' ? today : parseDay(dayWords, today);
  return time === null || day === null ? null : { day, time };
}

/** A moment in the past: `friday` is the last one; future moments are refused. */
export function parsePastMoment(text: string, today: Day): Moment | null {
  const moment = parseMoment(text, today);
  if (moment === null || moment.day <= today) return moment;
  const isWeekday = weekdayNames.some((name) => name.startsWith(text.trim().slice(0, 3).toLowerCase()));
  return isWeekday ? parseMoment(`last ${text.trim()}`, today) : null;
}

/** `written` as figures: a zero in front tells the hours of the day from those of a clock. */
function timeOf(written: string, minute: number, half: string | undefined): string | null {
  const hour = hourOf(written, half);
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function hourOf(written: string, half: string | undefined): number {
  const hour = Number(written);
  if (half === 'am') return hour === 12 ? 0 : hour;
  if (half === 'pm') return hour < 12 ? hour + 12 : hour;
  return written.startsWith('0') ? hour : atCallingHour(hour * 60) / 60;
}

/** `HH:MM` on the clock of this machine. */
export function clock(moment: Date): string {
  return [moment.getHours(), moment.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
