/** A touch that has happened: stored with everything that follows from it, as one operation. */

import { type Customer, namesOf } from '../domain/customer.ts';
import { addDays, type Day, fromEpochDay, toEpochDay } from '../domain/day.ts';
import type { Moment } from '../domain/moment.ts';
import type { Person } from '../domain/person.ts';
import { intervalFor } from '../domain/plan/plan-settings.ts';
import { isTheirs, type PromiseOwed } from '../domain/promise.ts';
import type { Purpose } from '../domain/script/script.ts';
import { withoutDay } from '../domain/script/spoken-day.ts';
import { entryInWords, type Outcome, outcomes, type Sentiment, type Touch, type TouchKind } from '../domain/touch.ts';
import type { ReadableBook, Store, Transaction } from '../store/store.ts';
import { callTouch } from './notes.ts';
import { applyOutcome, type CallsBefore, type CallTime, keepCard, proposesCard, searchDay } from './outcome.ts';

/** The content of a log entry; null where nothing was given. */
export interface LogEntry {
  readonly kind: TouchKind | null;
  /** Of a call. */
  readonly outcome: Outcome | null;
  readonly note: string | null;
  readonly at: Moment | null;
  /** The dialled number in the customer's spelling; null for their first one. */
  readonly number: string | null;
  /** The person of the customer; null when the user did not say. */
  readonly person: Person | null;
  /** When a promise is due, or when they want to be called back. */
  readonly by: Moment | null;
  readonly next: Day | null;
  readonly minutes: number | null;
  readonly purpose: Purpose | null;
  readonly sentiment: Sentiment | null;
  readonly caller: string | null;
  readonly inbound: boolean;
  readonly promises: readonly string[];
  readonly facts: readonly string[];
  readonly goals: readonly string[];
  readonly questions: readonly string[];
  /** Answers, by the name of the question. */
  readonly answers: readonly { readonly question: string; readonly asked: string; readonly text: string }[];
  /** Why they were called although they asked for no calls. */
  readonly override: string | null;
}

/** An entry with nothing filled in. */
export const blankEntry: LogEntry = {
  ...{ kind: null, outcome: null, note: null, at: null, number: null, person: null, by: null, next: null },
  ...{ minutes: null, purpose: null, sentiment: null, caller: null, inbound: false },
  ...{ promises: [], facts: [], goals: [], questions: [], answers: [], override: null },
};

/** A stored entry, and what follows from it. */
export interface Logged {
  readonly touch: Touch;
  /** Made in it, the latest first. */
  readonly promises: readonly PromiseOwed[];
  /** The day of the next call. */
  readonly planned: Day | null;
  /** It was the last try in a row: a card may reach them. */
  readonly cardProposed: boolean;
}

/** For one or several customers, as one operation; the results in the same order. */
export async function addEntries(
  store: Store,
  made: readonly MadeEntry[],
  { facts, today }: { readonly facts: CallTime; readonly today: Day },
): Promise<Logged[]> {
  const touches = made.map(({ customer, entry }) => touchOf(customer, entry, facts));
  const customers = made.map(({ customer }) => customer.id);
  const summary = summaryOf(made, touches);
  const operation = { kind: 'log', day: today, durable: true, customers, summary } as const;
  const stored = await store.atomically(operation, async (book) => await addWithin(book, made, { facts, today }));
  const logged: Logged[] = [];
  for (const [at, { customer }] of made.entries()) {
    const one = stored[at];
    if (one !== undefined) logged.push({ ...one, cardProposed: await isCardProposed(store, customer, one.touch) });
  }
  return logged;
}

/** Within an operation, as the last thing that it writes. */
export async function addWithin(
  book: Transaction,
  made: readonly MadeEntry[],
  { facts, today }: { readonly facts: CallTime; readonly today: Day },
): Promise<Omit<Logged, 'cardProposed'>[]> {
  const touches = made.map(({ customer, entry }) => touchOf(customer, entry, facts));
  const ids: number[] = [];
  for (const [at, one] of made.entries()) ids.push(await addOne(book, one, { touch: touches[at], facts, today }));
  const next = await book.nextCalls();
  return touches.map((touch, at) => {
    const id = ids[at] ?? 0;
    const promises = book.promises.added.filter(({ touchId }) => touchId === id);
    return { touch: { id, ...touch }, promises, planned: next.get(touch.customerId) ?? null };
  });
}

/** For a stored entry: only a customer's latest one says what to do now. */
export async function isCardProposed(
  book: ReadableBook,
  customer: Customer,
  { id, outcome, direction }: Touch,
): Promise<boolean> {
  if (outcome === null || !outcomes[outcome].attempt || direction === 'inbound') return false;
  const [latest, ...touches] = await book.touches.of(customer.id);
  if (latest?.id !== id || !proposesCard(outcome, { touches }, [])) return false;
  return proposesCard(outcome, { touches }, await book.refusals.of(customer.id));
}

interface MadeEntry {
  readonly customer: Customer;
  readonly entry: LogEntry;
}

function summaryOf(made: readonly MadeEntry[], touches: readonly Omit<Touch, 'id'>[]): string {
  const name = namesOf(made.map(({ customer }) => customer));
  const [touch] = touches;
  const [first] = made;
  if (touch === undefined || first === undefined) return '';
  return entryInWords(made.length === 1 ? first.customer : { name }, touch);
}

async function addOne(
  book: Transaction,
  { customer, entry }: MadeEntry,
  at: { readonly touch: Omit<Touch, 'id'> | undefined; readonly facts: CallTime; readonly today: Day },
): Promise<number> {
  const { touch = touchOf(customer, entry, at.facts), facts, today } = at;
  const touchId = await book.touches.add(touch);
  if (touch.outcome !== null && (!entry.inbound || outcomes[touch.outcome].asksForDay)) {
    const callback =
      callbackOf(touch.outcome, entry) ?? (outcomes[touch.outcome].owesCallback ? soon(facts, today) : null);
    const { number, note: reason, person } = entry;
    const { outcome } = touch;
    await applyOutcome(book, {
      customer,
      touchId,
      outcome,
      day: facts.day,
      searchBy: async () => searchDay(outcome, { ...facts, ...(await callsBefore(book, customer, touchId, today)) }),
      number,
      callback,
      reason,
      person,
    });
  }
  if (touch.kind === 'card' && !entry.inbound) await keepCard(book, { customerId: customer.id, day: facts.day });
  await writeFollowing(book, { customerId: customer.id, touchId, entry, facts, today });
  return touchId;
}

/** The moment they named; null without a day. */
export function callbackOf(outcome: Outcome, { by, next }: Pick<LogEntry, 'by' | 'next'>): Moment | null {
  if (!outcomes[outcome].asksForDay) return null;
  return by ?? (next === null ? null : { day: next, time: null });
}

/** The touches before a stored entry. */
export async function callsBefore(
  book: ReadableBook,
  customer: Customer,
  touchId: number,
  today: Day,
): Promise<CallsBefore> {
  const standing = await book.standings.of(customer.id, today);
  const settings = await book.settings.book();
  return {
    touches: (await book.touches.of(customer.id)).filter(({ id }) => id !== touchId),
    interval: intervalFor(customer, standing?.tier ?? null, settings),
    createdOn: customer.createdOn,
  };
}

function touchOf(customer: Customer, entry: LogEntry, facts: CallTime): Omit<Touch, 'id'> {
  const kind = entry.kind ?? 'call';
  const overridden =
    entry.override === null
      ? null
      : `${kind === 'call' ? 'called although they asked not to be' : `made although they asked for no ${kind}`}: ${entry.override}`;
  return {
    ...callTouch(customer, entry.outcome ?? 'connected', { day: facts.day, time: facts.time, by: entry.caller }),
    kind,
    outcome: kind === 'call' ? (entry.outcome ?? 'connected') : null,
    direction: entry.inbound ? 'inbound' : 'outbound',
    note: [overridden, entry.note].filter((text) => text !== null).join('\n') || null,
    purpose: entry.purpose,
    sentiment: entry.sentiment,
    minutes: entry.minutes,
    personId: entry.person?.id ?? null,
  };
}

/** Writes promises and facts, and the day of the next call if one was given. */
export async function writeFollowing(
  book: Transaction,
  given: { customerId: number; touchId: number; entry: LogEntry; facts: CallTime; today: Day },
): Promise<void> {
  const { customerId, touchId, entry, facts, today } = given;
  const personId = entry.person?.id ?? null;
  for (const text of entry.promises) {
    const spoken = withoutDay(text, today);
    const { day: due, time } = spoken.day === null ? (entry.by ?? soon(facts, today)) : { ...spoken, day: spoken.day };
    const made = { customerId, touchId, madeOn: facts.day, doneOn: null, toldOn: null, personId };
    const what = spoken.rest === '' ? text : spoken.rest;
    await book.promises.add({ ...made, kind: isTheirs(what) ? 'theirs' : 'promise', text: what, due, time });
  }
  const noted = { customerId, notedOn: facts.day, personId };
  for (const text of entry.facts) await book.facts.addFact({ ...noted, kind: 'fact', text, day: null });
  for (const text of entry.goals) {
    await book.facts.addFact({ ...noted, kind: 'goal', text, day: withoutDay(text, today).day });
  }
  for (const text of entry.questions) await book.facts.addQuestion({ customerId, notedOn: facts.day, text });
  await answer(book, { customerId, touchId, entry, day: facts.day });
  if (entry.next !== null) await book.standings.place(customerId, entry.next, 'by hand');
}

/** Replaces an answer that the entry already has. */
async function answer(
  book: Transaction,
  given: { customerId: number; touchId: number; entry: LogEntry; day: Day },
): Promise<void> {
  const { customerId, touchId, entry, day } = given;
  if (entry.answers.length === 0) return;
  const before = (await book.touches.answersOf(customerId)).filter((one) => one.touchId === touchId);
  for (const said of entry.answers) {
    const known = before.find(({ question }) => question === said.question);
    if (known === undefined) await book.touches.addAnswer({ ...said, touchId, customerId, day });
    else await book.touches.changeAnswer(known.id, said.text);
  }
}

/** Two working days from today, for promises without a day. */
export function soon({ calendar }: Pick<CallTime, 'calendar'>, today: Day): Moment {
  const day = calendar.workdayAfter(toEpochDay(today), 2);
  return { day: day === null ? addDays(today, 2) : fromEpochDay(day), time: null };
}
