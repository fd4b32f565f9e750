import { type ClockTime, clockHere, clockIn, type WallClock } from '../domain/due.ts';

/** Before 1850 every place had its own time, minutes or hours from Greenwich. */
const longAgo = new Date(Date.UTC(1800, 0, 1));

/**
 * The clocks of all zones at this moment. The first formatter of `Intl` takes 10 ms to load, a third of Node's own
 * start; the C library's way, the variable TZ, takes a fiftieth of that. It changes the whole process's clock, so it is
 * set and reset within one call, with nothing else running in between.
 */
export function wallClock(moment: Date, env: Record<string, string | undefined>): WallClock {
  const known = new Map<string, ClockTime | null>();
  return (timeZone) => {
    if (timeZone === null) return null;
    let time = known.get(timeZone);
    if (time === undefined) {
      time = timeOn(moment, timeZone, env);
      known.set(timeZone, time);
    }
    return time;
  };
}

/** The zone of this machine's clock. Node returns nothing, or a name for nothing, when TZ names no zone. */
export function zoneHere(): string | null {
  const zone: string | undefined = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone === undefined || zone === 'Etc/Unknown' ? null : zone;
}

function timeOn(moment: Date, timeZone: string, env: Record<string, string | undefined>): ClockTime | null {
  if (!/^[A-Za-z]+\/[\w/+-]+$/.test(timeZone)) return clockIn(moment, timeZone);
  const own = env['TZ'];
  try {
    env['TZ'] = timeZone;
    // An unknown name silently means UTC: Intl decides whenever the result looks like UTC.
    if (longAgo.getTimezoneOffset() === 0) return clockIn(moment, timeZone);
    return clockHere(moment);
  } finally {
    if (own === undefined) delete env['TZ'];
    else env['TZ'] = own;
  }
}
