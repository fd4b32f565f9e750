import type { ClockTime, WallClock } from '../domain/due.ts';
import { type ClocksFor, clocksFor } from '../domain/owed-here.ts';

/** What a store knows of the world around the book. */
export interface Surroundings {
  readonly now: () => Date;
  /** The user of the command, for the history. */
  readonly by?: () => string | null;
  readonly clocks?: () => KnownClocks;
}

/** The clocks of all zones at this moment, and this machine's own. */
interface KnownClocks {
  readonly all: WallClock;
  readonly machine: ClockTime;
}

/** Where nobody says what clocks show, customers are taken to be in the book's zone. */
export const oneClock: ClocksFor = () => ({ there: null, here: { time: '00:00', weekday: 0 } });

/** In a book of this zone. Most operations need no clocks: they are looked at when the first customer's are. */
export function clocksIn(zone: string | null, clocks: Surroundings['clocks']): ClocksFor {
  if (clocks === undefined) return oneClock;
  let known: ClocksFor | null = null;
  const look = () => {
    const { all, machine } = clocks();
    return clocksFor(all, zone, machine);
  };
  return (timeZone) => {
    known ??= look();
    return known(timeZone);
  };
}
