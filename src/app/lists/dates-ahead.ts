/** Reads the birthdays, anniversaries, renewals, goals and dates of products ahead, for `dates` and `week`. */
import type { BookSettings } from '../../domain/book-settings.ts';
import type { Customer } from '../../domain/customer.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { cardDay, cardLead, cardReach, nextYearly, type Occasion, withCards } from '../../domain/plan/occasions.ts';
import { calendarOf } from '../../domain/plan/plan-settings.ts';
import type { Calendar } from '../../domain/plan/workdays.ts';
import { namesProduct, productDatesOf } from '../../domain/product-dates.ts';
import type { UpcomingDate } from '../../domain/week.ts';
import type { Store } from '../../store/store.ts';

/** The dates within these days, and those whose card must be posted in them; the earliest first. */
export async function datesAhead(store: Store, days: Days): Promise<UpcomingDate[]> {
  const settings = await store.settings.book();
  const dated = await datedIn(store, days, { ...settings, calendar: calendarOf(settings) });
  const customers = new Map(
    (await store.customers.some(dated.map(({ customerId }) => customerId))).map((one) => [one.id, one]),
  );
  return inOrderOfDays(dated, (id) => customers.get(id));
}

/** The same by customer number, unsorted. */
export async function datedIn(
  store: Store,
  days: Days,
  { calendar, productDates }: Pick<BookSettings, 'productDates'> & { readonly calendar: Calendar },
): Promise<Occasion[]> {
  const ahead = (await dated(store, days.from, addDays(days.to, 2 * cardLead)))
    .map(({ noCard, ...one }) => ({ ...one, cardBy: sendsCard(one) && !noCard ? cardDay(one.day, calendar) : null }))
    .filter(({ day, cardBy }) => day <= days.to || (cardBy !== null && cardBy <= days.to));
  return [...(await ticked(store, ahead, days.from)), ...(await ofProducts(store, days, productDates))];
}

/** With the cards that were sent for them already. */
async function ticked(store: Store, ahead: readonly Omit<Occasion, 'cardSent'>[], from: Day): Promise<Occasion[]> {
  const occasions = ahead.map((one) => ({ ...one, cardSent: null }));
  const ids = occasions.flatMap(({ customerId, cardBy }) => (cardBy === null ? [] : [customerId]));
  return ids.length === 0
    ? occasions
    : withCards(occasions, await store.touches.cardsOf([...new Set(ids)], addDays(from, -cardReach)));
}

export function inOrderOfDays(
  occasions: readonly Occasion[],
  customerOf: (id: number) => Customer | undefined,
): UpcomingDate[] {
  return occasions
    .flatMap((occasion) => {
      const customer = customerOf(occasion.customerId);
      return customer === undefined || customer.archived ? [] : [{ customer, occasion }];
    })
    .sort((a, b) =>
      a.occasion.day < b.occasion.day ? -1 : a.occasion.day > b.occasion.day ? 1 : a.customer.id - b.customer.id,
    );
}

interface Days {
  readonly from: Day;
  readonly to: Day;
}

type Dated = Omit<Occasion, 'cardBy' | 'cardSent'> & { readonly noCard: boolean };

/** A renewal or a goal is for the phone. */
function sendsCard({ kind }: Pick<Occasion, 'kind'>): boolean {
  return kind === 'birthday' || kind === 'anniversary';
}

async function dated(store: Store, from: Day, to: Day): Promise<Dated[]> {
  const monthDays = new Set<string>();
  for (let day = from; day <= to; day = addDays(day, 1)) monthDays.add(day.slice(5));
  if (monthDays.has('02-28')) monthDays.add('02-29');
  return (await store.facts.dated([...monthDays])).flatMap(({ customerId, kind, text, day, noCard }) => {
    const next = kind === 'goal' ? { day: day as Day, years: null } : nextYearly(day, from);
    if (next === null || next.day < from || next.day > to) return [];
    return [{ customerId, kind, text: text === '' ? null : text, bought: null, noCard, ...next }];
  });
}

/** Nothing is read in a book without such rules. */
async function ofProducts(store: Store, days: Days, rules: BookSettings['productDates']): Promise<Occasion[]> {
  if (rules.length === 0) return [];
  const purchases = await store.purchases.lastOf(
    (bought) => rules.some(({ product }) => namesProduct(product, bought)),
    days.to,
  );
  return [...Map.groupBy(purchases, ({ customerId }) => customerId)].flatMap(([customerId, theirs]) =>
    productDatesOf(rules, theirs, days).map(({ product, ...date }) => ({
      ...date,
      ...{ customerId, text: product, years: null, cardBy: null, cardSent: null },
    })),
  );
}
