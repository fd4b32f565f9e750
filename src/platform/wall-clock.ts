import { type ClockTime, clockHere, clockIn, type WallClock } from '../domain/due.ts';

/** Before 1850 every place kept its own time, a few minutes or hours from Greenwich. */
const longAgo = new Date(Date.UTC(1800, 0, 1));

/**
 * The wall clocks of the world at this moment. The first formatter of `Intl` takes 10 ms to load, a third of what Node
 * itself takes to start; the C library's own way, the variable TZ, takes a fiftieth of that. It is the whole process's
 * clock, so it is set and put back within one call, with nothing else running in between.
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

/** The zone of this machine's clock. Node answers with nothing, or with a name for it, where TZ names no zone. */
export function zoneHere(): string | null {
  const zone: string | undefined = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone === undefined || zone === 'Etc/Unknown' ? null : zone;
}

function timeOn(moment: Date, timeZone: string, env: Record<string, string | undefined>): ClockTime | null {
  if (!/^[A-Za-z]+\/[\w/+-]+$/.test(timeZone)) return clockIn(moment, timeZone);
  const own = env['TZ'];
  try {
    env['TZ'] = timeZone;
    // A name that is not known is taken for UTC without a word: so is left to Intl whatever looks like UTC.
    if (longAgo.getTimezoneOffset() === 0) return clockIn(moment, timeZone);
    return clockHere(moment);
  } finally {
    if (own === undefined) delete env['TZ'];
    else env['TZ'] = own;
  }
}
