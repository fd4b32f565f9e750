import { clockZone, unknownZone } from '../app/settings/time-zone.ts';
import type { Context, Register } from '../context.ts';
import {
  brokenValue,
  crontabLine,
  type Job,
  launchdAgent,
  lineIn,
  parseWeeklyTime,
  strayLines,
  systemdUnits,
  withLine,
} from '../domain/schedule.ts';
import { UsageError, UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plainLines, plural } from '../render/text.ts';
import { saltOf } from '../store/copies.ts';

interface CronOptions {
  readonly at: string;
  readonly eachOwner?: boolean;
  readonly systemd?: boolean;
  readonly launchd?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const cron = program
    .command('cron')
    .description('The weekly list every Monday morning: prints the crontab line for this book, or edits your crontab.')
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
  timed('print', 'the line to put into a crontab (what `cadence cron` alone does)')
    .option('--systemd', 'a systemd timer instead')
    .option('--launchd', 'a launchd agent instead')
    .action(run(print));
  timed('install', 'puts the line into your crontab, between two marks').action(run(install));
  cron.command('remove').description('takes the line out of your crontab').action(run(remove));
  cron.command('status').description('the line in your crontab, and what was mailed last').action(run(status));
};

async function print(ctx: Context, options: CronOptions): Promise<void> {
  const job = await jobOf(ctx, options);
  if (options.systemd) {
    const { service, timer } = systemdUnits(job);
    ctx.io.out(
      `# ~/.config/systemd/user/cadence.service\n${service}\n# ~/.config/systemd/user/cadence.timer\n${timer}`,
    );
    ctx.io.talk(
      'save both files, then: systemctl --user daemon-reload && systemctl --user enable --now cadence.timer\n',
    );
  } else if (options.launchd) {
    ctx.io.out(launchdAgent(job));
    ctx.io.talk(
      'save it as ~/Library/LaunchAgents/cadence.week.plist, then: launchctl load ~/Library/LaunchAgents/cadence.week.plist\n',
    );
  } else {
    ctx.io.out(`${crontabLine(job)}\n`);
    ctx.io.talk('put it into your crontab with: cadence cron install\n');
  }
  await warn(ctx);
}

async function install(ctx: Context, options: CronOptions): Promise<void> {
  const before = await readCrontab(ctx);
  const line = crontabLine(await jobOf(ctx, options));
  const after = withLine(before, ctx.files.database, line);
  if (after !== before) await writeCrontab(ctx, after);
  ctx.io.talk(`${after === before ? 'your crontab has this line already' : 'put into your crontab'}:\n${line}\n`);
  await warn(ctx);
}

async function remove(ctx: Context): Promise<void> {
  const before = await readCrontab(ctx);
  const after = withLine(before, ctx.files.database, null);
  if (after !== before) await writeCrontab(ctx, after);
  const stray = strayLines(after, ctx.files.database);
  const done = after === before ? 'your crontab has no line of cadence’s for this book' : 'taken out of your crontab';
  if (stray.length === 0) return ctx.io.talk(`${done}\n`);
  throw new UserError(
    `${done}, but ${plural(stray.length, 'line')} outside its marks still ${stray.length === 1 ? 'mails' : 'mail'} from this book:\n${stray.join('\n')}`,
    { hint: 'remove what you do not want with: crontab -e' },
  );
}

async function status(ctx: Context, options: CronOptions): Promise<void> {
  const line = lineIn(await readCrontab(ctx), ctx.files.database);
  const exists = (await ctx.files.facts(ctx.files.database)) !== null;
  const sendings = exists ? await (await ctx.openStore()).sendings.latest(5) : [];
  if (options.json) {
    const last = sendings.map(({ list, recipient, state, at, detail }) => ({ list, recipient, state, at, detail }));
    ctx.io.out(json({ installed: line !== null, line, last }));
    return;
  }
  ctx.io.out(
    line === null ? 'not in your crontab: cadence cron install puts it there\n' : `in your crontab:\n${line}\n`,
  );
  const lines = sendings.map(
    ({ list, recipient, state, at, detail }) =>
      `${list}  ${state} to ${recipient} ${at}${detail === null ? '' : ` (${detail})`}`,
  );
  ctx.io.out(lines.length === 0 ? 'nothing was mailed yet\n' : plainLines(`mailed last:\n${lines.join('\n')}\n`));
}

/** Everything the job needs is written into it: what runs it at night has no login, no shell and no settings of yours. */
async function jobOf(ctx: Context, options: CronOptions): Promise<Job> {
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
  const job: Job = {
    at: at.value,
    timeZone: clockZone(ctx),
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

/** What would fail at night is said now. */
async function warn(ctx: Context): Promise<void> {
  const { config } = ctx;
  const missing = [
    config.get('mail.smtp') === null ? 'mail.smtp' : null,
    config.get('mail.to') === null ? 'mail.to' : null,
  ].filter((key) => key !== null);
  if (missing.length > 0)
    ctx.io.talk(`still to be set before it can mail: ${missing.join(', ')} (cadence config mail asks)\n`);
  const stored = config.get('mail.password') ?? config.get('mail.password-command');
  if (config.env('CADENCE_SMTP_PASSWORD') !== null && stored === null)
    ctx.io.talk(
      'CADENCE_SMTP_PASSWORD is set here, but cron will not see it: cadence config mail keeps the password\n',
    );
  if ((await isEncrypted(ctx)) && config.get('key-command') === null)
    ctx.io.talk(
      'the book is encrypted, and cron sees neither CADENCE_KEY nor your keyring: cadence config set key-command COMMAND\n',
    );
}

async function isEncrypted(ctx: Context): Promise<boolean> {
  const { database } = ctx.files;
  return (await ctx.files.facts(database)) !== null && saltOf(database) !== null;
}

async function readCrontab(ctx: Context): Promise<string> {
  const { code, out, err } = await ctx.programs.run('crontab', ['-l']);
  if (code === null) throw noCrontab();
  // "no crontab for ann" is the answer for an empty one; some also print three lines of comment first.
  if (code !== 0 && !/no crontab for/i.test(err)) throw new UserError(`your crontab could not be read: ${err.trim()}`);
  return code === 0 ? out : '';
}

async function writeCrontab(ctx: Context, content: string): Promise<void> {
  const { code, err } = await ctx.programs.run('crontab', ['-'], { input: content });
  if (code === null) throw noCrontab();
  if (code !== 0) throw new UserError(`your crontab could not be changed: ${err.trim()}`, { hint: 'it is as it was' });
}

function noCrontab(): UserError {
  return new UserError('this machine has no crontab', {
    hint: 'cadence cron --systemd and --launchd print what other schedulers want',
  });
}
