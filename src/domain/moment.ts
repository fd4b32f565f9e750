/** Moments: a day with an hour, as people write it, and the clock on a customer's wall. */
import { type Day, parseDay, weekdayNames } from './day.ts';

export interface Moment {
  readonly day: Day;
  /** `HH:MM`; null when only a day was said. */
  readonly time: string | null;
}

/** Courtesy calls belong into these hours, on the customer's clock. */
export const callingHours = { from: '09:00', until: '17:30' } as const;

/**
 * `tuesday at 10`, `tomorrow 14:30`, `2026-11-24T09:05`, `3pm` (today), or a day alone. Null when it is none of these.
 */
export function parseMoment(text: string, today: Day): Moment | null {
  const words = text.trim();
  const whole = parseDay(words, today);
  if (whole !== null) return { day: whole, time: null };
  const match = /^(.*?)(?:^|[\sT]|\sat\s|\s@\s?)(?:at\s+)?(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|h|o'clock)?$/i.exec(
    words,
  );
  if (match === null) return null;
  const time = timeOf(Number(match[2]), Number(match[3] ?? 0), match[4]?.toLowerCase());
  const dayWords = (match[1] ?? '').replace(/[\s,]*(\bat)?\s*$/, '');
  const day = dayWords === '' ? today : parseDay(dayWords, today);
  return time === null || day === null ? null : { day, time };
}

/** A moment that has been: `friday` is the last one, and what is still to come is no such moment. */
export function parsePastMoment(text: string, today: Day): Moment | null {
  const moment = parseMoment(text, today);
  if (moment === null || moment.day <= today) return moment;
  const isWeekday = weekdayNames.some((name) => name.startsWith(text.trim().slice(0, 3).toLowerCase()));
  return isWeekday ? parseMoment(`last ${text.trim()}`, today) : null;
}

function timeOf(hour: number, minute: number, half: string | undefined): string | null {
  const hours = half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour;
  if (hours > 23 || minute > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `HH:MM` on the clock of a zone, the machine's own when absent. Null when there is no such zone. */
export function clockIn(moment: Date, timeZone?: string): string | null {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(moment);
  } catch {
    return null;
  }
}

/** Whether a call is welcome at that moment where the customer is: on a weekday, within `callingHours`. */
export function isCallingTime(moment: Date, timeZone: string): boolean {
  const clock = clockIn(moment, timeZone);
  if (clock === null) return true;
  const weekday = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short' }).format(moment);
  if (weekday === 'Sat' || weekday === 'Sun') return false;
  return clock >= callingHours.from && clock < callingHours.until;
}
