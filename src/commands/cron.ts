import {
  jobOf,
  lackingAtNight,
  readCrontab,
  type Scheduler,
  writeCrontab,
  zoneWarning,
} from '../app/mailing/cron-job.ts';
import type { Context, Register } from '../context.ts';
import { crontabLine, type Job, launchdAgent, lineIn, strayLines, systemdUnits, withLine } from '../domain/schedule.ts';
import { UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plainLines, plural } from '../render/text.ts';

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
  await warn(ctx, job, options.systemd ? 'systemd' : options.launchd ? 'launchd' : 'cron');
}

async function install(ctx: Context, options: CronOptions): Promise<void> {
  const before = await readCrontab(ctx);
  const job = await jobOf(ctx, options);
  const line = crontabLine(job);
  const after = withLine(before, ctx.files.database, line);
  if (after !== before) await writeCrontab(ctx, after);
  ctx.io.talk(`${after === before ? 'your crontab has this line already' : 'put into your crontab'}:\n${line}\n`);
  await warn(ctx, job, 'cron');
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

/** What would fail at night is said now. */
async function warn(ctx: Context, job: Job, scheduler: Scheduler): Promise<void> {
  const zones = await zoneWarning(ctx, job, scheduler);
  if (zones !== null) ctx.io.talk(`${zones}\n`);
  const lacking = await lackingAtNight(ctx);
  if (lacking.settings.length > 0)
    ctx.io.talk(`still to be set before it can mail: ${lacking.settings.join(', ')} (cadence config mail asks)\n`);
  if (lacking.password)
    ctx.io.talk(
      'CADENCE_SMTP_PASSWORD is set here, but cron will not see it: cadence config mail keeps the password\n',
    );
  if (lacking.key)
    ctx.io.talk(
      'the book is encrypted, and cron sees neither CADENCE_KEY nor your keyring: cadence config set key-command COMMAND\n',
    );
}
