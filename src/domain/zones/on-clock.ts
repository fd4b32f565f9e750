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

/** The moment (milliseconds) at which the clock of the zone shows this, as if it were written in UTC. */
export function momentAt(wall: number, timeZone: string): number {
  // The clock was put forward or back within that day: the second look has the right side of it.
  return wall - offsetAt(wall - offsetAt(wall, timeZone), timeZone);
}

/** A day and `HH:MM` of one zone as the clock of another shows them; as they are where a zone is not known. */
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
