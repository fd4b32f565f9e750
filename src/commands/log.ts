import { Option } from 'commander';
import { readLibrary } from '../app/calls/scripts.ts';
import { gathered } from '../argv.ts';
import {
  addEntry,
  callbackOf,
  callsBefore,
  entryInWords,
  type LogEntry,
  type Logged,
  remember,
} from '../call/log-entry.ts';
import { applyOutcome, type CallTime } from '../call/outcome.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { type Day, formatDay } from '../domain/day.ts';
import { clock, parseMoment } from '../domain/moment.ts';
import type { PromiseOwed } from '../domain/promise.ts';
import { purposes } from '../domain/script/script.ts';
import { calendarOf, readBookSettings, readMachineSettings } from '../domain/settings.ts';
import { isConversation, type Outcome, outcomeNames, outcomes, type Touch, touchKinds } from '../domain/touch.ts';
import { UsageError, UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';
import type { Store, Transaction } from '../store/store.ts';
import { checkedAnswer, type LogOptions, moods, readLogOptions } from './calling/log-options.ts';
import { mayCall } from './calling/round.ts';

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
  if (options.last) {
    await mendLast(ctx, { store, named, entry, options });
    return;
  }
  if (named === undefined) throw new UsageError('log needs a customer', { hint: 'cadence log 12, or part of a name' });
  const customer = await theCustomer(ctx, store, named);
  if (!entry.inbound) await mayTouch(store, customer, entry);
  const whole = await withMissing(ctx, { ...entry, number: dialledOf(customer, entry.number) });
  const facts = await timeOf(ctx, store, whole);
  report(ctx, customer, await addEntry(store, { customer, entry: whole, facts, today: ctx.today }), options);
}

/** Stops what the customer asked not to get, of whatever kind. */
async function mayTouch(store: Store, customer: Customer, { kind, override }: LogEntry): Promise<void> {
  if (kind === null || kind === 'call') {
    mayCall(customer, override ?? undefined);
    return;
  }
  const refusals = await store.refusals.of(customer.id);
  const refused = refusals.find((refusal) => refusal.kind === kind && refusal.who === null);
  if (refused === undefined || override !== null) return;
  const reason = refused.reason === null ? '' : `: ${refused.reason}`;
  throw new UserError(`${displayName(customer)} asked for no ${kind}, since ${refused.day}${reason}`, {
    hint: 'when it was made all the same: --override "why" keeps it, and the reason',
  });
}

/** The customer's number with these digits, however it was typed. */
function dialledOf({ phones, name }: Customer, typed: string | null): string | null {
  if (typed === null) return null;
  const digits = (phone: string) => phone.replace(/\D/g, '');
  const found = phones.find((phone) => digits(phone).endsWith(digits(typed)) && digits(typed) !== '');
  if (found !== undefined) return found;
  throw new UsageError(`${name} has no number ${typed}`, {
    hint: phones.length === 0 ? 'no number is known' : `there is ${phones.join(', ')}`,
  });
}

/** Answers as the guided call would keep them, with the words in which their questions are asked. */
async function withWords(ctx: Context, entry: LogEntry): Promise<LogEntry> {
  if (entry.answers.length === 0) return entry;
  const steps = [...(await readLibrary(ctx)).values()].flatMap(({ script }) => script?.steps ?? []);
  const answerable = steps.filter(({ answer }) => answer !== 'none');
  return { ...entry, answers: entry.answers.map((answer) => checkedAnswer(answer, answerable, ctx.today)) };
}

/** On a terminal, what was not said by flag and is needed is asked for; elsewhere a call counts as a talk. */
async function withMissing(ctx: Context, entry: LogEntry): Promise<LogEntry> {
  const { prompter } = ctx;
  const caller = entry.caller ?? readMachineSettings(ctx.config.entries()).me;
  if (!prompter.available) return { ...entry, caller };
  const outcome = (entry.kind ?? 'call') === 'call' ? (entry.outcome ?? (await askOutcome(ctx))) : null;
  const by = entry.by ?? (outcome !== null && outcomes[outcome].asksForDay ? await askBy(ctx) : null);
  const note = entry.note ?? ((await prompter.text('What was said? (Enter: nothing to note)')) || null);
  return { ...entry, caller, outcome, by, note };
}

async function askOutcome({ prompter }: Context): Promise<Outcome> {
  const choices = outcomeNames.map((value) => ({ value, key: outcomes[value].key, label: outcomes[value].label }));
  return await prompter.choose('How did it go?', choices);
}

async function askBy({ prompter, today }: Context): Promise<LogEntry['by']> {
  const text = await prompter.text('When do they want to be called? (tuesday at 10; Enter: they did not say)', {
    check: (typed) => (typed === '' || parseMoment(typed, today) !== null ? null : `"${typed}" is no day`),
  });
  return text === '' ? null : parseMoment(text, today);
}

async function timeOf(ctx: Context, store: Store, { at }: LogEntry): Promise<CallTime> {
  await store.standings.fresh(ctx.today);
  return {
    day: at?.day ?? ctx.today,
    time: at === null ? clock(ctx.now()) : at.time,
    calendar: calendarOf(readBookSettings(await store.settings.all())),
  };
}

interface Mending {
  readonly store: Store;
  readonly named: string | undefined;
  readonly entry: LogEntry;
  readonly options: LogOptions;
}

/** Only what is said by flag changes. Without a name the entry that was added last, whoever it is about. */
async function mendLast(ctx: Context, { store, named, entry, options }: Mending): Promise<void> {
  const customer = named === undefined ? null : await theCustomer(ctx, store, named);
  const touch = await lastTouch(store, customer);
  const about = customer ?? (await store.customers.get(touch.customerId));
  if (about === null) throw new Error(`touch ${touch.id} has no customer`);
  const kind = entry.kind ?? touch.kind;
  const facts = { ...(await timeOf(ctx, store, entry)), day: entry.at?.day ?? touch.day };
  await store.atomically({ kind: 'log', command: 'log --last', day: ctx.today, durable: true }, async (book) => {
    await book.touches.change(touch.id, {
      kind,
      outcome: kind === 'call' ? (entry.outcome ?? touch.outcome ?? 'connected') : null,
      ...(entry.at === null ? {} : { day: entry.at.day, time: entry.at.time }),
      ...(options.inbound === undefined ? {} : { direction: 'inbound' as const }),
      ...given({ note: entry.note, minutes: entry.minutes, purpose: entry.purpose }),
      ...given({ sentiment: entry.sentiment, by: entry.caller }),
    });
    const changed = entry.outcome !== null && entry.outcome !== touch.outcome && kind === 'call';
    if (changed)
      await follow(book, { customer: about, touchId: touch.id, outcome: entry.outcome, entry, facts }, ctx.today);
    await remember(book, { customerId: about.id, touchId: touch.id, entry, facts, today: ctx.today });
    await book.summarize(`mended ${entryInWords(about, touch)}`);
  });
  report(ctx, about, await loggedOf(store, about, touch.id, ctx.today), options);
}

async function loggedOf(store: Store, { id }: Customer, touchId: number, today: Day): Promise<Logged> {
  const touch = (await store.touches.of(id)).find((one) => one.id === touchId);
  if (touch === undefined) throw new Error(`touch ${touchId} was not stored`);
  const promises = (await store.promises.of(id)).filter((promise) => promise.touchId === touchId);
  return { touch, promises, planned: (await store.standings.of(id, today))?.planned ?? null };
}

/** Another outcome leads to something else; what the first one led to stays until somebody changes it. */
async function follow(
  book: Transaction,
  made: { customer: Customer; touchId: number; outcome: Outcome; entry: LogEntry; facts: CallTime },
  today: Day,
): Promise<void> {
  const { entry, ...call } = made;
  const before = async () => await callsBefore(book, made.customer, made.touchId, today);
  const callback = callbackOf(made.outcome, entry);
  const number = dialledOf(made.customer, entry.number);
  await applyOutcome(book, { ...call, before, number, callback, reason: entry.note });
}

function given<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

async function lastTouch(store: Store, customer: Customer | null): Promise<Touch> {
  const last =
    customer === null
      ? await store.touches.last()
      : (await store.touches.of(customer.id)).reduce<Touch | null>((a, b) => (a === null || b.id > a.id ? b : a), null);
  if (last !== null) return last;
  throw new UserError('there is no entry to mend yet', { hint: 'cadence log NAME adds one' });
}

function report(ctx: Context, customer: Customer, { touch, promises, planned }: Logged, options: LogOptions): void {
  if (options.json) {
    ctx.io.out(json({ ...touch, planned }));
    return;
  }
  const restarts = touch.kind === 'call' && !isConversation(touch) ? '; not a conversation, so the clock runs on' : '';
  const next = planned === null ? '' : `; next call ${planned}`;
  ctx.io.out(
    `${options.last ? 'mended' : 'logged'} ${plain(entryInWords(customer, touch))}, ${touch.day}${restarts}${next}\n` +
      promises
        .map((promise) => `  ${promise.kind === 'callback' ? 'to call back' : 'promised'} ${plain(due(promise))}\n`)
        .join(''),
  );
}

function due({ kind, text, due, time }: PromiseOwed): string {
  const when = `${formatDay(due, 'short')}${time === null ? '' : ` ${time}`}`;
  return kind === 'callback' ? `on ${when}` : `by ${when}: ${text}`;
}
