/** The job that mails the weekly list, and the crontab it stands in. */
import type { Workspace } from '../../context.ts';
import { readBookSettings } from '../../domain/book-settings.ts';
import { weekdayNames } from '../../domain/day.ts';
import { brokenValue, isSameClock, type Job, onMachineClock, parseWeeklyTime } from '../../domain/schedule.ts';
import { UsageError, UserError } from '../../errors.ts';
import { saltOf } from '../../store/copies.ts';
import { clockZone, machineZone, unknownZone, zonesOf } from '../settings/time-zone.ts';

interface JobRequest {
  /** The weekday and time, on this machine's clock. */
  readonly at: string;
  readonly eachOwner?: boolean;
}

/** Everything the job needs is written into it: what runs it at night has no login, no shell and no settings of yours. */
export async function jobOf(ctx: Workspace, options: JobRequest): Promise<Job> {
  const at = parseWeeklyTime(options.at);
  if ('problem' in at) throw new UsageError(at.problem);
  const { database } = ctx.files;
  if ((await ctx.files.facts(database))?.kind === 'folder')
    throw new UserError(`${database} is a folder`, { hint: 'name a book with --db FILE' });
  const unknown = unknownZone(ctx);
  if (unknown !== null)
    throw new UserError(`TZ is "${unknown}", which is no time zone, so nobody knows when that is`, {
      hint: 'set it to one such as TZ=Europe/Berlin, or take it away: unset TZ',
    });
  const certificates = ctx.config.env('CADENCE_CA_FILE');
  const timeZone = clockZone(ctx);
  const job: Job = {
    at: at.value,
    timeZone,
    machine: onMachineClock(at.value, timeZone, (await machineZone(ctx)) ?? timeZone, ctx.today),
    command: [
      ...ctx.programs.self,
      ...['--db', database, 'week', '--email', '--quiet'],
      ...(options.eachOwner ? ['--each-owner'] : []),
    ],
    variables: {
      CADENCE_CONFIG: ctx.config.path,
      ...(certificates === null ? {} : { CADENCE_CA_FILE: certificates }),
    },
  };
  const broken = brokenValue(job);
  if (broken !== null)
    throw new UserError(`${JSON.stringify(broken)} has a line break in it, and what cron runs is written in one line`, {
      hint: 'rename that file or folder, or name another (--db, CADENCE_CONFIG, CADENCE_CA_FILE, TZ)',
    });
  return job;
}

/** What the mail at night will lack. */
interface Lacking {
  /** Settings that are not set. */
  readonly settings: readonly string[];
  /** The password is known here by the environment only. */
  readonly password: boolean;
  /** The book is encrypted, and its key is known here only. */
  readonly key: boolean;
}

export async function lackingAtNight(ctx: Workspace): Promise<Lacking> {
  const { config } = ctx;
  const stored = config.get('mail.password') ?? config.get('mail.password-command');
  return {
    settings: ['mail.smtp', 'mail.to'].filter((key) => config.get(key) === null),
    password: config.env('CADENCE_SMTP_PASSWORD') !== null && stored === null,
    key: (await isEncrypted(ctx)) && config.get('key-command') === null,
  };
}

/** What runs the job. */
export type Scheduler = 'cron' | 'systemd' | 'launchd';

/** Said where the machine's clock, or the one in front of it, is not the one that the user means; null where it is. */
export async function zoneWarning(ctx: Workspace, job: Job, scheduler: Scheduler): Promise<string | null> {
  const { at, timeZone, machine } = job;
  const when = `${weekdayNames[at.weekday]} ${at.hour}:${String(at.minute).padStart(2, '0')}`;
  const isSame = isSameClock(machine, at);
  if (scheduler === 'launchd' && !isSame)
    return `launchd goes by the machine's clock, which is in ${machine.timeZone} and not in ${timeZone}: change the hour in the file`;
  if (scheduler === 'cron' && !isSame)
    return `this machine's clock is in ${machine.timeZone} and yours in ${timeZone}: the line looks at yours and mails at ${when} of it`;
  const country = await countryOf(ctx);
  const zones = country === null ? [] : zonesOf(country);
  const isTheirs = (zone: string) => isSameClock(onMachineClock(at, zone, timeZone, ctx.today), at);
  if (zones.length === 0 || zones.some(isTheirs)) return null;
  const yours = zones.length === 1 ? zones[0] : 'ZONE';
  return `the clock here is in ${timeZone}, and the book's country is ${country}: ${when} is meant in ${timeZone}; for yours: TZ=${yours} cadence cron`;
}

/** The book's; null where there is no book yet, or none that opens without a key. */
async function countryOf(ctx: Workspace): Promise<string | null> {
  const { database } = ctx.files;
  if ((await ctx.files.facts(database)) === null || (await isEncrypted(ctx))) return null;
  return readBookSettings(await (await ctx.openStore()).settings.all()).country;
}

async function isEncrypted(ctx: Workspace): Promise<boolean> {
  const { database } = ctx.files;
  return (await ctx.files.facts(database)) !== null && saltOf(database) !== null;
}

export async function readCrontab(ctx: Workspace): Promise<string> {
  const { code, out, err } = await ctx.programs.run('crontab', ['-l']);
  if (code === null) throw noCrontab();
  // "no crontab for ann" is the answer for an empty one; some also print three lines of comment first.
  if (code !== 0 && !/no crontab for/i.test(err)) throw new UserError(`your crontab could not be read: ${err.trim()}`);
  return code === 0 ? out : '';
}

export async function writeCrontab(ctx: Workspace, content: string): Promise<void> {
  const { code, err } = await ctx.programs.run('crontab', ['-'], { input: content });
  if (code === null) throw noCrontab();
  if (code !== 0) throw new UserError(`your crontab could not be changed: ${err.trim()}`, { hint: 'it is as it was' });
}

function noCrontab(): UserError {
  return new UserError('this machine has no crontab', {
    hint: 'cadence cron --systemd and --launchd print what other schedulers want',
  });
}
