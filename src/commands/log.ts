import { Option } from 'commander';
import { fitting, log as logEntry, mendLast } from '../app/calls/log.ts';
import { onBothClocks } from '../app/lists/due-on.ts';
import { gathered } from '../argv.ts';
import { type LogOptions, moods, readLogOptions } from '../command-line/log-options.ts';
import { withMissing, withWords } from '../command-line/log-questions.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { purposes } from '../domain/script/script.ts';
import { outcomeNames, touchKinds } from '../domain/touch.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { adviceAfter, loggedText } from '../render/log.ts';

/** Choices that help and completion show; `readLogOptions` forgives how they are written. */
const oneOf = (flags: string, about: string, choices: readonly string[]) =>
  new Option(flags, about).choices(choices).argParser((text) => text);

export const register: Register = (program, run) => {
  program
    .command('log [customer]')
    .description('A call, visit, card or mail that was already made, in one line.')
    .addOption(oneOf('-o, --outcome <outcome>', 'of a call', outcomeNames))
    .addOption(oneOf('-k, --kind <kind>', 'what it was', touchKinds))
    .option('-n, --note <text>', 'what was said')
    .option('-p, --promise <text>', 'something we owe them (may be repeated)', gathered)
    .option('--by <day>', 'when the promise is due, or when they want to be called back')
    .option('--next <day>', 'the day of the next call')
    .option('--at <when>', 'when it was: yesterday, tuesday at 10, 2026-11-20 14:30')
    .option('--number <number>', 'which of their numbers was dialled, where they have several')
    .option('--minutes <number>', 'how long it took')
    .addOption(oneOf('--purpose <purpose>', 'why it was made', purposes))
    .addOption(oneOf('--sentiment <mood>', 'how they sounded', moods))
    .option('--fact <text>', 'worth knowing for ever (may be repeated)', gathered)
    .option('--goal <text>', 'what they want to reach: "new store in may" (may be repeated)', gathered)
    .option('--ask <text>', 'a question for the next call (may be repeated)', gathered)
    .option('--answer <question=text>', 'what they answered to a question of a script (may be repeated)', gathered)
    .option('--caller <name>', 'who made it')
    .option('--inbound', 'they reached out to us')
    .option('--last', 'mend the last entry instead of adding one')
    .option('--override <reason>', 'they asked not to be called or written to: why it was done all the same')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence log 12 --outcome connected --note "two new vans" --promise "send the manual by friday"\n' +
        '  cadence log finch --outcome left_voicemail --at yesterday\n  cadence log 12 --kind card\n',
    )
    .action(run(log));
};

export async function log(ctx: Context, named: string | undefined, options: LogOptions): Promise<void> {
  const entry = await withWords(ctx, readLogOptions(options, ctx.today));
  const store = await ctx.openStore();
  if (named === undefined && !options.last)
    throw new UsageError('log needs a customer', { hint: 'cadence log 12, or part of a name' });
  const customer = named === undefined ? null : await theCustomer(ctx, store, named);
  const { customer: about, logged } =
    customer === null || options.last
      ? await mendLast(ctx, store, customer, entry)
      : await logEntry(ctx, store, customer, await withMissing(ctx, await fitting(store, customer, entry)));
  const advice = adviceAfter(about, logged);
  if (options.json) ctx.io.out(json({ ...logged.touch, planned: logged.planned, advice }));
  else {
    const made = logged.promises.map((promise) => ({ promise, customer: about }));
    const promises = onBothClocks(made, { now: ctx.now(), wallClock: ctx.wallClock() });
    ctx.io.out(loggedText(about, { ...logged, promises }, options.last ? 'mended' : 'logged'));
  }
  if (advice !== null && !options.json) ctx.io.talk(`${advice}\n`);
}
