/** The time at which the weekly list is mailed, written for the programs that start jobs. */
import { capital } from './capital.ts';
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
  /** What reads the answers every quarter of an hour; null where they come into no mailbox. */
  readonly reading: readonly string[] | null;
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

/** What reads the answers runs so often, in minutes. */
export const readingEvery = 15;

/** The lines for crontab: the list once a week, and the reading of its answers where they come into a mailbox. */
export function crontabLines(job: CronJob): string {
  const { reading } = job;
  if (reading === null) return crontabLine(job);
  const words = commandWords(job, reading).replaceAll('%', '\\%');
  return `${crontabLine(job)}\n*/${readingEvery} * * * * ${words}`;
}

/** In sh, csh and fish, without anything that a login sets. */
function commandWords({ timeZone, variables }: CronJob, command: readonly string[]): string {
  const set = Object.entries({ TZ: timeZone, ...variables }).map(([name, value]) => shellWord(`${name}=${value}`));
  return ['/usr/bin/env', ...set, ...command.map(shellWord)].join(' ');
}

/** One line for crontab. It does not depend on login settings, and works in sh, csh and fish. */
function crontabLine(job: CronJob): string {
  const { at, timeZone, machine } = job;
  const words = commandWords(job, job.command);
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
interface SystemdUnits {
  readonly service: string;
  readonly timer: string;
}

export function systemdUnits(job: CronJob): SystemdUnits {
  const { at, timeZone, command } = job;
  const weekday = weekdayNames[at.weekday].slice(0, 3);
  const when = `${capital(weekday)} *-*-* ${two(at.hour)}:${two(at.minute)}:00 ${timeZone}`;
  return unitsOf(job, { what: 'mails the weekly list', command, when });
}

/** Of the timer that reads the answers; null where they come into no mailbox. */
export function systemdReading(job: CronJob): SystemdUnits | null {
  const { reading } = job;
  const when = `*:0/${readingEvery}`;
  return reading === null ? null : unitsOf(job, { what: 'reads answers to the weekly list', command: reading, when });
}

function unitsOf(
  { timeZone, variables }: CronJob,
  { what, command, when }: { what: string; command: readonly string[]; when: string },
): SystemdUnits {
  const set = Object.entries({ TZ: timeZone, ...variables }).map(
    ([name, value]) => `Environment=${unit(`${name}=${value}`)}\n`,
  );
  return {
    service: `[Unit]
Description=cadence ${what}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
${set.join('')}ExecStart=${command.map(unit).join(' ')}
`,
    timer: `[Unit]
Description=cadence ${what}

[Timer]
OnCalendar=${when}
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
export function launchdAgent(job: CronJob): string {
  const { weekday, hour, minute } = job.at;
  return agentOf(job, {
    label: 'cadence.week',
    command: job.command,
    when: `  <key>StartCalendarInterval</key>
  <dict>
    <key>Weekday</key><integer>${weekday}</integer>
    <key>Hour</key><integer>${hour}</integer>
    <key>Minute</key><integer>${minute}</integer>
  </dict>
`,
  });
}

/** Of the agent that reads the answers; null where they come into no mailbox. */
export function launchdReading(job: CronJob): string | null {
  const { reading } = job;
  const when = `  <key>StartInterval</key><integer>${readingEvery * 60}</integer>\n`;
  return reading === null ? null : agentOf(job, { label: 'cadence.replies', command: reading, when });
}

function agentOf(
  { timeZone, variables }: CronJob,
  { label, command, when }: { label: string; command: readonly string[]; when: string },
): string {
  const entries = Object.entries({ TZ: timeZone, ...variables });
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>${label}</string>
  <key>ProgramArguments</key>
  <array>
${command.map((word) => `    <string>${xml(word)}</string>\n`).join('')}  </array>
  <key>EnvironmentVariables</key>
  <dict>
${entries.map(([name, value]) => `    <key>${xml(name)}</key><string>${xml(value)}</string>\n`).join('')}  </dict>
${when}</dict>
</plist>
`;
}

export function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export const two = (number: number) => String(number).padStart(2, '0');

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
  const words = ['--email', '--read-replies'].map((option) =>
    ` --db ${shellWord(database)} week ${option}`.replaceAll('%', '\\%'),
  );
  return !line.trimStart().startsWith('#') && words.some((one) => line.includes(one));
}

/** Where the marks are. A begin mark without its end covers the lines below it that mail this book or read its answers. */
function spanOf(lines: readonly string[], database: string, from = 0): { first: number; last: number } | null {
  const { begin, end } = marks(database);
  const first = lines.indexOf(begin, from);
  if (first < 0) return null;
  const last = lines.indexOf(end, first);
  const next = lines.indexOf(begin, first + 1);
  if (last >= 0 && (next < 0 || last < next)) return { first, last };
  let covered = first;
  while (mails(lines[covered + 1] ?? '', database)) covered += 1;
  return { first, last: covered };
}
