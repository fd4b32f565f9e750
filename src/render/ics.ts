/** A calendar to import: events keep their names, so that importing it again moves them instead of doubling them. */
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { Day } from '../domain/day.ts';
import { plain } from './text.ts';

export interface CalendarEvent {
  /** The same for the same thing in every calendar of this book. */
  readonly uid: string;
  readonly day: Day;
  /** `HH:MM` on the wall clock of the calendar's zone; null for the whole day. */
  readonly time: string | null;
  readonly minutes: number;
  readonly title: string;
  readonly lines: readonly string[];
  /** It no longer exists: importing calendars remove it. */
  readonly cancelled?: boolean;
}

interface CalendarFacts {
  readonly name: string;
  /** IANA name of the times' zone. */
  readonly timeZone: string;
  readonly now: Date;
  /** Of two calendars, the higher number wins. */
  readonly sequence: number;
}

export function calendarIcs(
  events: readonly CalendarEvent[],
  { name, timeZone, now, sequence }: CalendarFacts,
): string {
  const zone = zoneBlock(timeZone);
  const calendar = ical({ name: plain(name), prodId: '//cadence//EN', method: ICalCalendarMethod.PUBLISH });
  // Without a name: with one, the library would write DTSTAMP in that zone, and it must be UTC.
  if (zone !== null) calendar.timezone({ name: null, generator: () => zone.block });
  for (const event of events) {
    // Without a zone designator the library keeps the wall-clock time.
    const start = `${event.day}T${event.time ?? '12:00'}:00`;
    calendar.createEvent({
      id: event.uid,
      sequence,
      stamp: now,
      start,
      ...(event.time === null ? { allDay: true } : { end: after(start, event.minutes) }),
      timezone: zone?.id ?? null,
      summary: plain(event.title),
      description: event.lines.map(plain).join('\n'),
      transparency: ICalEventTransparency.TRANSPARENT,
      status: event.cancelled ? ICalEventStatus.CANCELLED : null,
    });
  }
  return calendar.toString();
}

function after(start: string, minutes: number): string {
  const whole = Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16)) + minutes;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${start.slice(0, 11)}${two(Math.floor(whole / 60))}:${two(whole % 60)}:00`;
}

/** A zone's rules in the calendar's form; null for a zone unknown to the library. */
function zoneBlock(timeZone: string): { id: string; block: string } | null {
  const [block] = tzlib_get_ical_block(timeZone);
  const id = /^TZID:(.+?)\r?$/m.exec(block ?? '')?.[1];
  return block === undefined || id === undefined ? null : { id, block };
}
