/** Reads the birthdays, anniversaries, renewals and goals ahead; `dates` and `week` share it. */
import { addDays, type Day } from '../../domain/day.ts';
import { cardDay, cardLead, nextYearly, type Occasion } from '../../domain/plan/occasions.ts';
import type { Calendar } from '../../domain/plan/workdays.ts';
import type { UpcomingDate } from '../../domain/week.ts';
import type { Store } from '../../store/store.ts';

/** The dates that fall into these days, and those whose card must be posted in them; the earliest first. */
export async function datesAhead(
  store: Store,
  days: { readonly from: Day; readonly to: Day },
  calendar: Calendar,
): Promise<UpcomingDate[]> {
  const until = addDays(days.to, 2 * cardLead);
  const noCard = await store.refusals.refusing('card');
  const dated = [...(await birthdays(store, days.from, until)), ...(await remembered(store, days.from, until))];
  const customers = new Map(
    (await store.customers.some(dated.map(({ customerId }) => customerId))).map((one) => [one.id, one]),
  );
  return dated
    .map(
      (one): Occasion => ({
        ...one,
        cardBy: sendsCard(one) && !noCard.has(one.customerId) ? cardDay(one.day, calendar) : null,
      }),
    )
    .filter(({ day, cardBy }) => day <= days.to || (cardBy !== null && cardBy <= days.to))
    .flatMap((occasion) => {
      const customer = customers.get(occasion.customerId);
      return customer === undefined || customer.archived ? [] : [{ customer, occasion }];
    })
    .sort((a, b) =>
      a.occasion.day < b.occasion.day ? -1 : a.occasion.day > b.occasion.day ? 1 : a.customer.id - b.customer.id,
    );
}

type Dated = Omit<Occasion, 'cardBy'>;

/** A renewal or a goal is for the phone. */
function sendsCard({ kind }: Dated): boolean {
  return kind === 'birthday' || kind === 'anniversary';
}

async function birthdays(store: Store, from: Day, to: Day): Promise<Dated[]> {
  const monthDays = new Set<string>();
  for (let day = from; day <= to; day = addDays(day, 1)) monthDays.add(day.slice(5));
  if (monthDays.has('02-28')) monthDays.add('02-29');
  return (await store.customers.bornOn([...monthDays])).flatMap((customer) => {
    const next = customer.birthday === null ? null : nextYearly(customer.birthday, from);
    return next === null || next.day > to ? [] : [{ customerId: customer.id, kind: 'birthday', text: null, ...next }];
  });
}

async function remembered(store: Store, from: Day, to: Day): Promise<Dated[]> {
  return (await store.memory.dated()).flatMap((fact): Dated[] => {
    if (fact.day === null || fact.kind === 'fact') return [];
    const next = fact.kind === 'goal' ? { day: fact.day, years: null } : nextYearly(fact.day, from);
    if (next === null || next.day < from || next.day > to) return [];
    return [{ customerId: fact.customerId, kind: fact.kind, text: fact.text === '' ? null : fact.text, ...next }];
  });
}
