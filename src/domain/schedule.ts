/** The time at which the weekly list is mailed, written for the programs that start jobs. */
import { addDays, type Day, type Weekday, weekdayNames, weekdayOf } from './day.ts';
import { shellWord } from './shell-word.ts';
import { momentAt, offsetAt } from './zones/on-clock.ts';

/** A weekly time on the wall clock. */
interface WeeklyTime {
  readonly weekday: Weekday;
  readonly hour: number;
  readonly minute: number;
}

/** What to run, argument by argument, and its environment variables. */
export interface CronJob {
  readonly at: WeeklyTime;
  readonly timeZone: string;
  /** The same time on the machine's clock. */
  readonly machine: OnMachineClock;
  readonly command: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

/** Whatever ends a line for one of the programs that read it, or ends the text altogether. */
const lineBreak = /[\0\n\v\f\r\u0085\u2028\u2029]/;

/**
 * The first value with a line break, which would begin a new line in a crontab or a unit file; null when none has one.
 */
export function brokenValue({ timeZone, command, variables }: CronJob): string | null {
  return [...command, ...Object.values(variables), timeZone].find((value) => lineBreak.test(value)) ?? null;
}

/** `monday 6:30`, `mon 06:30`. */
export function parseWeeklyTime(text: string): { readonly value: WeeklyTime } | { readonly problem: string } {
  const match = /^([a-z]{3,9})\s+(\d{1,2}):(\d{2})$/.exec(text.trim().toLowerCase());
  const weekday = match === null ? -1 : weekdayNames.findIndex((name) => name.startsWith(match[1] ?? ''));
  const [hour, minute] = [Number(match?.[2]), Number(match?.[3])];
  if (match === null || weekday < 0 || hour > 23 || minute > 59)
    return { problem: `"${text}" is not a weekday and a time such as "monday 6:30"` };
  return { value: { weekday: weekday as Weekday, hour, minute } };
}

/** The time at which a weekly time of one zone comes on another clock: several, because of summer time. */
interface OnMachineClock {
  readonly timeZone: string;
  readonly times: readonly WeeklyTime[];
}

/** The times the machine's clock shows when it is that time in the zone, within a year after `from`. */
export function onMachineClock(at: WeeklyTime, timeZone: string, machine: string, from: Day): OnMachineClock {
  const times = new Map<string, WeeklyTime>();
  const first = addDays(from, (at.weekday - weekdayOf(from) + 7) % 7);
  for (let week = 0; week < 53; week++) {
    const wall = Date.parse(`${addDays(first, 7 * week)}T${two(at.hour)}:${two(at.minute)}:00Z`);
    const moment = momentAt(wall, timeZone);
    const there = new Date(moment + offsetAt(moment, machine));
    const [weekday, hour, minute] = [there.getUTCDay() as Weekday, there.getUTCHours(), there.getUTCMinutes()];
    times.set(`${weekday} ${hour} ${minute}`, { weekday, hour, minute });
  }
  return { timeZone: machine, times: [...times.values()] };
}

/** Whether the machine's clock shows the same time all year. */
export function isSameClock({ times }: OnMachineClock, at: WeeklyTime): boolean {
  const [one, ...others] = times;
  return others.length === 0 && one?.weekday === at.weekday && one.hour === at.hour && one.minute === at.minute;
}

/** One line for crontab. It does not depend on login settings, and works in sh, csh and fish. */
export function crontabLine({ at, timeZone, command, variables, machine }: CronJob): string {
  const set = Object.entries({ TZ: timeZone, ...variables }).map(([name, value]) => shellWord(`${name}=${value}`));
  const words = ['/usr/bin/env', ...set, ...command.map(shellWord)].join(' ');
  const times = isSameClock(machine, at) ? [at] : machine.times;
  const each = (part: keyof WeeklyTime) =>
    [...new Set(times.map((time) => time[part]))].toSorted((a, b) => a - b).join(',');
  const guarded = isSameClock(machine, at) ? words : `${atThatTimeOnly(at, timeZone)} ${words}`;
  // In a crontab a bare % is a line break.
  return `${each('minute')} ${each('hour')} * * ${each('weekday')} ${guarded.replaceAll('%', '\\%')}`;
}

/**
 * cron only knows the machine's clock: the line fires at each hour that may be right, and the command runs at the right
 * one only.
 */
function atThatTimeOnly({ weekday, hour, minute }: WeeklyTime, timeZone: string): string {
  const now = `${weekday === 0 ? 7 : weekday}${two(hour)}${two(minute)}`;
  return `/bin/sh -c '[ "$(TZ=${timeZone} date +%u%H%M)" = ${now} ] || exit 0; exec "$0" "$@"'`;
}

/** The two files of a systemd timer. */
export function systemdUnits({ at, timeZone, command, variables }: CronJob): { service: string; timer: string } {
  const weekday = weekdayNames[at.weekday].slice(0, 3);
  const set = Object.entries({ TZ: timeZone, ...variables }).map(
    ([name, value]) => `Environment=${unit(`${name}=${value}`)}\n`,
  );
  return {
    service: `[Unit]
Description=cadence mails the weekly list
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
${set.join('')}ExecStart=${command.map(unit).join(' ')}
`,
    timer: `[Unit]
Description=cadence mails the weekly list

[Timer]
OnCalendar=${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} *-*-* ${two(at.hour)}:${two(at.minute)}:00 ${timeZone}
Persistent=true

[Install]
WantedBy=timers.target
`,
  };
}

/** A word of a unit file, where % and $ have a meaning. */
function unit(word: string): string {
  return `"${word.replace(/["\\]/g, '\\$&').replaceAll('%', '%%').replaceAll('$', '$$$$')}"`;
}

/** The property list of a launchd agent. */
export function launchdAgent({ at, timeZone, command, variables }: CronJob): string {
  const entries = Object.entries({ TZ: timeZone, ...variables });
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>cadence.week</string>
  <key>ProgramArguments</key>
  <array>
${command.map((word) => `    <string>${xml(word)}</string>\n`).join('')}  </array>
  <key>EnvironmentVariables</key>
  <dict>
${entries.map(([name, value]) => `    <key>${xml(name)}</key><string>${xml(value)}</string>\n`).join('')}  </dict>
  <key>StartCalendarInterval</key>
  <dict>
    <key>Weekday</key><integer>${at.weekday}</integer>
    <key>Hour</key><integer>${at.hour}</integer>
    <key>Minute</key><integer>${at.minute}</integer>
  </dict>
</dict>
</plist>
`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const two = (number: number) => String(number).padStart(2, '0');

/** Two books may each have a line: the marks name the book. */
function marks(database: string): { begin: string; end: string } {
  return { begin: `# cadence begin: ${database}`, end: `# cadence end: ${database}` };
}

/** The line of this book in a crontab; null when there is none. */
export function lineIn(crontab: string, database: string): string | null {
  const lines = crontab.split('\n');
  const span = spanOf(lines, database);
  if (span === null) return null;
  const inside = lines.slice(span.first + 1, span.last + 1);
  return inside.filter((line) => line !== marks(database).end).join('\n');
}

/** The crontab with this line between its marks, everything else unchanged; null removes line and marks. */
export function withLine(crontab: string, database: string, line: string | null): string {
  const lines = crontab === '' ? [] : crontab.replace(/\n$/, '').split('\n');
  const { begin, end } = marks(database);
  const block = line === null ? [] : [begin, line, end];
  const first = spanOf(lines, database);
  if (first === null && line === null) return crontab;
  lines.splice(first?.first ?? lines.length, first === null ? 0 : first.last - first.first + 1, ...block);
  // Further blocks of this book, left by earlier versions when a mark was lost.
  const after = (first?.first ?? lines.length) + block.length;
  for (let more = spanOf(lines, database, after); more !== null; more = spanOf(lines, database, after))
    lines.splice(more.first, more.last - more.first + 1);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** Lines that mail this book's list outside of the marks: put there by hand, or left over from a block. */
export function strayLines(crontab: string, database: string): string[] {
  return withLine(crontab, database, null)
    .split('\n')
    .filter((line) => mails(line, database));
}

function mails(line: string, database: string): boolean {
  const words = ` --db ${shellWord(database)} week --email`.replaceAll('%', '\\%');
  return !line.trimStart().startsWith('#') && line.includes(words);
}

/** Where the marks are. A begin mark without its end covers a line that mails this book, and no other line. */
function spanOf(lines: readonly string[], database: string, from = 0): { first: number; last: number } | null {
  const { begin, end } = marks(database);
  const first = lines.indexOf(begin, from);
  if (first < 0) return null;
  const last = lines.indexOf(end, first);
  const next = lines.indexOf(begin, first + 1);
  if (last >= 0 && (next < 0 || last < next)) return { first, last };
  return { first, last: mails(lines[first + 1] ?? '', database) ? first + 1 : first };
}
