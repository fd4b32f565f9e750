import { type Day, dayOf } from '../day.ts';
import type { Moment } from '../moment.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The moment in a `Date:` header on the sender's clock: `Mon, 30 Nov 2026 09:12:00 +0100`. */
export function writtenOn(header: string): Moment | null {
  const [, day, month = '', year, hour, minute] =
    /(?:^|[\s,])(\d{1,2}) ([a-z]{3})[a-z]{0,6} (\d{4}) (\d{1,2}):(\d{2})/i.exec(header.replaceAll(/\s+/g, ' ')) ?? [];
  const found = dayOf(Number(year), months.indexOf(month.toLowerCase()) + 1, Number(day));
  if (found === null || Number(hour) > 23 || Number(minute) > 59) return null;
  return { day: found, time: `${hour?.padStart(2, '0')}:${minute}` };
}

/** The day on which the calls were made: that of the answer, unless it lies before the list or in the future. */
export function dayOfCalls(
  written: Moment | null,
  { from, today }: { readonly from: Day; readonly today: Day },
): Moment | null {
  return written === null || written.day > today || written.day < from ? null : written;
}
