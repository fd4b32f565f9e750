/** Which clock counts: the book's for days and for what is recorded, the caller's own for what is shown. */
import type { Workspace } from '../../context.ts';
import type { Day } from '../../domain/day.ts';
import { type ClockTime, clockHere, timeIn, type WallClock } from '../../domain/due.ts';
import { readMachineSettings } from '../../domain/machine-settings.ts';
import { clock } from '../../domain/moment.ts';
import { type Caller, callerNamed } from '../../domain/team.ts';
import type { Store } from '../../store/store.ts';
import { clockZone } from './time-zone.ts';

export type Clockwork = Pick<Workspace, 'now' | 'wallClock' | 'zoneHere' | 'config'>;

/** The present moment on all clocks. */
export interface Clocks {
  readonly now: Date;
  /** A customer whose zone is unknown is taken to be in the book's. */
  readonly wallClock: WallClock;
  /** Of whoever reads: the caller's zone, else that of the machine. */
  readonly here: ClockTime;
  /** On which touches are recorded. */
  readonly book: ClockTime;
}

/** For this caller, or the one at this machine. */
export async function clocksOf(ctx: Clockwork, store: Store, reader?: Caller): Promise<Clocks> {
  const { zone } = await store.settings.book();
  const [now, clocks] = [ctx.now(), ctx.wallClock()];
  const own = await ownZone(ctx, store, reader);
  const machine = clockHere(now);
  const wallClock: WallClock = (named) => clocks(named ?? zone);
  return { now, wallClock, here: clocks(own) ?? machine, book: clocks(zone) ?? machine };
}

/** The zone of a caller in a team; null for the machine's. */
async function ownZone({ config }: Clockwork, store: Store, reader?: Caller): Promise<string | null> {
  if (reader !== undefined) return reader.zone;
  const team = await store.callers.team();
  return team === null ? null : (callerNamed(team, readMachineSettings(config.entries()).me)?.zone ?? null);
}

/** The zone that calendars are written in, which have to name one. */
export async function readersZone(ctx: Clockwork, store: Store, reader?: Caller): Promise<string> {
  return (await ownZone(ctx, store, reader)) ?? clockZone(ctx);
}

/** `HH:MM` of a moment on the clock of whoever is at this machine. */
export async function timeForReader(ctx: Clockwork, store: Store): Promise<(moment: Date) => string> {
  const own = await ownZone(ctx, store);
  return (moment) => timeIn(moment, own) ?? clock(moment);
}

/** `HH:MM` of now as it is recorded: on the book's clock, to which its days belong. */
export function timeToRecord(ctx: Clockwork, zone: string | null): string {
  return ctx.wallClock()(zone)?.time ?? clock(ctx.now());
}

interface Recorded {
  readonly day: Day;
  readonly time: string | null;
}

/** From the clock of whoever typed it to the book's, and back; the same in a book without a zone. */
export async function clockExchange(
  ctx: Clockwork,
  store: Store,
): Promise<{ readonly toBook: (at: Recorded) => Recorded; readonly toReader: (at: Recorded) => Recorded }> {
  const { zone } = await store.settings.book();
  const own = zone === null ? null : await readersZone(ctx, store);
  if (zone === null || own === null || own === zone) return { toBook: (at) => at, toReader: (at) => at };
  const { onClockOf } = await import('../../domain/zones/on-clock.ts');
  const between = (from: string, to: string) => (at: Recorded) =>
    at.time === null ? at : onClockOf({ day: at.day, time: at.time }, { from, to });
  return { toBook: between(own, zone), toReader: between(zone, own) };
}
