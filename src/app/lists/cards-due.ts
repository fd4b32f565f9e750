/** The cards that are to be sent: for occasions, promised ones, and those after tries that reached nobody. */
import { addEntries, type LogEntry } from '../../call/log-entry.ts';
import type { Workspace } from '../../context.ts';
import { type CardDue, inOrderOfPosting } from '../../domain/card-due.ts';
import { addDays, type Day, fromEpochDay, toEpochDay } from '../../domain/day.ts';
import type { Occasion } from '../../domain/plan/occasions.ts';
import { calendarOf } from '../../domain/plan/plan-settings.ts';
import type { Calendar } from '../../domain/plan/workdays.ts';
import { addressLines, isPostable } from '../../domain/postal-address.ts';
import type { Store } from '../../store/store.ts';
import { datesAhead } from './dates-ahead.ts';

/** To be posted by this day or before. */
export async function cardsDue({ today }: Workspace, store: Store, until: Day): Promise<CardDue[]> {
  const settings = await store.settings.book();
  const calendar = calendarOf(settings);
  const occasions = await datesAhead(store, { from: today, to: until });
  const cards = [
    ...occasions.flatMap(({ customer, occasion }) => forOccasion(customer, occasion, until)),
    ...(await promised(store)),
    ...(await afterTries(store, calendar)),
  ];
  return inOrderOfPosting(cards.filter(({ by, customer }) => by <= until && !customer.archived));
}

function forOccasion(customer: CardDue['customer'], occasion: Occasion, until: Day): CardDue[] {
  const { kind, cardBy, cardSent } = occasion;
  if (cardBy === null || cardSent !== null || cardBy > until) return [];
  return kind === 'birthday' || kind === 'anniversary' ? [{ customer, why: kind, by: cardBy, occasion }] : [];
}

/** Made in a guided call whose third try in a row reached nobody. */
async function promised(store: Store): Promise<CardDue[]> {
  const owed = await store.promises.owed();
  return owed.flatMap(({ customer, promise: { kind, due } }) =>
    kind === 'card' ? [{ customer, why: 'promised' as const, by: due, occasion: null }] : [],
  );
}

/** Nobody promised a card, but it is what may reach them. */
async function afterTries(store: Store, calendar: Calendar): Promise<CardDue[]> {
  const tried = await store.plan.unreachedWithoutCard();
  const customers = new Map((await store.customers.some(tried.map(({ id }) => id))).map((one) => [one.id, one]));
  return tried.flatMap(({ id, lastAttempt }) => {
    const customer = customers.get(id);
    const workday = calendar.workdayAfter(toEpochDay(lastAttempt), 2);
    const by = workday === null ? addDays(lastAttempt, 2) : fromEpochDay(workday);
    return customer === undefined ? [] : [{ customer, why: 'not reached', by, occasion: null }];
  });
}

/** One card of each, sent today: one operation. `entry` is what the cards have in common. */
export async function logCards(
  ctx: Workspace,
  store: Store,
  cards: readonly CardDue[],
  entry: LogEntry,
): Promise<void> {
  const calendar = calendarOf(await store.settings.book());
  await store.standings.fresh(ctx.today);
  const made = cards.map(({ customer, why }) => ({
    customer,
    entry: { ...entry, purpose: why === 'birthday' || why === 'anniversary' ? ('date' as const) : null },
  }));
  await addEntries(store, made, { facts: { day: ctx.today, time: null, calendar }, today: ctx.today });
}

/** The cards that can be posted, with their addresses, and those for which none is known. */
export interface Addressed {
  readonly cards: readonly CardDue[];
  readonly addresses: readonly (readonly string[])[];
  readonly without: readonly CardDue[];
  readonly home: string | null;
  readonly shop: string | null;
}

export async function addressed(store: Store, cards: readonly CardDue[]): Promise<Addressed> {
  const { country: home, shop } = await store.settings.book();
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
  const countryName = (country: string) => (/^[A-Z]{2}$/.test(country) ? (names.of(country) ?? country) : country);
  const posted = cards.filter(({ customer }) => isPostable(customer));
  return {
    cards: posted,
    addresses: posted.map(({ customer }) => addressLines(customer, { home, countryName })),
    without: cards.filter(({ customer }) => !isPostable(customer)),
    ...{ home, shop },
  };
}
