/** What an outcome leads to: described before it is chosen, and done afterwards. */
import type { Customer } from '../domain/customer.ts';
import { addDays, type Day, formatDay } from '../domain/day.ts';
import type { Moment } from '../domain/moment.ts';
import type { Person } from '../domain/person.ts';
import { restDays } from '../domain/plan/cadence.ts';
import { attemptsInARow, isLastTry, type NextStep, nextStep } from '../domain/plan/retry.ts';
import type { Calendar } from '../domain/plan/workdays.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isConversation, type Outcome, outcomes, type Touch } from '../domain/touch.ts';
import type { Transaction } from '../store/store.ts';
import { refuseOf } from './reach.ts';

/** The time of a call, and what it depends on. */
export interface CallTime {
  readonly day: Day;
  readonly time: string | null;
  readonly calendar: Calendar;
}

/** The customer's calls before it. */
export interface CallsBefore {
  /** Latest first, without this call. */
  readonly touches: readonly Touch[];
  /** Days; null without a rhythm. */
  readonly interval: number | null;
  /** The day the customer came into the book. */
  readonly createdOn: Day;
}

/** The facts that decide about the next call. */
export type CallFacts = CallTime & CallsBefore;

function nextStepAfter(outcome: Outcome, facts: CallFacts): NextStep {
  const { touches, day, time, interval, createdOn, calendar } = facts;
  const since = touches.find(isConversation)?.day ?? createdOn;
  const due = interval === null ? null : addDays(since, interval);
  return nextStep({ outcome, before: attemptsInARow(touches), day, time, interval, due }, calendar);
}

/** After the last try in a row a card is proposed, unless they refuse cards. */
export function proposesCard(
  outcome: Outcome,
  { touches }: Pick<CallsBefore, 'touches'>,
  refusals: readonly Pick<Refusal, 'kind' | 'who'>[],
): boolean {
  const isRefused = refusals.some(({ kind, who }) => kind === 'card' && who === null);
  return !isRefused && isLastTry(outcome, attemptsInARow(touches));
}

/** In a few words, for the list of outcomes. */
export function causes(outcome: Outcome, facts: CallFacts): string {
  const step = nextStepAfter(outcome, facts);
  const struck = outcomes[outcome].numberBad ? 'removes the number; ' : '';
  return struck + inWords(step, facts, outcomes[outcome].owesCallback);
}

function inWords(step: NextStep, { day: today, interval }: CallFacts, owed: boolean): string {
  switch (step.kind) {
    case 'rhythm':
      return interval === null ? 'nothing else' : `restarts their ${interval}-day clock`;
    case 'again': {
      const leaveNo = step.leaveNo === null ? '' : ', and leave no more voicemail';
      if (step.on === today)
        return `again today${step.notBefore === null ? '' : `, after ${step.notBefore}`}${leaveNo}`;
      return `again on ${formatDay(step.on, 'short')}${step.otherTimeOfDay ? ', at another hour' : ''}${leaveNo}`;
    }
    case 'rest':
      return `try ${step.attempts}: a card, then a rest`;
    case 'named day':
      return owed ? 'they say when' : `they say when, else in ${restDays / 7} weeks or more`;
    case 'none':
      return 'no more calls';
  }
}

/** When another number has to be found, once the only one turned out to be wrong. */
export function searchDay(outcome: Outcome, facts: CallFacts): Day {
  const step = nextStepAfter(outcome, facts);
  return step.kind === 'again' ? step.on : facts.day;
}

/** What an outcome may change of a customer. */
export type CalledCustomer = Pick<Customer, 'id' | 'phones' | 'struckPhones' | 'snoozedUntil'>;

interface CallMade {
  readonly customer: CalledCustomer;
  /** The person of the customer; absent or null when unknown. */
  readonly person?: Person | null;
  readonly touchId: number;
  readonly outcome: Outcome;
  readonly day: Day;
  /** As `searchDay` says; only asked for when the outcome depends on it. */
  readonly searchBy: () => Promise<Day>;
  /** The dialled number; null for their first one. */
  readonly number: string | null;
  /** The moment they asked to be called. */
  readonly callback: Moment | null;
  /** Why they do not want to be called. */
  readonly reason: string | null;
}

/**
 * Writes what follows from a call, within the call's operation. Earlier callbacks are handled by the store after every
 * operation.
 */
export async function applyOutcome(book: Transaction, made: CallMade): Promise<void> {
  const { customer, touchId, outcome, day, callback, reason } = made;
  const meaning = outcomes[outcome];
  const { person = null } = made;
  const personId = person?.id ?? null;
  const owed = { customerId: customer.id, touchId, madeOn: day, doneOn: null, toldOn: null, personId };
  if (meaning.stopsCalls && person !== null) await refuseOf(book, person, { kinds: ['call'], day, reason });
  else if (meaning.stopsCalls) await book.customers.change(customer.id, { doNotCall: { on: day, reason } });
  if (meaning.numberBad) await strikeNumber(book, made);
  if (callback !== null) {
    await book.promises.add({ ...owed, kind: 'callback', text: 'Call back', due: callback.day, time: callback.time });
  }
  if (meaning.conversation && customer.snoozedUntil !== null)
    await book.customers.change(customer.id, { snoozedUntil: null });
}

/** Without another number, finding one becomes a promise. */
async function strikeNumber(book: Transaction, made: CallMade): Promise<void> {
  const { customer, touchId, outcome, day, searchBy, number } = made;
  const dialled = number ?? customer.phones[0];
  const others = customer.phones.filter((phone) => phone !== dialled);
  if (dialled !== undefined) {
    const struckPhones = [...customer.struckPhones, dialled];
    await book.customers.change(customer.id, { phones: others, struckPhones });
  }
  const text = outcomes[outcome].promise;
  if (text === null || others.length > 0) return;
  await book.promises.add({
    customerId: customer.id,
    touchId,
    kind: 'promise',
    text,
    due: await searchBy(),
    time: null,
    madeOn: day,
    doneOn: null,
    toldOn: null,
    personId: made.person?.id ?? null,
  });
}

/** Sending a card keeps the promise of one. */
export async function keepCard(
  book: Transaction,
  { customerId, day }: { customerId: number; day: Day },
): Promise<void> {
  const owed = (await book.promises.of(customerId)).filter(({ kind, toldOn }) => kind === 'card' && toldOn === null);
  for (const { id } of owed) await book.promises.change(id, { doneOn: day, toldOn: day });
}
