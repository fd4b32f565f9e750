import { addDays, type Day, dayOf, fromEpochDay, parseIsoDay, toEpochDay } from '../day.ts';
import type { ProductDateKind } from '../product-dates.ts';
import type { Calendar } from './workdays.ts';

/** A day that wants a card, or a word on the telephone. */
export interface Occasion {
  readonly customerId: number;
  readonly kind: 'birthday' | 'anniversary' | 'renewal' | 'goal' | ProductDateKind;
  readonly day: Day;
  /** Post the card by then; null where no card is sent. */
  readonly cardBy: Day | null;
  /** When a card for it was sent; null when none was. */
  readonly cardSent: Day | null;
  /** `40` for the fortieth birthday or anniversary; null when the year is not known. */
  readonly years: number | null;
  /** What was noted with it; the person at the customer whose birthday it is; the product that wants looking after. */
  readonly text: string | null;
  /** When that product was bought; null of all else. */
  readonly bought: Day | null;
}

/** Days a card needs to be written and to arrive. */
export const cardLead = 10;
/** A card that was posted longer before an occasion was for another one. */
export const cardReach = 30;

/**
 * The next time a yearly date comes round, such as `1984-05-03` or `--05-03`; on 28 February where there is no 29th.
 */
export function nextYearly(date: string, from: Day): { readonly day: Day; readonly years: number | null } | null {
  const born = parseIsoDay(date);
  const monthDay = /^--(\d{2})-(\d{2})$/.exec(date);
  const month = Number(born?.slice(5, 7) ?? monthDay?.[1]);
  const dayOfMonth = Number(born?.slice(8, 10) ?? monthDay?.[2]);
  for (const year of [0, 1].map((more) => Number(from.slice(0, 4)) + more)) {
    const day = dayOf(year, month, dayOfMonth) ?? (month === 2 && dayOfMonth === 29 ? dayOf(year, 2, 28) : null);
    if (day !== null && day >= from) return { day, years: born === null ? null : year - Number(born.slice(0, 4)) };
  }
  return null;
}

/** The last working day that leaves a card `cardLead` days. */
export function cardDay(occasion: Day, calendar: Calendar): Day {
  const latest = toEpochDay(addDays(occasion, -cardLead));
  for (let day = latest; day > latest - 60; day--) if (calendar.isWorkday(day)) return fromEpochDay(day);
  return fromEpochDay(latest);
}

/** Assigns each card to one occasion: the customer's next one without a card. `cards` are the days on which cards were sent. */
export function withCards(occasions: readonly Occasion[], cards: ReadonlyMap<number, readonly Day[]>): Occasion[] {
  const left = new Map([...cards].map(([id, days]) => [id, days.toSorted()]));
  const sent = new Map<Occasion, Day>();
  for (const occasion of occasions.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
    const days = left.get(occasion.customerId) ?? [];
    const at = days.findIndex((day) => day <= occasion.day && day >= addDays(occasion.day, -cardReach));
    if (occasion.cardBy === null || at < 0) continue;
    sent.set(occasion, days[at] as Day);
    days.splice(at, 1);
  }
  return occasions.map((occasion) => ({ ...occasion, cardSent: sent.get(occasion) ?? null }));
}
