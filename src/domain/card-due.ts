import type { Customer } from './customer.ts';
import type { Day } from './day.ts';
import type { Occasion } from './plan/occasions.ts';

/** A card that is to be sent: for an occasion, because it was promised, or because calls reached nobody. */
export interface CardDue {
  readonly customer: Customer;
  readonly why: 'birthday' | 'anniversary' | 'promised' | 'not reached';
  /** Post it by then. */
  readonly by: Day;
  /** Of the occasion. */
  readonly occasion: Pick<Occasion, 'day' | 'years' | 'text'> | null;
}

/** The most urgent first. */
export function inOrderOfPosting(cards: readonly CardDue[]): CardDue[] {
  return cards.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : a.customer.id - b.customer.id));
}
