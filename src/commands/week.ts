import { viewOf } from '../app/callers/view.ts';
import { weekOf } from '../app/lists/weekly-list.ts';
import { clocksOf, readersZone } from '../app/settings/clocks.ts';
import { forceHelp } from '../command-line/force-option.ts';
import { writeAnswer } from '../command-line/named-files.ts';
import { actOnNewsAndTell } from '../command-line/news.ts';
import { openPage, passingPage } from '../command-line/open-page.ts';
import { tellWhose } from '../command-line/whose.ts';
import type { Context, Register } from '../context.ts';
import type { WeekList } from '../domain/week.ts';
import { UsageError } from '../errors.ts';
import { json, weekJson } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { weekText } from '../render/week.ts';
import type { Store } from '../store/store.ts';

interface WeekOptions {
  readonly email?: true | readonly string[];
  readonly eachOwner?: boolean;
  readonly owner?: string;
  readonly everyone?: boolean;
  readonly html?: boolean;
  readonly markdown?: boolean;
  readonly print?: boolean;
  readonly csv?: boolean;
  readonly ics?: boolean;
  readonly out?: string;
  readonly force?: boolean;
  readonly all?: boolean;
  readonly again?: boolean;
  readonly dryRun?: boolean;
  readonly raw?: boolean;
  readonly readReplies?: true | string;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('week')
    .description('Shows or mails the list for this week; when no working day of it is left, for the next one.')
    .option('--all', 'every call of every day')
    .option('--owner <name>', 'only the customers of this owner')
    .option('--everyone', 'the calls of all callers, not only yours')
    .option('--html', 'as an HTML page')
    .option('--markdown', 'as Markdown, with boxes to tick')
    .option('--print', 'as a page to print, with boxes to tick and room for notes')
    .option('--csv', 'the calls as a table for a spreadsheet')
    .option('--ics', 'as a calendar; importing it again moves the events instead of doubling them')
    .option('--out <file>', 'write it to this file instead of printing it')
    .option('--force', forceHelp)
    .option('--email [to...]', 'mail it to these addresses (else to mail.to)')
    .option(
      '--each-owner',
      'with --email: mail every owner the list of their own customers (addresses from mail.owners)',
    )
    .option('--again', 'with --email: also to those who already have it')
    .option('--dry-run', 'with --email: print the mail as it would look, and send nothing')
    .option('--raw', 'with --dry-run: print the message as it would be sent')
    .option(
      '--read-replies [source]',
      'log the answers to mailed lists: in mail.inbox, a Maildir, a file, - for one mail',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  cadence week\n  cadence week --email ann@shop.example\n  cadence week --print --out week.html\n  cadence week --ics --out week.ics\n  cadence week --read-replies\n',
    )
    .action(run(week));
};

/** What shows or mails the list. */
const shapes = ['email', 'html', 'markdown', 'print', 'csv', 'ics', 'out', 'all'] as const;

export async function week(ctx: Context, options: WeekOptions): Promise<void> {
  const { readReplies } = options;
  if (readReplies !== undefined) {
    if (shapes.some((name) => options[name] !== undefined))
      throw new UsageError('--read-replies reads answers; it neither shows nor mails the list', {
        hint: 'use the other options in a command of their own',
      });
    const { readRepliesAndTell } = await import('../command-line/read-replies.ts');
    return await readRepliesAndTell(ctx, { ...options, readReplies });
  }
  const store = await ctx.openStore({ patient: options.email !== undefined });
  await actOnNewsAndTell(ctx, store);
  if (options.email !== undefined) return await mailed(ctx, store, options);
  const mailOnly = (['eachOwner', 'again', 'dryRun', 'raw'] as const).find((name) => options[name] === true);
  if (mailOnly !== undefined)
    throw new UsageError('--each-owner, --again, --dry-run and --raw are about mailing the list', {
      hint: 'add --email',
    });
  const view = await viewOf(ctx, store, options);
  tellWhose(ctx, view, options);
  const at = { today: ctx.today, ...(await clocksOf(ctx, store)) };
  const list = await weekOf(store, { ...at, view, owner: options.owner });
  if (options.print && options.out === undefined && ctx.io.outIsTerminal) return await printed(ctx, list);
  await writeAnswer(ctx, options, () => shown(ctx, store, list, options));
}

async function mailed(ctx: Context, store: Store, options: WeekOptions): Promise<void> {
  if (options.raw === true && options.dryRun !== true)
    throw new UsageError('--raw shows what --dry-run would send', { hint: 'add --dry-run' });
  if (options.out !== undefined)
    throw new UsageError('--out writes the list to a file, --email mails it: one at a time');
  const { mailAndTell } = await import('../command-line/mail-week.ts');
  const to = Array.isArray(options.email) ? options.email : null;
  await mailAndTell(ctx, store, { ...options, to });
}

/** On a terminal the browser opens the page: it can print. */
async function printed(ctx: Context, list: WeekList): Promise<void> {
  const { weekPage } = await import('../render/week-print.ts');
  await openPage(ctx, await passingPage(ctx, 'cadence-week.html', weekPage(list)));
}

async function shown(ctx: Context, store: Store, list: WeekList, options: WeekOptions): Promise<string> {
  const all = options.all === true;
  if (options.json) return json(weekJson(list));
  if (options.html) return (await import('../render/week-html.ts')).weekHtml(list, { all });
  if (options.print) return (await import('../render/week-print.ts')).weekPage(list);
  if (options.markdown) return (await import('../render/week-markdown.ts')).weekMarkdown(list, { all });
  if (options.csv) return (await import('../render/week-csv.ts')).weekCsv(list);
  if (options.ics) {
    const { weekIcs } = await import('../render/week-ics.ts');
    const { weekCalendar } = await import('../app/lists/calendar.ts');
    const calendar = await weekCalendar(store, list, options.owner);
    return weekIcs(list, { ...calendar, timeZone: await readersZone(ctx, store), now: ctx.now() });
  }
  const onScreen = ctx.io.outIsTerminal && options.out === undefined;
  const paint = await paintFor(onScreen ? ctx.io.color : false);
  return weekText(list, { paint, width: onScreen ? ctx.io.width : undefined, all });
}
