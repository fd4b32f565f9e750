/** What cadence needs of this machine: time zones, Node, a terminal. */
import type { Context } from '../../context.ts';
import { timeIn } from '../../domain/due.ts';
import { unknownZone } from '../lists/weekly-list.ts';
import { type Finding, ok } from './finding.ts';

/** Narrower than this, lists leave much out. */
const narrow = 40;

type Seen = Pick<Context, 'config' | 'files' | 'io' | 'now' | 'wallClock' | 'zoneHere'>;

export async function machineFindings(ctx: Seen): Promise<Finding[]> {
  const { node } = ctx.files.machine();
  return [...zoneData(ctx), ...zoneOfClock(ctx), ok('Node', node), terminalFinding(ctx)];
}

/** Noon in Greenwich, by the clocks of two places that are easy to know. */
const noon = new Date('2026-07-01T12:00:00Z');
const known = [
  ['America/New_York', '08:00'],
  ['Asia/Kolkata', '17:30'],
] as const;

/** Some builds of Node know no time zones but Greenwich's, and some systems have none installed. */
function zoneData(ctx: Seen): Finding[] {
  const wallClock = ctx.wallClock();
  const wrong = known.find(
    ([zone, time]) => timeIn(noon, zone) !== time || wallClock(zone) !== timeIn(ctx.now(), zone),
  );
  if (wrong === undefined) return [];
  const text = `this machine does not know what time it is in ${wrong[0]}`;
  const todo = 'install the usual Node (nodejs.org) and the system’s time zone data (the package tzdata)';
  return [{ what: 'time zone data', state: 'bad', text, todo }];
}

function zoneOfClock(ctx: Seen): Finding[] {
  const unknown = unknownZone(ctx);
  if (unknown === null) return [];
  const text = `TZ is "${unknown}", which is no time zone: the clock here shows UTC`;
  return [{ what: 'time zone', state: 'look', text, todo: 'set it to one such as TZ=Europe/Berlin, or: unset TZ' }];
}

function terminalFinding(ctx: Seen): Finding {
  const { language, terminal } = ctx.files.machine();
  if (!ctx.io.outIsTerminal) return ok('terminal', 'none: the output is a file or a pipe');
  const screen = `${terminal ?? 'unknown'}, ${ctx.io.width} columns`;
  const look = (text: string, todo: string): Finding => ({ what: 'terminal', state: 'look', text, todo });
  if (language !== null && !/utf-?8/i.test(language))
    return look(`${screen}; its characters are ${language}`, 'choose UTF-8: export LANG=C.UTF-8');
  if (terminal === null || terminal === 'dumb')
    return look(`${screen}: questions are hard to read on it`, 'say what it can do: export TERM=xterm-256color');
  if (ctx.io.width < narrow) return look(screen, `make it wider: lists need ${narrow} columns`);
  return ok('terminal', screen);
}
