/** The same moment on the clocks of two zones. */
import { type Day, fromEpochDay } from '../day.ts';

/** Milliseconds by which the zone's clock is ahead of UTC at a moment. */
export function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(moment / 1000) * 1000;
}

/** The moment (milliseconds) at which the zone's clock shows this time, given as if in UTC. */
export function momentAt(wall: number, timeZone: string): number {
  // When the clock changes within that day, the second look-up is on the right side of the change.
  return wall - offsetAt(wall - offsetAt(wall, timeZone), timeZone);
}

/** A day and `HH:MM` of one zone converted to another; unchanged when a zone is unknown. */
export function onClockOf(
  at: { readonly day: Day; readonly time: string },
  { from, to }: { readonly from: string; readonly to: string },
): { day: Day; time: string } {
  try {
    const moment = momentAt(Date.parse(`${at.day}T${at.time}:00Z`), from);
    const there = moment + offsetAt(moment, to);
    return { day: fromEpochDay(Math.floor(there / 86_400_000)), time: new Date(there).toISOString().slice(11, 16) };
  } catch {
    return { day: at.day, time: at.time };
  }
}
