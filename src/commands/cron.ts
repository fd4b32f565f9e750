import { parse } from 'node:path';
import {
  installJob,
  jobOf,
  jobStatus,
  lackingAtNight,
  removeJob,
  type Scheduler,
  type WrongClock,
  wrongClock,
} from '../app/mailing/cron-job.ts';
import type { Context, Register } from '../context.ts';
import { weekdayNames } from '../domain/day.ts';
import {
  type CronJob,
  crontabLines,
  launchdAgent,
  launchdReading,
  systemdReading,
  systemdUnits,
} from '../domain/schedule.ts';
import { unsayable, windowsReading, windowsTask } from '../domain/windows-task.ts';
import { UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plainLines, plural } from '../render/text.ts';

interface CronOptions {
  readonly at: string;
  readonly eachOwner?: boolean;
  readonly systemd?: boolean;
  readonly launchd?: boolean;
  readonly taskScheduler?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const cron = program
    .command('cron')
    .description(
      'Mails the weekly list every Monday morning: prints the crontab line for this book, or edits your crontab.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  cadence cron\n  cadence cron install --at "friday 16:00"\n  cadence cron print --systemd\n',
    );
  const timed = (name: string, about: string) =>
    cron
      .command(name, { isDefault: name === 'print' })
      .description(about)
      .option('--at <time>', 'the weekday and time, on your clock', 'monday 6:30')
      .option('--each-owner', 'mail every owner the list of their own customers');
  timed('print', 'print the line for your crontab (like `cadence cron` alone)')
    .option('--systemd', 'a systemd timer instead')
    .option('--launchd', 'a launchd agent instead')
    .option('--task-scheduler', 'a Windows task instead')
    .action(run(print));
  timed('install', 'add the line to your crontab, between two markers').action(run(install));
  cron.command('remove').description('remove the line from your crontab').action(run(remove));
  cron.command('status').description('show the line in your crontab, and what was mailed last').action(run(status));
};

async function print(ctx: Context, options: CronOptions): Promise<void> {
  const job = await jobOf(ctx, options);
  const scheduler = schedulerOf(options);
  const files = filesOf(scheduler, job);
  if (options.json) ctx.io.out(json({ scheduler, files }));
  else ctx.io.out(scheduler === 'systemd' ? withNames(files) : files.map(({ text }) => text).join(''));
  if (!options.json) ctx.io.talk(`${advice(scheduler, files)}\n`);
  await warn(ctx, job, scheduler);
}

/** What a scheduler reads, and where it looks for it. */
interface JobFile {
  /** Null for lines of the crontab. */
  readonly path: string | null;
  readonly text: string;
}

function schedulerOf({ systemd, launchd, taskScheduler }: CronOptions): Scheduler {
  if (systemd) return 'systemd';
  if (launchd) return 'launchd';
  return taskScheduler ? 'Task Scheduler' : 'cron';
}

function filesOf(scheduler: Scheduler, job: CronJob): readonly JobFile[] {
  switch (scheduler) {
    case 'cron':
      return [{ path: null, text: `${crontabLines(job)}\n` }];
    case 'systemd':
      return unitFiles(job);
    case 'launchd':
      return agentFiles(job);
    case 'Task Scheduler':
      return taskFiles(job);
  }
}

function unitFiles(job: CronJob): readonly JobFile[] {
  const reading = systemdReading(job);
  const timers = [
    { name: 'cadence', units: systemdUnits(job) },
    ...(reading === null ? [] : [{ name: 'cadence-replies', units: reading }]),
  ];
  return timers.flatMap(({ name, units: { service, timer } }) => [
    { path: `~/.config/systemd/user/${name}.service`, text: service },
    { path: `~/.config/systemd/user/${name}.timer`, text: timer },
  ]);
}

const withNames = (files: readonly JobFile[]) => files.map(({ path, text }) => `# ${path}\n${text}`).join('\n');

function agentFiles(job: CronJob): readonly JobFile[] {
  const reading = launchdReading(job);
  const path = (name: string) => `~/Library/LaunchAgents/cadence.${name}.plist`;
  return [
    { path: path('week'), text: launchdAgent(job) },
    ...(reading === null ? [] : [{ path: path('replies'), text: reading }]),
  ];
}

function taskFiles(job: CronJob): readonly JobFile[] {
  const broken = unsayable(job);
  if (broken !== null)
    throw new UserError(`${JSON.stringify(broken)} has a " or a % in it, which a Windows task cannot contain`, {
      hint: 'rename that file or folder, or name another (--db, CADENCE_CONFIG, CADENCE_CA_FILE)',
    });
  const reading = windowsReading(job);
  return [
    { path: 'cadence-week.xml', text: windowsTask(job) },
    ...(reading === null ? [] : [{ path: 'cadence-replies.xml', text: reading }]),
  ];
}

/** What to do with the files. */
function advice(scheduler: Scheduler, files: readonly JobFile[]): string {
  const paths = files.map(({ path }) => path ?? '');
  const names = paths.map((path) => parse(path).name);
  switch (scheduler) {
    case 'cron':
      return 'add it to your crontab: cadence cron install';
    case 'systemd': {
      const timers = [...new Set(names)].map((name) => `${name}.timer`).join(' ');
      const which = files.length === 2 ? 'both' : 'the four';
      return `save ${which} files, then: systemctl --user daemon-reload && systemctl --user enable --now ${timers}`;
    }
    case 'launchd':
      return paths
        .map((path, at) => {
          const what = paths.length === 1 ? 'it' : `what is labelled ${names[at]}`;
          return `save ${what} as ${path}, then: launchctl load ${path}`;
        })
        .join('\n');
    case 'Task Scheduler':
      return paths
        .map((path, at) => `save it as ${path}, then: schtasks /create /tn ${names[at]} /xml ${path}`)
        .join('\n');
  }
}

async function install(ctx: Context, options: CronOptions): Promise<void> {
  const job = await jobOf(ctx, options);
  const { line, changed } = await installJob(ctx, job);
  if (options.json) ctx.io.out(json({ installed: true, line, changed }));
  else ctx.io.talk(`${changed ? 'added to your crontab' : 'your crontab has this line already'}:\n${line}\n`);
  await warn(ctx, job, 'cron');
}

async function remove(ctx: Context, options: Pick<CronOptions, 'json'>): Promise<void> {
  const { changed, stray } = await removeJob(ctx);
  const done = changed ? 'removed from your crontab' : 'your crontab has no cadence line for this book';
  if (stray.length === 0 && options.json) return ctx.io.out(json({ installed: false, line: null, changed }));
  if (stray.length === 0) return ctx.io.talk(`${done}\n`);
  throw new UserError(
    `${done}, but ${plural(stray.length, 'line')} outside its marks still ${stray.length === 1 ? 'mails' : 'mail'} from this book:\n${stray.join('\n')}`,
    { hint: 'remove what you do not want with: crontab -e' },
  );
}

async function status(ctx: Context, options: CronOptions): Promise<void> {
  const { line, mailed } = await jobStatus(ctx);
  if (options.json) {
    const last = mailed.map(({ list, recipient, state, at, detail }) => ({ list, recipient, state, at, detail }));
    ctx.io.out(json({ installed: line !== null, line, last }));
    return;
  }
  ctx.io.out(line === null ? 'not in your crontab; add it: cadence cron install\n' : `in your crontab:\n${line}\n`);
  const lines = mailed.map(
    ({ list, recipient, state, at, detail }) =>
      `${list}  ${state} to ${recipient} ${at}${detail === null ? '' : ` (${detail})`}`,
  );
  ctx.io.out(lines.length === 0 ? 'nothing has been mailed yet\n' : plainLines(`mailed last:\n${lines.join('\n')}\n`));
}

const keeping = {
  CADENCE_SMTP_PASSWORD: 'cadence config mail',
  CADENCE_IMAP_PASSWORD: 'cadence config set mail.inbox-password',
} as const;

/** Warns now about what would fail at night. */
async function warn(ctx: Context, job: CronJob, scheduler: Scheduler): Promise<void> {
  const clock = await wrongClock(ctx, job, scheduler);
  if (clock !== null) ctx.io.talk(`${clockText(clock, job)}\n`);
  const lacking = await lackingAtNight(ctx);
  if (lacking.settings.length > 0)
    ctx.io.talk(`set these before it can mail: ${lacking.settings.join(', ')} (cadence config mail asks)\n`);
  for (const variable of lacking.passwords)
    ctx.io.talk(`${variable} is set here, but cron will not see it: ${keeping[variable]} stores the password\n`);
  if (lacking.key)
    ctx.io.talk(
      'the book is encrypted, and cron sees neither CADENCE_KEY nor your keyring: cadence config set key-command COMMAND\n',
    );
}

function clockText(wrong: WrongClock, { at, timeZone, machine }: CronJob): string {
  const when = `${weekdayNames[at.weekday]} ${at.hour}:${String(at.minute).padStart(2, '0')}`;
  if (wrong.kind === 'goes-by-machine')
    return `${wrong.scheduler} goes by the machine's clock, which is in ${machine.timeZone} and not in ${timeZone}: change the hour in the file`;
  if (wrong.kind === 'machine-elsewhere')
    return `this machine's clock is in ${machine.timeZone} and yours in ${timeZone}: the line goes by yours and mails at ${when}`;
  return `the clock here is in ${timeZone}, and the book's ${wrong.by} is ${wrong.place}: ${when} is in ${timeZone}; for your own: TZ=${wrong.zone ?? 'ZONE'} cadence cron`;
}
