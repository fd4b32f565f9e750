/** Stores a touch that has happened, or corrects the last one. */
import {
  addEntries,
  blankEntry,
  callbackOf,
  callsBefore,
  isCardProposed,
  type LogEntry,
  type Logged,
  writeFollowing,
} from '../../call/log-entry.ts';
import { applyOutcome, type CallTime, searchDay } from '../../call/outcome.ts';
import type { Workspace } from '../../context.ts';
import { type Customer, displayName } from '../../domain/customer.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { usableNumbers } from '../../domain/person.ts';
import { digitsOf } from '../../domain/phone-number.ts';
import { calendarOf } from '../../domain/plan/plan-settings.ts';
import { bringsAnswers, entryInWords, type Outcome, type Touch } from '../../domain/touch.ts';
import { UsageError, UserError } from '../../errors.ts';
import type { Store, Transaction } from '../../store/store.ts';
import { clockExchange, timeToRecord } from '../settings/clocks.ts';
import { mayCall } from './may-call.ts';

interface LoggedOf {
  readonly customer: Customer;
  readonly logged: Logged;
}

/** An entry that says only this. */
export function entryWith(what: Partial<LogEntry>): LogEntry {
  return { ...blankEntry, ...what };
}

/** The entry with the number in the customer's spelling; a UserError when they asked not to get this kind of touch. */
export async function fitting(store: Store, customer: Customer, entry: LogEntry): Promise<LogEntry> {
  answersFit(entry, { kind: 'call', outcome: null, direction: 'outbound' });
  if (!entry.inbound) await mayTouch(store, customer, entry);
  return { ...entry, number: dialledOf(customer, entry.number) ?? ownNumber(customer, entry) };
}

/** `entry` comes from `fitting`. */
export async function log(ctx: Workspace, store: Store, customer: Customer, entry: LogEntry): Promise<LoggedOf> {
  const [logged] = await logAll(ctx, store, [customer], entry);
  if (logged === undefined) throw new Error('nothing was logged');
  return logged;
}

/** The same for several customers. */
export async function logAll(
  ctx: Workspace,
  store: Store,
  customers: readonly Customer[],
  entry: LogEntry,
): Promise<LoggedOf[]> {
  const facts = await timeOf(ctx, store, entry);
  const made = customers.map((customer) => ({ customer, entry }));
  const logged = await addEntries(store, made, { facts, today: ctx.today });
  return customers.flatMap((customer, at) => {
    const one = logged[at];
    return one === undefined ? [] : [{ customer, logged: one }];
  });
}

/** Answers need a conversation; `before` completes what the entry leaves open. */
function answersFit(entry: LogEntry, before: Pick<Touch, 'kind' | 'outcome' | 'direction'>): void {
  const kind = entry.kind ?? before.kind;
  const outcome = entry.outcome ?? before.outcome;
  const direction = entry.inbound ? 'inbound' : before.direction;
  const [answer] = entry.answers;
  if (answer === undefined || bringsAnswers({ kind, outcome, direction })) return;
  const what = kind === 'call' && outcome !== null ? `a call with the outcome ${outcome}` : `a ${kind} of ours`;
  throw new UsageError(`--answer "${answer.question}=${answer.text}": ${what} has no answers`, {
    hint: 'leave --answer out; if they did answer: --outcome connected, or --inbound if it came from them',
  });
}

/** Refuses a touch of a kind that the customer does not want. */
async function mayTouch(store: Store, customer: Customer, { kind, override }: LogEntry): Promise<void> {
  if (kind === null || kind === 'call') {
    mayCall(customer, override ?? undefined, 'log');
    return;
  }
  const refusals = await store.refusals.of(customer.id);
  const refused = refusals.find((refusal) => refusal.kind === kind && refusal.who === null);
  if (refused === undefined || override !== null) return;
  const reason = refused.reason === null ? '' : `: ${refused.reason}`;
  throw new UserError(`${displayName(customer)} asked for no ${kind}, since ${refused.day}${reason}`, {
    hint: 'if it was made anyway: --override "why" logs it with the reason',
  });
}

/** The customer's number with these digits, in whatever form it was typed. */
function dialledOf({ phones, name }: Customer, typed: string | null): string | null {
  if (typed === null) return null;
  const found = phones.find((phone) => digitsOf(phone).endsWith(digitsOf(typed)) && digitsOf(typed) !== '');
  if (found !== undefined) return found;
  throw new UsageError(`${name} has no number ${typed}`, {
    hint: phones.length === 0 ? 'no number is known' : `there is ${phones.join(', ')}`,
  });
}

/** Whoever was talked to was called by a number of their own, where they have one. */
function ownNumber(customer: Customer, { person }: LogEntry): string | null {
  return person === null ? null : (usableNumbers(person, customer)[0] ?? null);
}

/** When it was, with the days on which we work. */
export async function timeOf(ctx: Workspace, store: Store, { at }: Pick<LogEntry, 'at'>): Promise<CallTime> {
  await store.standings.fresh(ctx.today);
  const settings = await store.settings.book();
  const { toBook } = await clockExchange(ctx, store);
  const calendar = calendarOf(settings);
  if (at === null) return { day: ctx.today, time: timeToRecord(ctx, settings.zone), calendar };
  const made = toBook(at);
  // An hour alone is of today; where the book's today has not begun for whoever typed it, that is their day before.
  return { ...(made.day > ctx.today ? toBook({ ...at, day: addDays(at.day, -1) }) : made), calendar };
}

/** Changes only what the entry says. Without a customer, the entry that was added last, whoever it is about. */
export async function mendLast(
  ctx: Workspace,
  store: Store,
  customer: Customer | null,
  entry: LogEntry,
): Promise<LoggedOf> {
  const touch = await lastTouch(store, customer);
  answersFit(entry, touch);
  const about = customer ?? (await store.customers.get(touch.customerId));
  if (about === null) throw new Error(`touch ${touch.id} has no customer`);
  const kind = entry.kind ?? touch.kind;
  const said = await timeOf(ctx, store, entry);
  const facts = { ...said, day: entry.at === null ? touch.day : said.day };
  const customers = [about.id];
  await store.atomically(
    { kind: 'log', command: 'log --last', day: ctx.today, durable: true, customers },
    async (book) => {
      await book.touches.change(touch.id, {
        kind,
        outcome: kind === 'call' ? (entry.outcome ?? touch.outcome ?? 'connected') : null,
        ...(entry.at === null ? {} : { day: said.day, time: said.time }),
        ...(entry.inbound ? { direction: 'inbound' as const } : {}),
        ...given({ note: entry.note, minutes: entry.minutes, purpose: entry.purpose }),
        ...given({ sentiment: entry.sentiment, by: entry.caller, personId: entry.person?.id ?? null }),
      });
      const changed = entry.outcome !== null && entry.outcome !== touch.outcome && kind === 'call';
      if (changed)
        await follow(book, { customer: about, touchId: touch.id, outcome: entry.outcome, entry, facts }, ctx.today);
      await writeFollowing(book, { customerId: about.id, touchId: touch.id, entry, facts, today: ctx.today });
      await book.summarize(`corrected ${entryInWords(about, touch)}`);
    },
  );
  return { customer: about, logged: await loggedOf(store, about, touch.id, ctx.today) };
}

async function loggedOf(store: Store, customer: Customer, touchId: number, today: Day): Promise<Logged> {
  const { id } = customer;
  const touch = (await store.touches.of(id)).find((one) => one.id === touchId);
  if (touch === undefined) throw new Error(`touch ${touchId} was not stored`);
  const promises = (await store.promises.of(id)).filter((promise) => promise.touchId === touchId);
  const planned = (await store.standings.of(id, today))?.planned ?? null;
  return { touch, promises, planned, cardProposed: await isCardProposed(store, customer, touch) };
}

/** A new outcome has consequences of its own; those of the first one stay until somebody changes them. */
async function follow(
  book: Transaction,
  made: { customer: Customer; touchId: number; outcome: Outcome; entry: LogEntry; facts: CallTime },
  today: Day,
): Promise<void> {
  const { entry, facts, ...call } = made;
  const searchBy = async () =>
    searchDay(made.outcome, { ...facts, ...(await callsBefore(book, made.customer, made.touchId, today)) });
  const callback = callbackOf(made.outcome, entry);
  const number = dialledOf(made.customer, entry.number) ?? ownNumber(made.customer, entry);
  const about = { day: facts.day, searchBy, number, callback, reason: entry.note, person: entry.person };
  await applyOutcome(book, { ...call, ...about });
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
  throw new UserError('there is no entry to correct yet', { hint: 'cadence log NAME adds one' });
}
