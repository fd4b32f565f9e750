import { Option } from 'commander';
import { fitting, logAll, mendLast } from '../app/calls/log.ts';
import { thePerson } from '../app/customers/people.ts';
import { withBookDates } from '../app/settings/book-dates.ts';
import { clocksOf } from '../app/settings/clocks.ts';
import { gathered } from '../argv.ts';
import type { LogEntry } from '../call/log-entry.ts';
import { hooked } from '../command-line/hooked.ts';
import { type LogOptions, moods, readLogOptions } from '../command-line/log-options.ts';
import { withMissing, withWords } from '../command-line/log-questions.ts';
import { loggedWords } from '../command-line/logged.ts';
import { nameUndo } from '../command-line/name-undo.ts';
import { numberedOrNamed } from '../command-line/the-customers.ts';
import type { Context, Register } from '../context.ts';
import type { Customer } from '../domain/customer.ts';
import type { Person } from '../domain/person.ts';
import { purposes } from '../domain/script/script.ts';
import { outcomeNames, touchKinds } from '../domain/touch.ts';
import { UsageError } from '../errors.ts';
import { json, withoutNobody } from '../render/json.ts';
import { adviceAfter } from '../render/log.ts';
import type { Store } from '../store/store.ts';

/** Choices for help and completion; `readLogOptions` accepts other spellings. */
const oneOf = (flags: string, about: string, choices: readonly string[]) =>
  new Option(flags, about).choices(choices).argParser((text) => text);

export const register: Register = (program, run) => {
  program
    .command('log [customer...]')
    .description('Records a call, visit, card or mail you already made, in one line.')
    .addOption(oneOf('-o, --outcome <outcome>', 'of a call', outcomeNames))
    .addOption(oneOf('-k, --kind <kind>', 'what it was', touchKinds))
    .option('-n, --note <text>', 'what was said')
    .option('-p, --promise <text>', 'something we owe them (may be repeated)', gathered)
    .option('--by <day>', 'when the promise is due, or when they want to be called back')
    .option('--next <day>', 'the day of the next call')
    .option('--at <when>', 'when it was: yesterday, tuesday at 10, 2026-11-20 14:30')
    .option('--number <number>', 'the number you dialled, if they have several')
    .option('--person <name>', 'with which person at the customer')
    .option('--minutes <number>', 'how long it took')
    .addOption(oneOf('--purpose <purpose>', 'why it was made', purposes))
    .addOption(oneOf('--sentiment <mood>', 'how they sounded', moods))
    .option('--fact <text>', 'worth remembering (may be repeated)', gathered)
    .option('--goal <text>', 'what they want to achieve: "new store in may" (may be repeated)', gathered)
    .option('--ask <text>', 'a question for the next call (may be repeated)', gathered)
    .option('--answer <question=text>', 'their answer to a question of a script (may be repeated)', gathered)
    .option('--caller <name>', 'who made it')
    .option('--inbound', 'they reached out to us')
    .option('--last', 'correct the last entry instead of adding one')
    .option('--confirm', 'say whether you talked in the connected calls of a telephone’s log')
    .option('-y, --yes', 'with --confirm: you talked in all of them')
    .option('--override <reason>', 'why you did it although they asked not to be called or written to')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence log 12 --outcome connected --note "two new vans" --promise "send the manual by friday"\n' +
        '  cadence log finch --outcome left_voicemail --at yesterday\n  cadence log 10 31 52 --kind card\n  cadence log 12 --person bob --note "takes over from Ann"\n  cadence log --confirm\n',
    )
    .action(
      run((ctx: Context, words: readonly string[], options: LogOptions) =>
        hooked(ctx, { log: 'hookAfterLog' }, (watched) => log(watched, words, options)),
      ),
    );
};

/** Several numbers are several customers; otherwise all words are one name. */
export async function log(ctx: Context, words: readonly string[], options: LogOptions): Promise<void> {
  if (options.confirm) return await confirm(ctx, words, options);
  if (options.yes) throw new UsageError('--yes goes with --confirm', { hint: 'cadence log --confirm --yes' });
  const store = await ctx.openStore();
  const said = await withWords(ctx, readLogOptions(await inBookDates(ctx, options), ctx.today));
  if (words.length === 0 && !options.last)
    throw new UsageError('log needs a customer', { hint: 'cadence log 12, or part of a name' });
  const customers = words.length === 0 ? [] : await numberedOrNamed(ctx, store, words);
  const entry = { ...said, person: await withWhom(store, customers, options) };
  const clocks = await clocksOf(ctx, store);
  const made = options.last
    ? [await mendLast(ctx, store, onlyOne(customers), entry)]
    : await logAll(ctx, store, customers, await withMissing(ctx, await fittingAll(store, customers, entry)));
  if (options.json) {
    const shown = made.map(({ customer, logged }) => ({
      ...{ ...withoutNobody(logged.touch), planned: logged.planned, advice: adviceAfter(customer, logged) },
    }));
    ctx.io.out(json(customers.length > 1 ? shown : shown[0]));
    return;
  }
  for (const one of made) {
    ctx.io.out(loggedWords(clocks, one, options.last ? 'corrected' : 'logged'));
    const advice = adviceAfter(one.customer, one.logged);
    if (advice !== null) ctx.io.talk(`${advice}\n`);
  }
  nameUndo(ctx);
}

/** Of all calls: it is one screen. */
async function confirm(ctx: Context, words: readonly string[], options: LogOptions): Promise<void> {
  if (words.length > 0)
    throw new UsageError('--confirm is about all calls that wait for it', { hint: 'cadence log --confirm' });
  const { confirmOrList } = await import('../command-line/confirm-calls.ts');
  await confirmOrList(ctx, options);
}

/** The person named; null when none was, and for a private customer. */
async function withWhom(store: Store, customers: readonly Customer[], { person }: LogOptions): Promise<Person | null> {
  if (person === undefined) return null;
  const [customer, ...others] = customers;
  if (customer === undefined || others.length > 0)
    throw new UsageError('--person is about one customer', {
      hint: 'name the customer too: cadence log 12 --person bob',
    });
  return await thePerson(store, customer, person);
}

/** Days as typed, with dates in figures read as in the book's country. */
async function inBookDates(ctx: Context, options: LogOptions): Promise<LogOptions> {
  const days: { by?: string; next?: string; at?: string } = {};
  for (const name of ['by', 'next', 'at'] as const) {
    const text = await withBookDates(ctx, options[name]);
    if (text !== undefined) days[name] = text;
  }
  return { ...options, ...days };
}

function onlyOne(customers: readonly Customer[]): Customer | null {
  if (customers.length <= 1) return customers[0] ?? null;
  throw new UsageError('--last corrects one entry', { hint: 'name one customer, or none' });
}

/** If one of them refuses it, nothing is logged for any. */
async function fittingAll(store: Store, customers: readonly Customer[], entry: LogEntry): Promise<LogEntry> {
  const [only] = customers;
  if (customers.length === 1 && only !== undefined) return await fitting(store, only, entry);
  if (entry.number !== null)
    throw new UsageError('--number is for one customer', { hint: 'log the others with a command of their own' });
  for (const customer of customers) await fitting(store, customer, entry);
  return entry;
}
