/** The job that mails the weekly list, and its line in the crontab. */
import type { Workspace } from '../../context.ts';
import type { BookSettings } from '../../domain/book-settings.ts';
import {
  brokenValue,
  type CronJob,
  crontabLines,
  isSameClock,
  lineIn,
  onMachineClock,
  parseWeeklyTime,
  strayLines,
  withLine,
} from '../../domain/schedule.ts';
import type { Sending } from '../../domain/sending.ts';
import { UsageError, UserError } from '../../errors.ts';
import { saltOf } from '../../store/copies.ts';
import { mustBeFile } from '../copies/on-server.ts';
import { clockZone, machineZone, unknownZone, zonesOf } from '../settings/time-zone.ts';

interface JobRequest {
  /** The weekday and time, on this machine's clock. */
  readonly at: string;
  readonly eachOwner?: boolean;
}

/** Everything the job needs is written into it: at night there is no login, no shell and no user settings. */
export async function jobOf(ctx: Workspace, options: JobRequest): Promise<CronJob> {
  const at = parseWeeklyTime(options.at);
  if ('problem' in at) throw new UsageError(at.problem);
  const { database } = ctx.files;
  if ((await ctx.files.facts(database))?.kind === 'folder')
    throw new UserError(`${database} is a folder`, { hint: 'name a book with --db FILE' });
  const unknown = unknownZone(ctx);
  if (unknown !== null)
    throw new UserError(`TZ is "${unknown}", which is not a time zone, so the time is unknown`, {
      hint: 'set it to one such as TZ=Europe/Berlin, or remove it: unset TZ',
    });
  const certificates = ctx.config.env('CADENCE_CA_FILE');
  const timeZone = clockZone(ctx);
  const job: CronJob = {
    at: at.value,
    timeZone,
    machine: onMachineClock(at.value, timeZone, (await machineZone(ctx)) ?? timeZone, ctx.dayNow()),
    command: [
      ...ctx.programs.self,
      ...['--db', database, 'week', '--email', '--quiet'],
      ...(options.eachOwner ? ['--each-owner'] : []),
    ],
    reading:
      ctx.config.get('mail.inbox') === null
        ? null
        : [...ctx.programs.self, '--db', database, 'week', '--read-replies', '--quiet'],
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
  /** Missing settings. */
  readonly settings: readonly string[];
  /** Passwords only known here, from the environment: their variables. */
  readonly passwords: readonly (typeof passwords)[number][0][];
  /** The book is encrypted, and its key is only known here. */
  readonly key: boolean;
}

const passwords = [
  ['CADENCE_SMTP_PASSWORD', 'mail.password'],
  ['CADENCE_IMAP_PASSWORD', 'mail.inbox-password'],
] as const;

export async function lackingAtNight(ctx: Workspace): Promise<Lacking> {
  const { config } = ctx;
  return {
    settings: ['mail.smtp', 'mail.to'].filter((key) => config.get(key) === null),
    passwords: passwords.flatMap(([variable, setting]) =>
      config.env(variable) !== null && (config.get(setting) ?? config.get(`${setting}-command`)) === null
        ? [variable]
        : [],
    ),
    key: (await isEncrypted(ctx)) && config.get('key-command') === null,
  };
}

/** What runs the job. */
export type Scheduler = 'cron' | 'systemd' | 'launchd' | 'Task Scheduler';

/** Why the job would not run at the intended hour. */
export type WrongClock =
  /** The scheduler uses the machine's clock, whatever the job says. */
  | { readonly kind: 'goes-by-machine'; readonly scheduler: Scheduler }
  /** The machine is in another zone; the line checks the user's time. */
  | { readonly kind: 'machine-elsewhere' }
  /** The user's clock is not the book's, by its setting or else its country. `zone` is the book's, when there is only one. */
  | {
      readonly kind: 'user-elsewhere';
      readonly by: 'zone' | 'country';
      readonly place: string;
      readonly zone: string | null;
    };

export async function wrongClock(ctx: Workspace, job: CronJob, scheduler: Scheduler): Promise<WrongClock | null> {
  const { at, timeZone, machine } = job;
  const isSame = isSameClock(machine, at);
  if ((scheduler === 'launchd' || scheduler === 'Task Scheduler') && !isSame)
    return { kind: 'goes-by-machine', scheduler };
  if (scheduler === 'cron' && !isSame) return { kind: 'machine-elsewhere' };
  const { zone, country } = await placeOf(ctx);
  const place = zone ?? country;
  const zones = zone !== null ? [zone] : country === null ? [] : zonesOf(country);
  const isTheirs = (one: string) => isSameClock(onMachineClock(at, one, timeZone, ctx.dayNow()), at);
  if (place === null || zones.length === 0 || zones.some(isTheirs)) return null;
  const [only = null] = zones.length === 1 ? zones : [];
  return { kind: 'user-elsewhere', by: zone === null ? 'country' : 'zone', place, zone: only };
}

/** Unknown when there is no book yet, or none that opens without a key. */
async function placeOf(ctx: Workspace): Promise<Pick<BookSettings, 'zone' | 'country'>> {
  const { database } = ctx.files;
  if ((await ctx.files.facts(database)) === null || (await isEncrypted(ctx))) return { zone: null, country: null };
  return await (await ctx.openStore()).settings.book();
}

async function isEncrypted(ctx: Workspace): Promise<boolean> {
  const { database } = ctx.files;
  return (await ctx.files.facts(database)) !== null && saltOf(database) !== null;
}

interface InstalledJob {
  readonly line: string;
  /** False when the crontab had this line already. */
  readonly changed: boolean;
}

export async function installJob(ctx: Workspace, job: CronJob): Promise<InstalledJob> {
  mustBeFile(ctx, 'cron');
  const before = await readCrontab(ctx);
  const line = crontabLines(job);
  const after = withLine(before, ctx.files.database, line);
  if (after !== before) await writeCrontab(ctx, after);
  return { line, changed: after !== before };
}

interface RemovedJob {
  /** False when the crontab had no line for this book. */
  readonly changed: boolean;
  /** Lines outside of our marks that mail from this book as well. */
  readonly stray: readonly string[];
}

export async function removeJob(ctx: Workspace): Promise<RemovedJob> {
  mustBeFile(ctx, 'cron');
  const before = await readCrontab(ctx);
  const after = withLine(before, ctx.files.database, null);
  if (after !== before) await writeCrontab(ctx, after);
  return { changed: after !== before, stray: strayLines(after, ctx.files.database) };
}

interface JobStatus {
  /** The line in the crontab; null when there is none. */
  readonly line: string | null;
  /** The latest mails, the newest first. */
  readonly mailed: readonly Sending[];
}

export async function jobStatus(ctx: Workspace): Promise<JobStatus> {
  mustBeFile(ctx, 'cron');
  const line = lineIn(await readCrontab(ctx), ctx.files.database);
  const exists = (await ctx.files.facts(ctx.files.database)) !== null;
  return { line, mailed: exists ? await (await ctx.openStore()).sendings.latest(5) : [] };
}

async function readCrontab(ctx: Workspace): Promise<string> {
  const { code, out, err } = await ctx.programs.run('crontab', ['-l']);
  if (code === null) throw noCrontab();
  // "no crontab for ann" is the answer for an empty one; some also print three lines of comment first.
  if (code !== 0 && !/no crontab for/i.test(err)) throw new UserError(`your crontab could not be read: ${err.trim()}`);
  return code === 0 ? out : '';
}

async function writeCrontab(ctx: Workspace, content: string): Promise<void> {
  const { code, err } = await ctx.programs.run('crontab', ['-'], { input: content });
  if (code === null) throw noCrontab();
  if (code !== 0) throw new UserError(`your crontab could not be changed: ${err.trim()}`, { hint: 'it is unchanged' });
}

function noCrontab(): UserError {
  return new UserError('this machine has no crontab', {
    hint: 'cadence cron --systemd and --launchd print what other schedulers want',
  });
}
