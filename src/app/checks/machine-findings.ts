/** What cadence needs of this machine: time zones and Node. */
import type { Workspace } from '../../context.ts';
import { timeIn } from '../../domain/due.ts';
import { unknownZone } from '../settings/time-zone.ts';
import { type Finding, ok } from './finding.ts';

type Seen = Pick<Workspace, 'config' | 'files' | 'now' | 'wallClock' | 'zoneHere'>;

export async function machineFindings(ctx: Seen): Promise<Finding[]> {
  const { node } = ctx.files.machine();
  return [...zoneData(ctx), ...zoneOfClock(ctx), ok('Node', node)];
}

/** Noon in Greenwich, on the clocks of two well-known places. */
const noon = new Date('2026-07-01T12:00:00Z');
const known = [
  ['America/New_York', '08:00'],
  ['Asia/Kolkata', '17:30'],
] as const;

/** Some builds of Node only know UTC, and some systems have no time zones installed. */
function zoneData(ctx: Seen): Finding[] {
  const wallClock = ctx.wallClock();
  const wrong = known.find(
    ([zone, time]) => timeIn(noon, zone) !== time || wallClock(zone)?.time !== timeIn(ctx.now(), zone),
  );
  if (wrong === undefined) return [];
  const text = `this machine does not know what time it is in ${wrong[0]}`;
  const todo = 'install the usual Node (nodejs.org) and the system’s time zone data (the package tzdata)';
  return [{ what: 'time zone data', state: 'bad', text, todo }];
}

function zoneOfClock(ctx: Seen): Finding[] {
  const unknown = unknownZone(ctx);
  if (unknown === null) return [];
  const text = `TZ is "${unknown}", which is not a time zone: the clock here shows UTC`;
  return [{ what: 'time zone', state: 'look', text, todo: 'set it to one such as TZ=Europe/Berlin, or: unset TZ' }];
}
